"""Routines in prose: how many lines a post holds, whether its exercises are links, and whose words a card came from.

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("post", sa.Column("exercise_count", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("post", sa.Column("wants_exercise_links", sa.Boolean(), nullable=False, server_default=sa.true()))
    op.create_table(
        "routine_prose",
        sa.Column("routine_id", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("post_id", sa.Integer(), nullable=True),
        sa.Column("place", sa.String(length=120), nullable=False),
        sa.ForeignKeyConstraint(
            ["routine_id"], ["routine.id"], name=op.f("fk_routine_prose_routine_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["author_id"], ["member.id"], name=op.f("fk_routine_prose_author_id")),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name=op.f("fk_routine_prose_post_id"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("routine_id", name=op.f("pk_routine_prose")),
    )
    op.create_index(op.f("ix_routine_prose_post_id"), "routine_prose", ["post_id"])


def downgrade() -> None:
    op.drop_table("routine_prose")
    op.drop_column("post", "wants_exercise_links")
    op.drop_column("post", "exercise_count")
