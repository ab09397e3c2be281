"""Names of every script: what a name looks like, and a name that is shown beside the handle.

Of members whose names look alike, the one who came first keeps the look; the others have none and stay who they are.

Revision ID: 0012
Revises: 0010
"""

import unicodedata
from functools import lru_cache

import sqlalchemy as sa
from alembic import op
from confusable_homoglyphs import confusables

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

MEMBER = sa.table("member", *(sa.column(name) for name in ("id", "name", "name_key", "name_skeleton")))
AT_ONCE = 1_000
MOST = 400


def upgrade() -> None:
    op.add_column("member", sa.Column("name_skeleton", sa.String(MOST), nullable=True))
    op.add_column("member", sa.Column("display_name", sa.String(40), nullable=False, server_default=""))
    fill(op.get_bind())
    op.create_index("ix_member_name_skeleton", "member", ["name_skeleton"], unique=True)


def downgrade() -> None:
    op.drop_index("ix_member_name_skeleton", "member")
    op.drop_column("member", "display_name")
    op.drop_column("member", "name_skeleton")


def fill(bind: sa.Connection) -> None:
    """Write down what each name looks like, and its key in the new spelling where nobody else has that."""
    rows = bind.execute(sa.select(MEMBER.c.id, MEMBER.c.name, MEMBER.c.name_key).order_by(MEMBER.c.id)).all()
    keys, looks, changes = {row.name_key for row in rows}, set(), []
    for row in rows:
        look, key = skeleton(row.name), new_key(row.name)
        if key in keys:
            key = row.name_key
        keys.add(key)
        changes.append({"at": row.id, "look": None if look in looks or len(look) > MOST else look, "key": key[:40]})
        looks.add(look)
    statement = (
        sa.update(MEMBER)
        .where(MEMBER.c.id == sa.bindparam("at"))
        .values(name_skeleton=sa.bindparam("look"), name_key=sa.bindparam("key"))
    )
    for start in range(0, len(changes), AT_ONCE):
        bind.execute(statement, changes[start : start + AT_ONCE])


def new_key(name: str) -> str:
    """The key as this version makes it."""
    tidy = unicodedata.normalize("NFC", name.strip().replace("’", "'").replace("ʼ", "'"))
    return unicodedata.normalize("NFC", tidy.casefold())


@lru_cache(maxsize=4_096)
def prototype(letter: str) -> str:
    """What a letter looks like, in the spelling all that look like it share."""
    alike = [one["c"] for one in confusables.confusables_data.get(letter, ())]
    if len(alike) != 1:
        return letter
    others = [one["c"] for one in confusables.confusables_data.get(alike[0], ())]
    return alike[0] if len(others) > 1 else min(letter, alike[0])


def skeleton(name: str) -> str:
    """The skeleton of a name as this version makes it."""
    drawn = "".join(map(prototype, unicodedata.normalize("NFD", name)))
    small = unicodedata.normalize("NFD", drawn).casefold()
    return unicodedata.normalize("NFD", "".join(map(prototype, small)))
