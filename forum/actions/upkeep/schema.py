"""The tables of the database: are they there, and are they those of this version?"""

import os
from pathlib import Path
from typing import Literal

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from forum.errors import Refused
from forum.models import db
from forum.paths import migrations_folder
from forum.rules.upkeep import refusal_words as words

Age = Literal["none", "older", "current", "newer"]


def config() -> Config:
    """Where Alembic finds our migrations."""
    config = Config(str(migrations_folder() / "alembic.ini"))
    config.set_main_option("script_location", str(migrations_folder()))
    return config


def migrate() -> None:
    """Bring the database to this version's tables; on SQLite its file is for this account only.

    Raises `Refused` when the tables are newer.
    """
    db.session.remove()
    url = db.engine.url
    if url.get_backend_name() == "sqlite" and url.database:
        os.close(os.open(url.database, os.O_CREAT | os.O_WRONLY, 0o600))
        Path(url.database).chmod(0o600)
    if find_age() == "newer":
        raise Refused(words.NEWER_TABLES)
    command.upgrade(config(), "head")


def is_empty() -> bool:
    """Whether there are no tables at all yet."""
    return not inspect(db.engine).get_table_names()


def find_age() -> Age:
    """How old the tables are, compared with this version's; tables that it does not know are newer."""
    if is_empty():
        return "none"
    with db.engine.connect() as connection:
        return age_of(set(MigrationContext.configure(connection).get_current_heads()))


def age_of(heads: set[str]) -> Age:
    """How old tables are whose last migrations are `heads`."""
    script = ScriptDirectory.from_config(config())
    if heads == set(script.get_heads()):
        return "current"
    known = {revision.revision for revision in script.walk_revisions()}
    return "older" if heads <= known else "newer"


def check_there() -> None:
    """Raises `Refused` when there are no tables at all."""
    if is_empty():
        raise Refused(words.NO_DATABASE)


def check_tables() -> None:
    """Raises `Refused`, with the command to run, unless the tables are those of this version."""
    refusals = {"none": words.NO_DATABASE, "older": words.OLDER_TABLES, "newer": words.NEWER_TABLES}
    if refused := refusals.get(find_age()):
        raise Refused(refused)
