"""What a refusal says to the operator, about tables, backups, and what runs already."""

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


def library_newer(file: object, version: int, here: int) -> str:
    """The backup comes from a later release."""
    words = f"{file} has version {version} of the exercise library, newer than version {here} here."
    return f"{words} Install the newer release first. Nothing was changed."


def of_newer_version(file: object) -> str:
    """The file is one of ours, and this version can't read its tables."""
    return f"{file} has the tables of a newer version. Nothing was changed. Restore it with that version."
