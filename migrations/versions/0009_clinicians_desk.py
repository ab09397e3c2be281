"""Reviews and holds of exercises, and which version of the library a card was published under.

Revision ID: 0009
Revises: 0008
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("library_meta", sa.Column("desk_stamp", sa.String(32), nullable=False, server_default=""))
    op.add_column("routine_version", sa.Column("library_version", sa.Integer(), nullable=False, server_default="1"))
    op.create_table(
        "exercise_review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("exercise_id", sa.String(80), nullable=False),
        sa.Column("reviewer_id", sa.Integer(), nullable=False),
        sa.Column("facts_hash", sa.String(64), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["exercise_id"], ["exercise.id"], name=op.f("fk_exercise_review_exercise_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["reviewer_id"], ["member.id"], name=op.f("fk_exercise_review_reviewer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exercise_review")),
        sa.UniqueConstraint(
            "exercise_id",
            "reviewer_id",
            "facts_hash",
            name=op.f("uq_exercise_review_exercise_id_reviewer_id_facts_hash"),
        ),
    )
    op.create_index(op.f("ix_exercise_review_exercise_id"), "exercise_review", ["exercise_id"])
    op.create_index(op.f("ix_exercise_review_reviewer_id"), "exercise_review", ["reviewer_id"])
    op.create_table(
        "exercise_hold",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("exercise_id", sa.String(80), nullable=False),
        sa.Column("holder_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lifted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lifted_by_id", sa.Integer(), nullable=True),
        sa.Column("lift_reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["exercise_id"], ["exercise.id"], name=op.f("fk_exercise_hold_exercise_id")),
        sa.ForeignKeyConstraint(["holder_id"], ["member.id"], name=op.f("fk_exercise_hold_holder_id")),
        sa.ForeignKeyConstraint(["lifted_by_id"], ["member.id"], name=op.f("fk_exercise_hold_lifted_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exercise_hold")),
    )
    op.create_index(op.f("ix_exercise_hold_exercise_id"), "exercise_hold", ["exercise_id"])
    op.create_index(op.f("ix_exercise_hold_lifted_at"), "exercise_hold", ["lifted_at"])


def downgrade() -> None:
    op.drop_table("exercise_hold")
    op.drop_table("exercise_review")
    op.drop_column("routine_version", "library_version")
    op.drop_column("library_meta", "desk_stamp")
