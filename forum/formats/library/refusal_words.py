"""What is said of a table of resources that can't be read."""

from collections.abc import Sequence

TABLE_TOO_BIG = "This file is too large. Send at most 8 MB at a time."
TABLE_NOT_TEXT = "This is no table that we can read. In your spreadsheet, save it as “CSV UTF-8”."
TABLE_EMPTY = "There is no row in this file. The first line has the names of the columns, and rows follow."
COLUMN_TWICE = "Two columns have the same name. Take one of them out."


def too_many_rows(most: int) -> str:
    """All at once."""
    return f"There are more than {most:,} rows. Send them in several files."


def row_unreadable(line: int) -> str:
    """A quote that does not end, mostly."""
    return f"The row that begins on line {line:,} can't be read. Is a quotation mark missing there?"


def columns_unknown(names: Sequence[str], known: Sequence[str]) -> str:
    """In the first line."""
    shown = ", ".join(f"“{name[:40]}”" for name in names)
    return f"We know no column {shown}. These are the names: {', '.join(known)}."


def columns_missing(names: Sequence[str]) -> str:
    """In the first line."""
    return f"The first line must also name: {', '.join(names)}."
