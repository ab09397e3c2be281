"""What a refusal says of a card's file, or of a calendar somebody asks for."""

NOT_A_CARD = "This file is not a Strideshare routine card."
OTHER_VERSION = "This card was written by another version of Strideshare, which we cannot read."

TABLE_NOT_A_CARD = "This table is not a Strideshare routine card: its first row should say “strideshare card, 1”."
TABLE_UNREADABLE = "This table could not be read. Save it once more as CSV (comma separated), UTF-8."

NOT_A_DAY = "Write the first day like this: 2027-01-31."
NOT_A_TIME = "Write the time like this: 10:30."


def too_many_rows(most: int) -> str:
    """A card is never that long."""
    return f"This table has more than {most} rows. A card is shorter."


def unknown_card_field(row: int, name: str) -> str:
    """No card has such a field."""
    return f"Row {row}: the card has no field “{name[:40]}”."


def field_twice(row: int, name: str) -> str:
    """It was there in a row before."""
    return f"Row {row}: “{name}” is there twice."


def unclear_column(row: int, name: str) -> str:
    """No exercise has it, or it is there twice."""
    return f"Row {row}: the column “{name[:40]}” is unknown, or there twice."


def too_many_cells(row: int) -> str:
    """The row goes on beyond the last column."""
    return f"Row {row} has more cells than there are columns."


def too_many_exercises(count: int, most: int) -> str:
    """In one file."""
    return f"A card holds at most {most} exercises, and this file has {count}."


def not_a_number(row: int, cell: str, name: str) -> str:
    """The cell of the column `name` holds something else."""
    return f"Row {row}: “{cell[:20]}” is not a number for {name}."


def not_a_weekday(typed: str) -> str:
    """Days are asked for by two letters."""
    return f"“{typed[:20]}” is no day. Use MO, TU, WE, TH, FR, SA or SU."


def weeks_out_of_range(most: int) -> str:
    """Of a calendar."""
    return f"The number of weeks should be between 1 and {most}."
