"""How many cards and earlier texts belong to a post, written beside them so that their loss is noticed.

Before this version, an upgrade to 0002 or 0004 on SQLite lost cards and earlier texts without a word. An edit of this
house has a time to the microsecond, an imported one to the second: a post that was edited here and has no earlier text
has lost at least one, and `strideshare check` says so. A thread that lost its cards still says that it has one.

Revision ID: 0006
Revises: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

CARDS = "UPDATE post SET card_count = (SELECT count(*) FROM post_routine WHERE post_routine.post_id = post.id)"
TEXTS = "UPDATE post SET revision_count = (SELECT count(*) FROM revision WHERE revision.post_id = post.id)"
LOST_TEXTS = """UPDATE post SET revision_count = 1
WHERE revision_count = 0 AND edited_at LIKE '%._%' AND edited_at NOT LIKE '%.000000'"""


def upgrade() -> None:
    op.add_column("post", sa.Column("card_count", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("post", sa.Column("revision_count", sa.Integer(), nullable=False, server_default="0"))
    op.execute(CARDS)
    op.execute(TEXTS)
    if op.get_context().dialect.name == "sqlite":
        op.execute(LOST_TEXTS)


def downgrade() -> None:
    op.drop_column("post", "revision_count")
    op.drop_column("post", "card_count")
