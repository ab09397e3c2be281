"""Programmes: weeks of cards, their versions, runs, and what a member told us in a run.

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import context, op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    add_what_0002_first_lacked()
    op.create_table(
        "programme",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=140), nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("state_reason", sa.String(), nullable=False),
        sa.Column("state_before_hiding", sa.String(length=12), nullable=False),
        sa.Column("share_key", sa.String(length=40), nullable=False),
        sa.Column("draft", sa.JSON(), nullable=True),
        sa.Column("current_n", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("touched_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["member.id"], name=op.f("fk_programme_owner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme")),
    )
    op.create_index(op.f("ix_programme_owner_id"), "programme", ["owner_id"])
    op.create_index(op.f("ix_programme_state"), "programme", ["state"])
    op.create_table(
        "programme_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("plan", sa.JSON(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"],
            name=op.f("fk_programme_version_programme_id"), ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme_version")),
        sa.UniqueConstraint("programme_id", "n", name=op.f("uq_programme_version_programme_id_n")),
    )  # fmt: skip
    op.create_table(
        "programme_run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("is_gentle", sa.Boolean(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_programme_run_member_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_programme_run_programme_id")),
        sa.ForeignKeyConstraint(["version_id"], ["programme_version.id"], name=op.f("fk_programme_run_version_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme_run")),
    )
    op.create_index(op.f("ix_programme_run_member_id"), "programme_run", ["member_id"])
    op.create_index(op.f("ix_programme_run_programme_id"), "programme_run", ["programme_id"])
    op.create_index(
        "ix_programme_run_active", "programme_run", ["member_id", "programme_id"], unique=True,
        sqlite_where=sa.text("ended_at IS NULL"), postgresql_where=sa.text("ended_at IS NULL"),
    )  # fmt: skip
    op.create_table(
        "programme_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["run_id"], ["programme_run.id"], name=op.f("fk_programme_event_run_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme_event")),
    )
    op.create_index(op.f("ix_programme_event_run_id"), "programme_event", ["run_id"])


def add_what_0002_first_lacked() -> None:
    """For the first hour of its life 0002 had no `is_reviewed`, and databases were made with it."""
    if context.is_offline_mode():
        return
    columns = {column["name"] for column in sa.inspect(op.get_bind()).get_columns("routine_version")}
    if "is_reviewed" not in columns:
        new = sa.Column("is_reviewed", sa.Boolean(), nullable=False, server_default=sa.false())
        op.add_column("routine_version", new)


def downgrade() -> None:
    op.drop_table("programme_event")
    op.drop_table("programme_run")
    op.drop_table("programme_version")
    op.drop_table("programme")
