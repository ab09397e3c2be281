"""Exercises that the library lacks and members suggest, and who asked for them.

Revision ID: 0038
Revises: 0037
"""

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "suggested_exercise",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("key", sa.String(240), nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("exercise_id", sa.String(80), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["decided_by_id"], ["member.id"], name=op.f("fk_suggested_exercise_decided_by_id")),
        sa.ForeignKeyConstraint(["exercise_id"], ["exercise.id"], name=op.f("fk_suggested_exercise_exercise_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_suggested_exercise")),
        sa.UniqueConstraint("key", name=op.f("uq_suggested_exercise_key")),
    )
    op.create_index(op.f("ix_suggested_exercise_state"), "suggested_exercise", ["state"])
    op.create_index(op.f("ix_suggested_exercise_exercise_id"), "suggested_exercise", ["exercise_id"])
    op.create_table(
        "exercise_asker",
        sa.Column("suggested_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("how", sa.String(), nullable=False),
        sa.Column("position", sa.String(24), nullable=False),
        sa.Column("held_on", sa.String(8), nullable=False),
        sa.Column("routine_id", sa.Integer(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["suggested_id"], ["suggested_exercise.id"], name=op.f("fk_exercise_asker_suggested_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_exercise_asker_member_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["routine_id"], ["routine.id"], name=op.f("fk_exercise_asker_routine_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("suggested_id", "member_id", name=op.f("pk_exercise_asker")),
    )
    op.create_index(op.f("ix_exercise_asker_member_id"), "exercise_asker", ["member_id"])
    op.create_index(op.f("ix_exercise_asker_routine_id"), "exercise_asker", ["routine_id"])


def downgrade() -> None:
    op.drop_table("exercise_asker")
    op.drop_table("suggested_exercise")
