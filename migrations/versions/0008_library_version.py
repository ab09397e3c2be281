"""Which version of the exercise library was loaded, the sentences of its cautions and what changed in it.

What was loaded before this version counts as 1.

Revision ID: 0008
Revises: 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("library_meta", sa.Column("version", sa.Integer(), nullable=False, server_default="1"))
    op.add_column("library_meta", sa.Column("cautions", sa.JSON(), nullable=False, server_default="{}"))
    op.add_column("library_meta", sa.Column("changes", sa.JSON(), nullable=False, server_default="[]"))


def downgrade() -> None:
    op.drop_column("library_meta", "changes")
    op.drop_column("library_meta", "cautions")
    op.drop_column("library_meta", "version")
