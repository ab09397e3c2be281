"""A clinician signs the figure of an exercise together with its facts.

Names from before stand under the facts alone, and go on counting until a fact changes.

Revision ID: 0039
Revises: 0038
"""

import sqlalchemy as sa
from alembic import op

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("exercise_review", sa.Column("pose_mark", sa.String(16), nullable=False, server_default=""))


def downgrade() -> None:
    with op.batch_alter_table("exercise_review") as table:
        table.drop_column("pose_mark")
