"""What has to be put right in a record of a study."""

NO_TITLE = "Write the title as the study has it."
NO_LICENCE = "Say under which licence the abstract may be shown, for example CC BY 4.0. Or leave the abstract out."
NO_DATE = "Write the year, or the day as 2025-10-14."
NO_ARM = "Write each group on its own line, with a colon before how many: Bands, 12 weeks: 36"
NO_KEY = "A record needs its key, a text of at most 200 characters."
NO_PLAIN_TITLE = "Write a title in plain words."
NO_DESIGN = "Choose what kind of study it is."
NO_SUMMARY = "Say in short what was done and seen."
NO_POPULATION = "Say who was studied."
NO_OUTCOMES = "Write down at least one thing that was measured, and how it went."
NO_HARMS = "Say what is told of harm. If nothing is, write: Not told."
NO_READ_IN = "Say what you read: the whole paper, or the abstract only."


def unknown_field(name: str) -> str:
    """A field that no record has."""
    return f"“{name}” is no field of a study."


def no_text(label: str) -> str:
    """Something else where a text should be."""
    return f"{label}: this must be a text."


def too_long(label: str, chars: int, most: int) -> str:
    """A text that is too long."""
    return f"{label}: this has {chars:,} characters. At most {most:,} are kept."


def too_many(label: str, rows: int, most: int) -> str:
    """A list that is too long."""
    return f"{label}: at most {most}, and here are {rows:,}."


def no_lines(label: str) -> str:
    """Something else where lines should be."""
    return f"{label}: this must be a list of texts."


def no_choice(label: str) -> str:
    """A value that is not offered."""
    return f"{label}: please choose one that is offered."


def no_number(label: str) -> str:
    """Something else where a number should be."""
    return f"{label}: write a whole number, for example 36, or leave it empty."


def no_address(url: str) -> str:
    """A link that leads to no page."""
    return f"“{url}” is not the address of a page. It should begin with https://"


def no_outcome(row: int) -> str:
    """A row of outcomes that names nothing."""
    return f"Outcome {row}: say what was measured, for example walking speed."


def outcome_choice(row: int, label: str) -> str:
    """A row of outcomes with a value that is not offered."""
    return f"Outcome {row}, {label[0].lower()}{label[1:]}: please choose one that is offered."


def outcome_figures(row: int, most: int) -> str:
    """A row of outcomes with figures that are no lines."""
    return f"Outcome {row}: write each figure on its own line, with at most {most} characters."


def outcome_where(row: int) -> str:
    """A figure of which nobody says where it stands."""
    return f"Outcome {row}: say where in the source the figures stand, for example abstract, or table 2."


def says_too_much(sentence: str, why: str) -> str:
    """A sentence of ours that its study can't carry."""
    return f"“{sentence}” says more than this study can carry. {why}"


def instead(wordings: list[str]) -> str:
    """What fits instead."""
    return "You could say: " + " / ".join(wordings) if wordings else ""
