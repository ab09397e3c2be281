"""Jobs that fail the same way again and again are set aside: how often in a row, and since when.

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("outbox", sa.Column("same_failures", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("outbox", sa.Column("set_aside_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    op.drop_column("outbox", "set_aside_at")
    op.drop_column("outbox", "same_failures")
