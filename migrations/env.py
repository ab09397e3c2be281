"""How Alembic reaches our database and tables."""

from alembic import context
from flask import current_app

from forum.models import Base, db
from forum.models.base import UtcDateTime

target_metadata = Base.metadata


def render_type(kind: str, thing: object, _context: object) -> str | bool:
    """Write our own time type as the plain one it is stored as, so that migrations import nothing of ours."""
    if kind == "type" and isinstance(thing, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    return False


def run_offline() -> None:
    """Print the SQL instead of running it."""
    url = current_app.config["SQLALCHEMY_DATABASE_URI"]
    context.configure(url=url, target_metadata=target_metadata, literal_binds=True)
    with context.begin_transaction():
        context.run_migrations()


def run_online() -> None:
    """Run the migrations in one transaction."""
    with db.engine.connect().execution_options(is_write=True) as connection:
        context.configure(
            connection=connection,
            target_metadata=target_metadata,
            render_as_batch=True,
            compare_type=True,
            render_item=render_type,
        )
        with context.begin_transaction():
            context.run_migrations()


if context.is_offline_mode():
    run_offline()
else:
    run_online()
