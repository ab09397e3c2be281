"""What trusted resources say of themselves and cover, how they changed, who is reading one now, and who keeps which.

Revision ID: 0029
Revises: 0028
"""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

LINES = ("author", "purpose", "sources", "dated", "funding", "evidence", "contact")
CODES = {"cost": 8, "language": 8, "captions": 12, "transcript": 12}


def upgrade() -> None:
    op.create_table(
        "resource_topic",
        sa.Column("resource_id", sa.Integer(), nullable=False),
        sa.Column("noun", sa.String(10), nullable=False),
        sa.Column("key", sa.String(80), nullable=False),
        sa.ForeignKeyConstraint(
            ["resource_id"], ["resource.id"], name=op.f("fk_resource_topic_resource_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("resource_id", "noun", "key", name=op.f("pk_resource_topic")),
    )
    op.create_index("ix_resource_topic_noun_key", "resource_topic", ["noun", "key"])
    op.create_table(
        "resource_change",
        sa.Column("resource_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["resource_id"], ["resource.id"], name=op.f("fk_resource_change_resource_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["by_id"], ["member.id"], name=op.f("fk_resource_change_by_id")),
        sa.PrimaryKeyConstraint("resource_id", "version", name=op.f("pk_resource_change")),
    )
    op.create_table(
        "resource_save",
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("resource_id", sa.Integer(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_resource_save_member_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["resource_id"], ["resource.id"], name=op.f("fk_resource_save_resource_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("member_id", "resource_id", name=op.f("pk_resource_save")),
    )
    op.create_index(op.f("ix_resource_save_resource_id"), "resource_save", ["resource_id"])
    with op.batch_alter_table("resource") as table:
        for name in LINES:
            table.add_column(sa.Column(name, sa.String(300), nullable=False, server_default=""))
        for name, most in CODES.items():
            table.add_column(sa.Column(name, sa.String(most), nullable=False, server_default=""))
        table.add_column(sa.Column("minutes", sa.Integer(), nullable=True))
        table.add_column(sa.Column("noted_at", sa.DateTime(timezone=True), nullable=True))
        table.add_column(sa.Column("claimed_by_id", sa.Integer(), nullable=True))
        table.add_column(sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=True))
        table.add_column(sa.Column("version", sa.Integer(), nullable=False, server_default="1"))
        table.add_column(sa.Column("save_count", sa.Integer(), nullable=False, server_default="0"))
        table.create_foreign_key(op.f("fk_resource_claimed_by_id"), "member", ["claimed_by_id"], ["id"])
    op.create_index("ix_resource_state_review_on", "resource", ["state", "review_on"])
    op.create_index("ix_resource_state_save_count", "resource", ["state", "save_count"])


def downgrade() -> None:
    op.drop_index("ix_resource_state_save_count", "resource")
    op.drop_index("ix_resource_state_review_on", "resource")
    with op.batch_alter_table("resource") as table:
        table.drop_constraint(op.f("fk_resource_claimed_by_id"), type_="foreignkey")
        for name in (*LINES, *CODES, "minutes", "noted_at", "claimed_by_id", "claimed_at", "version", "save_count"):
            table.drop_column(name)
    op.drop_table("resource_save")
    op.drop_table("resource_change")
    op.drop_table("resource_topic")
