"""Second factors, half-done log-ins and what happened to an account.

Moderators and admins of a running community have to have a second factor from some days after this upgrade. Accounts of
the demo, whose addresses are at a name nobody can own, have not.

Revision ID: 0013
Revises: 0012
"""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

from forum.models.kit.base import UtcDateTime

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

MEMBER = sa.table("member", sa.column("role"), sa.column("email"), sa.column("staff_since", UtcDateTime()))
TABLES = ("security_event", "login_step", "recovery_code", "passkey", "authenticator_app")


def member_id() -> sa.Column[int]:
    """Whose row it is; it goes when they go."""
    return sa.Column("member_id", sa.Integer(), nullable=False)


def of_member(table: str) -> sa.ForeignKeyConstraint:
    """The reference to the member."""
    name = op.f(f"fk_{table}_member_id")
    return sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=name, ondelete="CASCADE")


def upgrade() -> None:
    op.add_column("member", sa.Column("staff_since", UtcDateTime(), nullable=True))
    op.add_column("member", sa.Column("second_factor_at", UtcDateTime(), nullable=True))
    is_real = sa.or_(MEMBER.c.email.is_(None), sa.not_(MEMBER.c.email.like("%@example.org")))
    is_staff = MEMBER.c.role.in_(("moderator", "admin"))
    op.execute(sa.update(MEMBER).where(is_staff, is_real).values(staff_since=datetime.now(UTC)))
    op.create_table(
        "authenticator_app",
        member_id(),
        sa.Column("sealed_secret", sa.String(300), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("confirmed_at", UtcDateTime(), nullable=True),
        sa.Column("last_step", sa.BigInteger(), nullable=False),
        of_member("authenticator_app"),
        sa.PrimaryKeyConstraint("member_id", name=op.f("pk_authenticator_app")),
    )
    create(
        "passkey",
        sa.Column("credential_id", sa.String(1400), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("sign_count", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("used_at", UtcDateTime(), nullable=True),
        sa.UniqueConstraint("credential_id", name=op.f("uq_passkey_credential_id")),
    )
    create(
        "recovery_code",
        sa.Column("code_hash", sa.String(64), nullable=False),
        sa.Column("used_at", UtcDateTime(), nullable=True),
    )
    create(
        "login_step",
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("challenge", sa.String(100), nullable=False),
        sa.Column("is_remembered", sa.Boolean(), nullable=False),
        sa.Column("expires_at", UtcDateTime(), nullable=False),
        sa.UniqueConstraint("token_hash", name=op.f("uq_login_step_token_hash")),
    )
    create(
        "security_event",
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("browser", sa.String(80), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
    )


def create(table: str, *parts: sa.schema.SchemaItem) -> None:
    """A table of rows that belong to a member."""
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False),
        member_id(),
        *parts,
        of_member(table),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )
    op.create_index(op.f(f"ix_{table}_member_id"), table, ["member_id"])


def downgrade() -> None:
    for table in TABLES:
        op.drop_table(table)
    op.drop_column("member", "second_factor_at")
    op.drop_column("member", "staff_since")
