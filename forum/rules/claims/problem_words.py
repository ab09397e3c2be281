"""What is said of words that are too strong for their study."""

NOBODY_STOPPED = "Nobody stopped a treatment in this study. Never advise anyone to."
NOT_PREVENTED = "A study like this counts what happened. It can’t show that something is prevented or cured."
NOT_SETTLED = "One study settles nothing."
NO_LAW_OF_NULLS = "That no difference was found does not prove that there is none."
NO_RESULT_YET = "This study is a plan. It has no result yet."
FAR_FROM_PEOPLE = "This was not seen in people."
NO_ADVICE = "A study gives no advice."
NO_CAUSE = "This design can’t tell what the cause was."
NO_OTHER_GROUP = "There was no other group to compare with."
NO_FUTURE = "This study can’t tell what will happen."
NO_LAW = "This is told as if it were always so. Tell what was seen."
NOT_IN_FACTS = "This figure is nowhere in the study."
SHARE_OF_PEOPLE = "In the study this is a share of people, not the size of a change."
NO_SHARES = "Interviews can’t tell how many people think so."
MORE_PEOPLE = "These are more people than the study had."
SAID_BY_SOME = "Some people said so. It was not found of all."
LONGER = "That is longer than anybody was followed."
ONE_PART = "The whole programme was studied, not this part of it."
NO_DIFFERENCE = "This did not differ in the study."
NO_LINK = "In the study these did not go together."
NOT_MEASURED = "This was not measured in the study."
HARM_SEEN = "The study saw harm."


def other_group(name: str) -> str:
    """People whom the study left out."""
    return f"The study had no {name}."


def only_so_many(n: int) -> str:
    """Of a report of one or a few people."""
    return f"The study tells of {n} {'person' if n == 1 else 'people'} only."


def unsure(certainty: str) -> str:
    """Of a review."""
    return f"The review is of {certainty} certainty here. Say “may” or “probably”."
