"""What long threads say in short, letters about messages, and about searches that are kept.

Revision ID: 0032
Revises: 0031
"""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("thread") as batch:
        batch.add_column(sa.Column("has_in_short", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        "in_short",
        sa.Column("thread_id", sa.Integer(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("plain", sa.String(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["thread_id"], ["thread.id"], name=op.f("fk_in_short_thread_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["by_id"], ["member.id"], name=op.f("fk_in_short_by_id")),
        sa.PrimaryKeyConstraint("thread_id", name=op.f("pk_in_short")),
    )
    op.create_index(op.f("ix_thanks_at"), "thanks", ["at"])
    op.create_index(op.f("ix_accepted_answer_at"), "accepted_answer", ["at"])
    with op.batch_alter_table("mail_choice") as batch:
        batch.add_column(sa.Column("messages", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("saved_search") as batch:
        batch.add_column(sa.Column("is_mailed", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch.add_column(sa.Column("told_from", sa.DateTime(timezone=True), nullable=True))
        batch.add_column(sa.Column("told_at", sa.DateTime(timezone=True), nullable=True))
        batch.create_index(op.f("ix_saved_search_told_at"), ["told_at"])


def downgrade() -> None:
    with op.batch_alter_table("saved_search") as batch:
        batch.drop_index(op.f("ix_saved_search_told_at"))
        batch.drop_column("told_at")
        batch.drop_column("told_from")
        batch.drop_column("is_mailed")
    with op.batch_alter_table("mail_choice") as batch:
        batch.drop_column("messages")
    op.drop_index(op.f("ix_accepted_answer_at"), "accepted_answer")
    op.drop_index(op.f("ix_thanks_at"), "thanks")
    op.drop_table("in_short")
    with op.batch_alter_table("thread") as batch:
        batch.drop_column("has_in_short")
