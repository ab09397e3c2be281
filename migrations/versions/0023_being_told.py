"""Notices stand with those of their thread, and members are mailed what they chose; threads may be for members.

Revision ID: 0023
Revises: 0022
"""

import json

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

NOTICE = sa.table(
    "notice",
    sa.column("id", sa.Integer),
    sa.column("kind", sa.String),
    sa.column("data", sa.JSON),
    sa.column("thread_id", sa.Integer),
    sa.column("n", sa.Integer),
)
POST = sa.table("post", sa.column("id", sa.Integer), sa.column("thread_id", sa.Integer), sa.column("n", sa.Integer))
AT_ONCE = 500


def upgrade() -> None:
    with op.batch_alter_table("notice") as batch:
        batch.add_column(sa.Column("thread_id", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("n", sa.Integer(), nullable=False, server_default="0"))
        batch.create_foreign_key(op.f("fk_notice_thread_id"), "thread", ["thread_id"], ["id"], ondelete="CASCADE")
    place_notices(op.get_bind())
    op.add_column("thread", sa.Column("audience", sa.String(12), nullable=False, server_default="everyone"))
    op.create_table(
        "letter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("thread_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_letter_member_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["thread_id"], ["thread.id"], name=op.f("fk_letter_thread_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter")),
    )
    op.create_index("ix_letter_member_id_kind_thread_id", "letter", ["member_id", "kind", "thread_id"])
    op.create_index(op.f("ix_letter_sent_at"), "letter", ["sent_at"])
    op.create_table(
        "mail_choice",
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("answers", sa.Boolean(), nullable=False, server_default=sa.true()),
        sa.Column("digest", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("quiet_from", sa.Integer(), nullable=False),
        sa.Column("quiet_until", sa.Integer(), nullable=False),
        sa.Column("digest_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_mail_choice_member_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("member_id", name=op.f("pk_mail_choice")),
    )
    op.create_index(op.f("ix_mail_choice_digest_at"), "mail_choice", ["digest_at"])


def place_notices(connection: sa.Connection) -> None:
    """Give the notices of replies and mentions the thread and the number of their post."""
    wanted = sa.select(NOTICE.c.id, NOTICE.c.data).where(NOTICE.c.kind.in_(("reply", "mention")))
    last = 0
    while rows := connection.execute(wanted.where(NOTICE.c.id > last).order_by(NOTICE.c.id).limit(AT_ONCE)).all():
        last = rows[-1].id
        about = {row.id: post_of(row.data) for row in rows}
        places = {row.id: row for row in connection.execute(sa.select(POST).where(POST.c.id.in_(set(about.values()))))}
        values = [
            {"this": id_, "thread": places[post_id].thread_id, "number": places[post_id].n}
            for id_, post_id in about.items()
            if post_id in places
        ]
        if values:
            change = sa.update(NOTICE).where(NOTICE.c.id == sa.bindparam("this"))
            connection.execute(change.values(thread_id=sa.bindparam("thread"), n=sa.bindparam("number")), values)


def post_of(data: object) -> int:
    """The post that a notice is about, 0 for none."""
    told = json.loads(data) if isinstance(data, str) else data
    post_id = told.get("post") if isinstance(told, dict) else None
    return post_id if isinstance(post_id, int) else 0


def downgrade() -> None:
    op.drop_column("thread", "audience")
    op.drop_table("mail_choice")
    op.drop_table("letter")
    with op.batch_alter_table("notice") as batch:
        batch.drop_constraint(op.f("fk_notice_thread_id"), type_="foreignkey")
        batch.drop_column("n")
        batch.drop_column("thread_id")
