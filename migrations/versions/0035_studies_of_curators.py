"""Studies that curators add: drafts, how they changed, and what leans on a study that was taken back.

Revision ID: 0035
Revises: 0034
"""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None

STUDY = sa.table("research_study", sa.column("doi"), sa.column("doi_key"))


def upgrade() -> None:
    op.add_column("research_study", sa.Column("state", sa.String(8), nullable=False, server_default="public"))
    op.add_column("research_study", sa.Column("doi_key", sa.String(200), nullable=True))
    op.create_index(op.f("ix_research_study_doi_key"), "research_study", ["doi_key"])
    op.execute(sa.update(STUDY).values(doi_key=sa.func.lower(STUDY.c.doi)))
    op.create_index("ix_research_study_state_year", "research_study", ["state", "year", "id"])
    op.create_index("ix_research_study_state_design", "research_study", ["state", "design"])
    op.create_index(op.f("ix_research_study_changed_at"), "research_study", ["changed_at"])
    op.create_table(
        "study_change",
        sa.Column("study_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["study_id"], ["research_study.id"], name=op.f("fk_study_change_study_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["by_id"], ["member.id"], name=op.f("fk_study_change_by_id")),
        sa.PrimaryKeyConstraint("study_id", "version", name=op.f("pk_study_change")),
    )
    op.create_table(
        "study_lean",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("study_id", sa.Integer(), nullable=False),
        sa.Column("noun", sa.String(12), nullable=False),
        sa.Column("noun_id", sa.String(80), nullable=False),
        sa.Column("title", sa.String(240), nullable=False),
        sa.Column("url", sa.String(300), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["study_id"], ["research_study.id"], name=op.f("fk_study_lean_study_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["closed_by_id"], ["member.id"], name=op.f("fk_study_lean_closed_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_study_lean")),
    )
    op.create_index("ix_study_lean_noun_noun_id", "study_lean", ["noun", "noun_id"])
    for column in ("study_id", "closed_at"):
        op.create_index(op.f(f"ix_study_lean_{column}"), "study_lean", [column])


def downgrade() -> None:
    op.drop_table("study_lean")
    op.drop_table("study_change")
    op.drop_index(op.f("ix_research_study_changed_at"), "research_study")
    op.drop_index("ix_research_study_state_design", "research_study")
    op.drop_index("ix_research_study_state_year", "research_study")
    op.drop_index(op.f("ix_research_study_doi_key"), "research_study")
    op.drop_column("research_study", "doi_key")
    op.drop_column("research_study", "state")
