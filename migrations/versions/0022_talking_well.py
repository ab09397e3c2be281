"""Thanks, the chosen answers of questions, posts that moderators read first, and those about a medicine.

Revision ID: 0022
Revises: 0021
"""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "thanks",
        sa.Column("post_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name=op.f("fk_thanks_post_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_thanks_member_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("post_id", "member_id", name=op.f("pk_thanks")),
    )
    op.create_index(op.f("ix_thanks_member_id"), "thanks", ["member_id"])
    op.create_table(
        "accepted_answer",
        sa.Column("thread_id", sa.Integer(), nullable=False),
        sa.Column("post_id", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["thread_id"], ["thread.id"], name=op.f("fk_accepted_answer_thread_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name=op.f("fk_accepted_answer_post_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["by_id"], ["member.id"], name=op.f("fk_accepted_answer_by_id")),
        sa.PrimaryKeyConstraint("thread_id", name=op.f("pk_accepted_answer")),
    )
    op.create_index(op.f("ix_accepted_answer_post_id"), "accepted_answer", ["post_id"])
    op.create_table(
        "urgent_case",
        sa.Column("post_id", sa.Integer(), nullable=False),
        sa.Column("kinds", sa.String(40), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name=op.f("fk_urgent_case_post_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("post_id", name=op.f("pk_urgent_case")),
    )
    op.add_column("post", sa.Column("advises_medicine", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    op.drop_column("post", "advises_medicine")
    op.drop_table("urgent_case")
    op.drop_table("accepted_answer")
    op.drop_table("thanks")
