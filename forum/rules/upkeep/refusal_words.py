"""What a refusal says to those who run the site: about tables, backups, what runs already, and how the site looks."""

NO_DATABASE = "There is no database here yet. Run `strideshare init` first."
OLDER_TABLES = (
    "The database has the tables of an earlier version. Make a backup, then run `strideshare upgrade`, "
    "or start with `strideshare serve --upgrade`."
)
NEWER_TABLES = "The database has the tables of a newer version. Install that version again, or restore a backup."
SERVED_ALREADY = "Another `strideshare serve` runs on this database. Stop it first: two would spoil the search."
IN_USE = "The site is running on this database. Stop `strideshare serve` and `strideshare worker` first."

DAMAGED = (
    "The database file is damaged. Stop the site and put a backup in its place: `strideshare restore FILE --force`."
)
IS_ON_POSTGRESQL = "This house is on PostgreSQL: use pg_dump and pg_restore."
IS_THE_DATABASE = "This is the database itself. Choose another file."


def not_a_database(file: object) -> str:
    """The file is something else."""
    return f"{file} is not a database."


def not_a_backup(file: object) -> str:
    """The file is a database, but not one of ours."""
    return f"{file} is not a backup of Strideshare."


def damaged(file: object) -> str:
    """The file is one of ours, but broken."""
    return f"{file} is damaged."


def demo_unfinished(instance: object) -> str:
    """`init --demo` was stopped half way."""
    return (
        f"The demo was only half made, because `strideshare init --demo` was stopped. Start over: delete {instance} "
        "(or, on PostgreSQL, empty the database too), and run `strideshare init --demo` again."
    )


def library_newer(file: object, version: int, here: int) -> str:
    """The backup comes from a later release."""
    words = f"{file} has version {version} of the exercise library, newer than version {here} here."
    return f"{words} Install the newer release first. Nothing was changed."


def of_newer_version(file: object) -> str:
    """The file is one of ours, and this version can't read its tables."""
    return f"{file} has the tables of a newer version. Nothing was changed. Restore it with that version."


NO_SITE_NAME = "Give the site a name."
NOT_A_MARK = "Choose one of the pictures."
NOT_A_PALETTE = "Choose one of the sets of colours."
NOT_A_COLOUR = "Write a colour as # and six digits or letters from a to f, such as #0a4c59. Leave it empty for ours."
NO_WELCOME = "Write a line that greets visitors."
NOT_A_WAY_TO_JOIN = "Choose whether new members can join."
SITE_CHANGED_MEANWHILE = (
    "Somebody else changed the site while you were here. Nothing of yours is lost: look at it below, and save again."
)
NOTHING_CHANGED = "Nothing is different from before, so nothing was saved."


def site_text_too_long(length: int, most: int) -> str:
    """One of the texts of the site."""
    return f"This text has {length:,} characters. The most is {most:,}."


def hard_to_read(name: str, colour: str, where: str, has: float, needs: float, better: str) -> str:
    """A colour is refused: in numbers, and with the nearest one that would do, if there is one."""
    words = f"The {name} {colour} is hard to read on {where}: {has:.1f} to 1, and it needs {needs:.0f} to 1."
    return f"{words} The nearest that works is {better}." if better else f"{words} Please choose another one."
