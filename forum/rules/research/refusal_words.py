"""What refusals of research say."""

NO_STATUS = "Choose how the study stands now."
NO_NOTE = "Say what was corrected, or why it was taken back, and where that is told."


def note_too_long(most: int) -> str:
    """Of what is told about a correction."""
    return f"Please use at most {most} characters."


NO_DIGEST_TITLE = "Give the digest a title."
NO_TOPIC = "Name at least one topic, such as walking."
NO_LOWERING_REASON = "Say why fewer points are shown. Readers see it."
NO_STUDY = "Choose the study it is about."
OWN_DIGEST = "You wrote some of this. Another person has to approve it."
NO_APPROVER = "Only clinicians and moderators approve digests."
NOT_ASKED = "Nobody asked for this to be approved, or it was approved a moment ago. Look at it again."
NO_STANDING_REASON = (
    "The claim check struck some of it. Say why it may stand, or send it back. Readers see your reason."
)
NO_BACK_WORDS = "Say what should change."
NO_CORRECTION = "Say in a sentence what was corrected. Readers see it at the top."
NOT_PUBLIC = "This digest is not public now."
NOTHING_TO_ASK = "There is no draft to send. Write one first."
NO_CATEGORY = "There is no part of the forum yet that questions can go to."
STUDY_TAKEN_BACK = "Its study was taken back, or is a draft still. So this can’t be made public."
DRAFT_ONLY = "This is a draft of a digest that nobody else has read. Throw it away instead."


def part_too_long(label: str, most: int) -> str:
    """Of a part of a digest."""
    return f"{label}: please use at most {most} characters."


def part_missing(label: str) -> str:
    """Of a part of a digest that goes to be approved."""
    return f"{label}: write this part first."


def sentence_too_long(begins: str, most: int) -> str:
    """Of a sentence nobody would read to its end."""
    return f"The sentence that begins “{begins}” is longer than {most} characters. Make two of it."


def too_many_topics(most: int, chars: int) -> str:
    """Of topics."""
    return f"Name at most {most} topics of at most {chars} characters each."


def too_many_exercises(most: int) -> str:
    """Of exercises that a digest is about."""
    return f"Name at most {most} exercises."


def unknown_exercise(name: str) -> str:
    """Of an exercise nobody knows."""
    return f"The library has no exercise “{name[:60]}”. Give its name or its id as the library has it."


def only_lower(shown: int) -> str:
    """Of a lowering that would not be one."""
    if not shown:
        return "No points are shown, so there is nothing to lower."
    return f"Choose fewer than the {shown} shown now. Nobody can raise it."


def changed_since(name: str) -> str:
    """Of a digest that somebody else changed while a form was open."""
    return f"{name or 'Somebody'} changed this since you opened it. Look at what is new below, then send yours again."


def lowered_since(shown: int) -> str:
    """Of a lowering that came too late."""
    return f"Somebody lowered it a moment ago, to {shown}. Read their reason below before you lower it again."
