"""Numbers that are nobody's own: helplines that moderators named, and numbers for which an author spoke in a post.

Revision ID: 0011
Revises: 0010
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "public_number",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(40), nullable=False),
        sa.Column("number", sa.String(80), nullable=False),
        sa.Column("post_id", sa.Integer(), nullable=True),
        sa.Column("said_by_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name=op.f("fk_public_number_post_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["said_by_id"], ["member.id"], name=op.f("fk_public_number_said_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_public_number")),
    )
    op.create_index("ix_public_number_of_post", "public_number", ["post_id", "key"], unique=True)
    op.create_index(
        "ix_public_number_helpline", "public_number", ["key"], unique=True,
        sqlite_where=sa.text("post_id IS NULL"), postgresql_where=sa.text("post_id IS NULL"),
    )  # fmt: skip


def downgrade() -> None:
    op.drop_table("public_number")
