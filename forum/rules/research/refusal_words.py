"""What refusals of research say."""

NO_STATUS = "Choose how the study stands now."
NO_ENTITY = "Write the list, the number and the name, like this: MeSH D009103 Multiple Sclerosis"
NO_DOI = "This is not a DOI. One looks like 10.1186/s13102-025-01339-4. Leave it empty if the study has none."
NOT_DRAFT = "This study is public already."
NOTHING_CHOSEN = "Choose at least one study to add."
FORM_BROKEN = "What was read of your file did not come back whole. Please choose the file again."
NO_FILE = "Choose a file, or paste what is in it."
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


def known_by_doi(title: str) -> str:
    """Another study with the same DOI."""
    return f"We have a study with this DOI: “{title}”."


def known_by_title(title: str) -> str:
    """Another study with the same title, and not another DOI."""
    return f"We have a study with this title: “{title}”."


def changed_meanwhile(by: str) -> str:
    """Two people changed it at once."""
    who = f"{by} changed" if by else "Somebody changed"
    return f"{who} this study since you opened it. Your words are kept here. Look at what is new, then save again."


def still_missing(problems: list[str]) -> str:
    """Why it can't be shown to everybody yet."""
    return "Before everybody can read it: " + " ".join(problems)
