"""How far members have read, what they follow and mute, and their bookmarks.

Revision ID: 0021
Revises: 0020
"""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def own(table: str, column: str = "member_id", target: str = "member") -> sa.ForeignKeyConstraint:
    """A reference whose row goes along with what it points at."""
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}"), ondelete="CASCADE")


def upgrade() -> None:
    op.add_column("member", sa.Column("unread_from", sa.DateTime(timezone=True), nullable=True))
    op.add_column("member", sa.Column("follows_own", sa.Boolean(), nullable=False, server_default=sa.true()))
    # Nobody noted what members read until now: to those who are here already, all of it counts as read.
    op.execute(sa.update(sa.table("member", sa.column("unread_from"))).values(unread_from=sa.func.now()))
    op.create_table(
        "read_mark",
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("thread_id", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        own("read_mark"),
        own("read_mark", "thread_id", "thread"),
        sa.PrimaryKeyConstraint("member_id", "thread_id", name=op.f("pk_read_mark")),
    )
    op.create_index(op.f("ix_read_mark_thread_id"), "read_mark", ["thread_id"])
    op.create_table(
        "category_mark",
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("category_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        own("category_mark"),
        own("category_mark", "category_id", "category"),
        sa.PrimaryKeyConstraint("member_id", "category_id", name=op.f("pk_category_mark")),
    )
    op.create_index(op.f("ix_category_mark_category_id"), "category_mark", ["category_id"])
    op.create_table(
        "follow",
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("noun", sa.String(12), nullable=False),
        sa.Column("noun_id", sa.Integer(), nullable=False),
        sa.Column("is_muted", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        own("follow"),
        sa.PrimaryKeyConstraint("member_id", "noun", "noun_id", name=op.f("pk_follow")),
    )
    op.create_index("ix_follow_noun_noun_id", "follow", ["noun", "noun_id"])
    op.create_table(
        "bookmark",
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("post_id", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(300), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        own("bookmark"),
        own("bookmark", "post_id", "post"),
        sa.PrimaryKeyConstraint("member_id", "post_id", name=op.f("pk_bookmark")),
    )
    op.create_index(op.f("ix_bookmark_post_id"), "bookmark", ["post_id"])


def downgrade() -> None:
    for table in ("bookmark", "follow", "category_mark", "read_mark"):
        op.drop_table(table)
    op.drop_column("member", "follows_own")
    op.drop_column("member", "unread_from")
