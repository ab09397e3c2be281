"""What a refusal says that any room may raise: who may act at all, and numbers."""

NOT_LOGGED_IN = "Please log in first. Your text is kept on this page."
NOT_LOGGED_IN_HERE = "Please log in first. What you typed is kept below: copy it before you go."
NOT_CONFIRMED = "Please confirm your email address first. We sent you a link. You can ask for a new one on My page."
MODERATORS_ONLY = "Only moderators can do this."
CURATORS_ONLY = "Only moderators and clinicians can do this."
ADMINS_ONLY = "Only admins can do this."

SENT_BEFORE = (
    "You have already posted this: open what you posted. The boxes hold other words now, and they are kept here. "
    "Send them again if they are something new."
)

CONTACTS_UNSEEN = (
    "Nothing is published yet. Look at what we would hide, above the buttons. Then press the button again."
)

NOT_A_ZONE = "Choose a time zone from the list."
NOT_ONE_NUMBER = "Write one number here, for example 10."
NOT_A_NUMBER = "Write a number, for example 10 or 10 to 15."
NOT_A_WHOLE_NUMBER = "Write a whole number, for example 10."
NOT_A_WEIGHT = "Write the weight in kilograms, for example 2.5."
NOT_A_TIME = "Write a time, for example 30, 30 seconds or 1 minute."
NO_ROOM = (
    "The disk of this site is full, so nothing was saved. Those who look after the site can see that. "
    "Please copy your text, and try again later."
)


def suspended(until: str, reason: str) -> str:
    """`until` is a day and a time; an empty `reason` is not said."""
    why = f" Reason: {reason}" if reason else ""
    return f"Your account can read but not write until {until}.{why}"


def number_too_big(most: int) -> str:
    """Beyond what is read as a number."""
    return f"That number is too big. The most is {most}."
