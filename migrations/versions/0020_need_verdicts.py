"""What clinicians say of the needs that an exercise helps with.

Revision ID: 0020
Revises: 0019
"""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "need_verdict",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("exercise_id", sa.String(), nullable=False),
        sa.Column("need_id", sa.String(40), nullable=False),
        sa.Column("fits", sa.Boolean(), nullable=False),
        sa.Column("judge_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["exercise_id"], ["exercise.id"], name=op.f("fk_need_verdict_exercise_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["judge_id"], ["member.id"], name=op.f("fk_need_verdict_judge_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_need_verdict")),
        sa.UniqueConstraint("exercise_id", "need_id", name=op.f("uq_need_verdict_exercise_id_need_id")),
    )
    op.create_index(op.f("ix_need_verdict_exercise_id"), "need_verdict", ["exercise_id"])
    op.create_index(op.f("ix_need_verdict_judge_id"), "need_verdict", ["judge_id"])


def downgrade() -> None:
    op.drop_table("need_verdict")
