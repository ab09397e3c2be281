"""Polls.

Revision ID: 0031
Revises: 0029
"""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("thread") as batch:
        batch.add_column(sa.Column("has_poll", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        "poll",
        sa.Column("post_id", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(200), nullable=False),
        sa.Column("is_several", sa.Boolean(), nullable=False),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("past_voters", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name=op.f("fk_poll_post_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("post_id", name=op.f("pk_poll")),
    )
    op.create_table(
        "poll_choice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("post_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(200), nullable=False),
        sa.Column("past_votes", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["post_id"], ["poll.post_id"], name=op.f("fk_poll_choice_post_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_poll_choice")),
        sa.UniqueConstraint("post_id", "position", name=op.f("uq_poll_choice_post_id_position")),
    )
    op.create_table(
        "poll_vote",
        sa.Column("choice_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["choice_id"], ["poll_choice.id"], name=op.f("fk_poll_vote_choice_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_poll_vote_member_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("choice_id", "member_id", name=op.f("pk_poll_vote")),
    )
    op.create_index(op.f("ix_poll_vote_member_id"), "poll_vote", ["member_id"])


def downgrade() -> None:
    for table in ("poll_vote", "poll_choice", "poll"):
        op.drop_table(table)
    with op.batch_alter_table("thread") as batch:
        batch.drop_column("has_poll")
