"""What admins choose about the site, the log of letters, the first admin's key, who may post where.

Revision ID: 0027
Revises: 0025
"""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "site_edition",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("mark", sa.String(16), nullable=False),
        sa.Column("chosen", sa.JSON(), nullable=False),
        sa.Column("changed", sa.String(200), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["member.id"], name=op.f("fk_site_edition_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site_edition")),
        sa.UniqueConstraint("mark", name=op.f("uq_site_edition_mark")),
    )
    op.create_index(op.f("ix_site_edition_by_id"), "site_edition", ["by_id"])
    op.create_table(
        "setup_key",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key_hash", sa.String(64), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_setup_key")),
    )
    op.create_table(
        "mail_log",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("letter", sa.String(30), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("outcome", sa.String(12), nullable=False),
        sa.Column("cause", sa.String(200), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_mail_log_member_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mail_log")),
    )
    op.create_index(op.f("ix_mail_log_member_id"), "mail_log", ["member_id"])
    op.create_index(op.f("ix_mail_log_at"), "mail_log", ["at"])
    op.add_column("category", sa.Column("posting", sa.String(12), nullable=False, server_default="members"))
    op.add_column("category", sa.Column("template", sa.String(), nullable=False, server_default=""))
    op.create_index("ix_thread_category_id_id", "thread", ["category_id", "id"])


def downgrade() -> None:
    op.drop_index("ix_thread_category_id_id", "thread")
    op.drop_column("category", "template")
    op.drop_column("category", "posting")
    for table in ("mail_log", "setup_key", "site_edition"):
        op.drop_table(table)
