"""Marks of the list of resources, the standing of hosts, the links of posts, and what became of resources' links.

Revision ID: 0037
Revises: 0029
"""

import secrets

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    marks = op.create_table(
        "resource_mark",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("listed", sa.String(16), nullable=False),
        sa.Column("shown", sa.String(16), nullable=False),
        sa.Column("recent", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_resource_mark")),
    )
    given = {"listed": secrets.token_hex(8), "shown": secrets.token_hex(8)}
    op.bulk_insert(marks, [{"id": 1, **given, "recent": {"changes": []}}])
    create_hosts()
    create_links()


def create_hosts() -> None:
    """Trusted hosts become rules of hosts; all of them meant one exact name."""
    op.create_table(
        "host_rule",
        sa.Column("host", sa.String(253), nullable=False),
        sa.Column("standing", sa.String(8), nullable=False),
        sa.Column("with_subdomains", sa.Boolean(), nullable=False),
        sa.Column("added_by_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["added_by_id"], ["member.id"], name=op.f("fk_host_rule_added_by_id")),
        sa.PrimaryKeyConstraint("host", name=op.f("pk_host_rule")),
    )
    op.execute(
        "INSERT INTO host_rule (host, standing, with_subdomains, added_by_id, reason, created_at) "
        "SELECT host, 'trusted', false, added_by_id, reason, created_at FROM trusted_host"
    )
    op.drop_table("trusted_host")


def create_links() -> None:
    """Of posts, where they lead; of resources, whether the link answers. The worker reads the posts there are."""
    op.create_table(
        "post_link",
        sa.Column("post_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(500), nullable=False),
        sa.Column("host", sa.String(253), nullable=False),
        sa.Column("is_watched", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name=op.f("fk_post_link_post_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("post_id", "key", name=op.f("pk_post_link")),
    )
    op.create_index(op.f("ix_post_link_key"), "post_link", ["key"])
    op.create_index(op.f("ix_post_link_host"), "post_link", ["host"])
    op.create_table(
        "link_check",
        sa.Column("resource_id", sa.Integer(), nullable=False),
        sa.Column("host", sa.String(253), nullable=False),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("outcome", sa.String(12), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("fails", sa.Integer(), nullable=False),
        sa.Column("went_to", sa.String(500), nullable=False),
        sa.ForeignKeyConstraint(
            ["resource_id"], ["resource.id"], name=op.f("fk_link_check_resource_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("resource_id", name=op.f("pk_link_check")),
    )
    op.create_index(op.f("ix_link_check_due_at"), "link_check", ["due_at"])
    op.create_index(op.f("ix_link_check_fails"), "link_check", ["fails"])
    op.execute(
        "INSERT INTO outbox (kind, payload, created_at, due_at, tries, last_error, same_failures) "
        "SELECT 'post.links', '{\"after\": 0}', CURRENT_TIMESTAMP, CURRENT_TIMESTAMP, 0, '', 0 "
        "WHERE EXISTS (SELECT 1 FROM post)"
    )


def downgrade() -> None:
    op.drop_table("link_check")
    op.drop_table("post_link")
    op.create_table(
        "trusted_host",
        sa.Column("host", sa.String(253), nullable=False),
        sa.Column("added_by_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["added_by_id"], ["member.id"], name=op.f("fk_trusted_host_added_by_id")),
        sa.PrimaryKeyConstraint("host", name=op.f("pk_trusted_host")),
    )
    op.execute(
        "INSERT INTO trusted_host (host, added_by_id, reason, created_at) "
        "SELECT host, added_by_id, reason, created_at FROM host_rule WHERE standing = 'trusted'"
    )
    op.drop_table("host_rule")
    op.drop_table("resource_mark")
