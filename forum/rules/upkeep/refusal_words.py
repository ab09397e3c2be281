"""What a refusal says to the operator, about backups."""

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
