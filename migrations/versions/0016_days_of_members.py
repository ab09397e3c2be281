"""A member's time zone, the days of a programme as they were for the member, and a member's own calendar.

What was told and stopped before this version keeps the day it was counted with until now: the one in UTC.

Revision ID: 0016
Revises: 0010
"""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def keep_days(table: str, moment: str, day: str) -> None:
    """Write the UTC day of a moment beside it."""
    rows = sa.table(table, sa.column("id"), sa.column(moment, sa.DateTime(timezone=True)), sa.column(day, sa.Date()))
    connection = op.get_bind()
    for row_id, at in connection.execute(sa.select(rows.c.id, rows.c[moment]).where(rows.c[moment].is_not(None))).all():
        connection.execute(sa.update(rows).where(rows.c.id == row_id).values({day: utc_day(at)}))


def utc_day(at: datetime) -> object:
    """SQLite keeps moments in UTC without saying so; PostgreSQL hands them out in a zone of its own."""
    return (at.astimezone(UTC) if at.tzinfo else at).date()


def upgrade() -> None:
    op.add_column("member", sa.Column("time_zone", sa.String(64), nullable=False, server_default=""))
    op.add_column("programme_run", sa.Column("ended_on", sa.Date(), nullable=True))
    keep_days("programme_run", "ended_at", "ended_on")
    op.add_column("programme_event", sa.Column("on_day", sa.Date(), nullable=True))
    keep_days("programme_event", "at", "on_day")
    with op.batch_alter_table("programme_event") as batch_op:
        batch_op.alter_column("on_day", existing_type=sa.Date(), nullable=False)
    op.create_table(
        "calendar_address",
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_calendar_address_member_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("member_id", name=op.f("pk_calendar_address")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_calendar_address_token_hash")),
    )
    op.create_table(
        "calendar_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("routine_id", sa.Integer(), nullable=True),
        sa.Column("run_id", sa.Integer(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("days", sa.String(20), nullable=False),
        sa.Column("first_time", sa.String(8), nullable=False),
        sa.Column("weeks", sa.Integer(), nullable=True),
        sa.Column("tells_safety", sa.Boolean(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_calendar_entry_member_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["routine_id"], ["routine.id"], name=op.f("fk_calendar_entry_routine_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["run_id"], ["programme_run.id"], name=op.f("fk_calendar_entry_run_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_entry")),
    )
    for column in ("member_id", "routine_id", "run_id"):
        op.create_index(op.f(f"ix_calendar_entry_{column}"), "calendar_entry", [column])


def downgrade() -> None:
    op.drop_table("calendar_entry")
    op.drop_table("calendar_address")
    op.drop_column("programme_event", "on_day")
    op.drop_column("programme_run", "ended_on")
    op.drop_column("member", "time_zone")
