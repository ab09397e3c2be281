"""Numbers for which an author spoke on a card or in a programme, as in a post.

Revision ID: 0017
Revises: 0016
"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

NOUNS = ("routine", "programme")
OF_A_POST = "post_id IS NULL"
OF_NOTHING = "post_id IS NULL AND routine_id IS NULL AND programme_id IS NULL"


def index_helplines(where: str) -> None:
    op.create_index(
        "ix_public_number_helpline", "public_number", ["key"], unique=True,
        sqlite_where=sa.text(where), postgresql_where=sa.text(where),
    )  # fmt: skip


def upgrade() -> None:
    op.drop_index("ix_public_number_helpline", "public_number")
    with op.batch_alter_table("public_number") as batch_op:
        for noun in NOUNS:
            batch_op.add_column(sa.Column(f"{noun}_id", sa.Integer(), nullable=True))
            batch_op.create_foreign_key(
                op.f(f"fk_public_number_{noun}_id"), noun, [f"{noun}_id"], ["id"], ondelete="CASCADE"
            )
    for noun in NOUNS:
        op.create_index(f"ix_public_number_of_{noun}", "public_number", [f"{noun}_id", "key"], unique=True)
    index_helplines(OF_NOTHING)


def downgrade() -> None:
    op.execute("DELETE FROM public_number WHERE routine_id IS NOT NULL OR programme_id IS NOT NULL")
    op.drop_index("ix_public_number_helpline", "public_number")
    for noun in NOUNS:
        op.drop_index(f"ix_public_number_of_{noun}", "public_number")
    with op.batch_alter_table("public_number") as batch_op:
        for noun in NOUNS:
            batch_op.drop_constraint(op.f(f"fk_public_number_{noun}_id"), type_="foreignkey")
            batch_op.drop_column(f"{noun}_id")
    index_helplines(OF_A_POST)
