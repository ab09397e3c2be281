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
