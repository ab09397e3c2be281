"""Links by which somebody near a member sees their cards, browsers that tell a member, and chosen pictures.

Revision ID: 0034
Revises: 0033
"""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "carer_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("shows_all", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("here_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_carer_link_member_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_carer_link")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_carer_link_token_hash")),
    )
    op.create_index(op.f("ix_carer_link_member_id"), "carer_link", ["member_id"])
    op.create_table(
        "carer_card",
        sa.Column("link_id", sa.Integer(), nullable=False),
        sa.Column("routine_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["link_id"], ["carer_link.id"], name=op.f("fk_carer_card_link_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["routine_id"], ["routine.id"], name=op.f("fk_carer_card_routine_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("link_id", "routine_id", name=op.f("pk_carer_card")),
    )
    op.create_index(op.f("ix_carer_card_routine_id"), "carer_card", ["routine_id"])
    op.create_table(
        "push_subscription",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("endpoint", sa.String(1000), nullable=False),
        sa.Column("endpoint_hash", sa.String(64), nullable=False),
        sa.Column("p256dh", sa.String(120), nullable=False),
        sa.Column("auth", sa.String(40), nullable=False),
        sa.Column("browser", sa.String(80), nullable=False),
        sa.Column("answers", sa.Boolean(), nullable=False),
        sa.Column("messages", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_push_subscription_member_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_push_subscription")),
        sa.UniqueConstraint("endpoint_hash", name=op.f("uq_push_subscription_endpoint_hash")),
    )
    op.create_index(op.f("ix_push_subscription_member_id"), "push_subscription", ["member_id"])
    op.add_column("member", sa.Column("picture", sa.String(20), nullable=False, server_default=""))


def downgrade() -> None:
    with op.batch_alter_table("member") as table:
        table.drop_column("picture")
    op.drop_index(op.f("ix_push_subscription_member_id"), "push_subscription")
    op.drop_table("push_subscription")
    op.drop_index(op.f("ix_carer_card_routine_id"), "carer_card")
    op.drop_table("carer_card")
    op.drop_index(op.f("ix_carer_link_member_id"), "carer_link")
    op.drop_table("carer_link")
