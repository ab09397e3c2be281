"""Files that members take away, members who left, and those who are remembered.

Revision ID: 0025
Revises: 0022
"""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("member", sa.Column("left_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("member", sa.Column("remembered_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index(op.f("ix_member_left_at"), "member", ["left_at"])
    op.create_table(
        "takeaway",
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("mark", sa.String(40), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ready_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("size_bytes", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_takeaway_member_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("member_id", name=op.f("pk_takeaway")),
        sa.UniqueConstraint("mark", name=op.f("uq_takeaway_mark")),
    )
    op.create_index(op.f("ix_takeaway_expires_at"), "takeaway", ["expires_at"])


def downgrade() -> None:
    op.drop_table("takeaway")
    op.drop_index(op.f("ix_member_left_at"), "member")
    op.drop_column("member", "remembered_at")
    op.drop_column("member", "left_at")
