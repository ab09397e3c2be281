"""What a refusal says of a file of claims or studies."""

from collections.abc import Sequence

NOT_JSON = "This is not JSON."
NOT_CLAIM = 'A line is an object with "id", "text" and "facts".'


def too_long(most: int) -> str:
    """Of the text of a claim."""
    return f'"text" is one sentence of at most {most} characters.'


NO_OUTCOME_NAME = '"facts": an outcome is an object with a "name".'


def not_so_many(name: str, most: int) -> str:
    """A list of a study that is empty or too long."""
    return f'"facts": "{name}" must be a list of 1 to {most} objects.'


def none_of(name: str, choices: Sequence[str]) -> str:
    """A fact that must be one of some words."""
    return f'"facts": "{name}" must be one of {", ".join(choices)}.'


def no_number(name: str, most: int) -> str:
    """A fact that must be a number."""
    return f'"facts": "{name}" must be a whole number from 0 to {most}, or null.'


def no_text(name: str, most: int) -> str:
    """A fact that must be text."""
    return f'"facts": "{name}" must be text of at most {most} characters, or null.'


def no_texts(name: str) -> str:
    """A fact that must be a list of texts."""
    return f'"facts": "{name}" must be a list of texts.'


def at_line(number: int, words: str) -> str:
    """Which line it was."""
    return f"Line {number}: {words}"


NO_TEXT_FILE = "This is no text file. Choose a file that ends in .json, .xml, .ris, .bib or .csv."
NO_WORK = "This is no work of Crossref: it has no title."
XML_DECLARES = (
    "This XML file declares words of its own (entities) or points at other files. That is not safe to read. "
    "Save it again from PubMed, with the format PubMed XML."
)


def not_xml(line: int) -> str:
    """A file that begins like XML."""
    return f"This is not whole XML: it stops making sense at line {line:,}."


def wrong_encoding(place: int) -> str:
    """A file in some other encoding."""
    return f"This file is not saved as UTF-8 (see byte {place + 1:,}). Save it again as UTF-8 and choose it once more."


def too_many_studies(most: int) -> str:
    """More than can be read at once."""
    return (
        f"This file has more than {most:,} studies. Please split it. Whoever runs the site can bring in more at once "
        "with the command strideshare study import."
    )


def no_studies(kind: str) -> str:
    """A file in which no study is found."""
    hint = " A table begins with a line of names, one of them: title." if kind == "CSV" else ""
    return f"No study was found in this file. It was read as {kind}.{hint}"


def unreadable(why: str) -> str:
    """A reference that its reader gives up on."""
    return f"This reference can't be read ({why})."


def unreadable_from_line(line: int) -> str:
    """A part of a file that its reader gives up on."""
    return f"What begins at line {line:,} can't be read."


def too_many_cells(cells: int, names: int) -> str:
    """A line of a table that is too long."""
    return f"This line has {cells:,} cells, and the first line has {names:,} names."


def may_be_retracted(kinds: str) -> str:
    """A notice about another paper, or a paper that one is about."""
    return f"Look at this one first: the file calls it {kinds}."
