"""Threads can be hidden and earlier texts of a post closed; a used form knows what was typed into it.

Revision ID: 0014
Revises: 0011
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("thread", sa.Column("state_reason", sa.String(), nullable=False, server_default=""))
    op.add_column("thread", sa.Column("state_before_hiding", sa.String(12), nullable=False, server_default=""))
    op.add_column("revision", sa.Column("state", sa.String(12), nullable=False, server_default="public"))
    op.add_column("submission", sa.Column("mark", sa.String(64), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("submission", "mark")
    op.drop_column("revision", "state")
    op.drop_column("thread", "state_before_hiding")
    op.drop_column("thread", "state_reason")
