"""What mail servers say to letters to an address, and jobs found by their kind.

Revision ID: 0015
Revises: 0010
"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "mail_failure",
        sa.Column("email_key", sa.String(254), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("given_up_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("email_key", name=op.f("pk_mail_failure")),
    )
    op.create_index("ix_outbox_kind", "outbox", ["kind", "id"])


def downgrade() -> None:
    op.drop_index("ix_outbox_kind", "outbox")
    op.drop_table("mail_failure")
