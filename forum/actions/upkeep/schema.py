"""The tables of the database: are they there, and up to date?"""

from alembic import command
from alembic.config import Config
from sqlalchemy import inspect

from forum.models import db
from forum.paths import migrations_folder


def migrate() -> None:
    """Bring the database to this version's tables."""
    config = Config(str(migrations_folder() / "alembic.ini"))
    config.set_main_option("script_location", str(migrations_folder()))
    db.session.remove()
    command.upgrade(config, "head")


def is_empty() -> bool:
    """Whether there are no tables at all yet."""
    return not inspect(db.engine).get_table_names()
