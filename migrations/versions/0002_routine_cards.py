"""Routine cards: how they came about, notes of versions, reviews, "it helped me", what a member can do.

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("routine", sa.Column("made_by", sa.String(length=8), nullable=False, server_default=""))
    op.add_column("routine", sa.Column("helpful_count", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("routine_version", sa.Column("note", sa.String(), nullable=False, server_default=""))
    op.add_column("routine_version", sa.Column("is_reviewed", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        "routine_review",
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("reviewer_id", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("reviewed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["version_id"], ["routine_version.id"],
            name=op.f("fk_routine_review_version_id"), ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["reviewer_id"], ["member.id"], name=op.f("fk_routine_review_reviewer_id")),
        sa.PrimaryKeyConstraint("version_id", "reviewer_id", name=op.f("pk_routine_review")),
    )  # fmt: skip
    op.create_index(op.f("ix_routine_review_reviewer_id"), "routine_review", ["reviewer_id"])
    op.create_table(
        "routine_helpful",
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("routine_id", sa.Integer(), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_routine_helpful_member_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["routine_id"], ["routine.id"], name=op.f("fk_routine_helpful_routine_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("member_id", "routine_id", name=op.f("pk_routine_helpful")),
    )
    op.create_index(op.f("ix_routine_helpful_routine_id"), "routine_helpful", ["routine_id"])
    op.create_table(
        "fit_profile",
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_fit_profile_member_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("member_id", name=op.f("pk_fit_profile")),
    )


def downgrade() -> None:
    op.drop_table("fit_profile")
    op.drop_table("routine_helpful")
    op.drop_table("routine_review")
    op.drop_column("routine_version", "is_reviewed")
    op.drop_column("routine_version", "note")
    op.drop_column("routine", "helpful_count")
    op.drop_column("routine", "made_by")
