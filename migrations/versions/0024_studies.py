"""Studies as their pages tell them.

Revision ID: 0024
Revises: 0023
"""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "research_study",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(200), nullable=False),
        sa.Column("title", sa.String(500), nullable=False),
        sa.Column("title_key", sa.String(500), nullable=False),
        sa.Column("plain_title", sa.String(200), nullable=False),
        sa.Column("doi", sa.String(200), nullable=True),
        sa.Column("published", sa.String(10), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("design", sa.String(20), nullable=False),
        sa.Column("n", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(12), nullable=False),
        sa.Column("status_note", sa.String(), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("is_curated", sa.Boolean(), nullable=False),
        sa.Column("added_by_id", sa.Integer(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["added_by_id"], ["member.id"], name=op.f("fk_research_study_added_by_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_research_study")),
        sa.UniqueConstraint("doi", name=op.f("uq_research_study_doi")),
        sa.UniqueConstraint("key", name=op.f("uq_research_study_key")),
    )
    for column in ("title_key", "year", "design", "added_by_id"):
        op.create_index(op.f(f"ix_research_study_{column}"), "research_study", [column])
    op.create_table(
        "study_facet",
        sa.Column("study_id", sa.Integer(), nullable=False),
        sa.Column("facet", sa.String(12), nullable=False),
        sa.Column("value", sa.String(40), nullable=False),
        sa.ForeignKeyConstraint(
            ["study_id"], ["research_study.id"], name=op.f("fk_study_facet_study_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("study_id", "facet", "value", name=op.f("pk_study_facet")),
    )
    op.create_index("ix_study_facet_facet_value", "study_facet", ["facet", "value"])


def downgrade() -> None:
    op.drop_table("study_facet")
    op.drop_table("research_study")
