"""Whom a member blocked.

Revision ID: 0028
Revises: 0022
"""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "block",
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("blocked_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_block_member_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["blocked_id"], ["member.id"], name=op.f("fk_block_blocked_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("member_id", "blocked_id", name=op.f("pk_block")),
    )
    op.create_index(op.f("ix_block_blocked_id"), "block", ["blocked_id"])


def downgrade() -> None:
    op.drop_table("block")
