"""Numbers that moderators show in the help panel: for which danger, in which countries, with which words.

Revision ID: 0018
Revises: 0017
"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

COLUMNS = {"panel_kind": 20, "panel_countries": 40, "panel_words": 120}


def upgrade() -> None:
    for name, length in COLUMNS.items():
        op.add_column("public_number", sa.Column(name, sa.String(length), nullable=False, server_default=""))


def downgrade() -> None:
    for name in COLUMNS:
        op.drop_column("public_number", name)
