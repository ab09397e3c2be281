"""Digests: what studies mean in plain words, their versions, and what curators and readers did with them.

Revision ID: 0036
Revises: 0035
"""

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "digest",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(200), nullable=True),
        sa.Column("study_id", sa.Integer(), nullable=False),
        sa.Column("study_seen", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("title", sa.String(140), nullable=False),
        sa.Column("slug", sa.String(80), nullable=False),
        sa.Column("current_n", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("draft", sa.JSON(), nullable=True),
        sa.Column("draft_n", sa.Integer(), nullable=False),
        sa.Column("drafted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("draft_by_id", sa.Integer(), nullable=True),
        sa.Column("draft_note", sa.String(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("back_words", sa.String(), nullable=False),
        sa.Column("interest_count", sa.Integer(), nullable=False),
        sa.Column("thread_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["study_id"], ["research_study.id"], name=op.f("fk_digest_study_id")),
        sa.ForeignKeyConstraint(
            ["draft_by_id"], ["member.id"], name=op.f("fk_digest_draft_by_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["thread_id"], ["thread.id"], name=op.f("fk_digest_thread_id"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_digest")),
        sa.UniqueConstraint("key", name=op.f("uq_digest_key")),
    )
    for column in ("study_id", "draft_by_id", "thread_id"):
        op.create_index(op.f(f"ix_digest_{column}"), "digest", [column])
    op.create_index("ix_digest_state_published_at", "digest", ["state", "published_at"])
    op.create_table(
        "digest_version",
        sa.Column("digest_id", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("text", sa.JSON(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=True),
        sa.Column("approved_by_id", sa.Integer(), nullable=True),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("correction", sa.String(), nullable=False),
        sa.Column("standing_reason", sa.String(), nullable=False),
        _of_digest("digest_version"),
        sa.ForeignKeyConstraint(["author_id"], ["member.id"], name=op.f("fk_digest_version_author_id")),
        sa.ForeignKeyConstraint(["approved_by_id"], ["member.id"], name=op.f("fk_digest_version_approved_by_id")),
        sa.PrimaryKeyConstraint("digest_id", "n", name=op.f("pk_digest_version")),
    )
    for column in ("author_id", "approved_by_id"):
        op.create_index(op.f(f"ix_digest_version_{column}"), "digest_version", [column])
    op.create_table(
        "digest_hand",
        sa.Column("digest_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        _of_digest("digest_hand"),
        _of_member("digest_hand"),
        sa.PrimaryKeyConstraint("digest_id", "member_id", name=op.f("pk_digest_hand")),
    )
    op.create_index(op.f("ix_digest_hand_member_id"), "digest_hand", ["member_id"])
    op.create_table(
        "digest_topic",
        sa.Column("digest_id", sa.Integer(), nullable=False),
        sa.Column("noun", sa.String(10), nullable=False),
        sa.Column("key", sa.String(80), nullable=False),
        _of_digest("digest_topic"),
        sa.PrimaryKeyConstraint("digest_id", "noun", "key", name=op.f("pk_digest_topic")),
    )
    op.create_index("ix_digest_topic_noun_key", "digest_topic", ["noun", "key"])
    op.create_table(
        "digest_lowering",
        sa.Column("digest_id", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        _of_digest("digest_lowering"),
        sa.ForeignKeyConstraint(["by_id"], ["member.id"], name=op.f("fk_digest_lowering_by_id")),
        sa.PrimaryKeyConstraint("digest_id", "n", name=op.f("pk_digest_lowering")),
    )
    op.create_index(op.f("ix_digest_lowering_by_id"), "digest_lowering", ["by_id"])
    op.create_table(
        "digest_interest",
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("digest_id", sa.Integer(), nullable=False),
        _of_member("digest_interest"),
        _of_digest("digest_interest"),
        sa.PrimaryKeyConstraint("member_id", "digest_id", name=op.f("pk_digest_interest")),
    )
    op.create_index(op.f("ix_digest_interest_digest_id"), "digest_interest", ["digest_id"])


def _of_digest(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["digest_id"], ["digest.id"], name=op.f(f"fk_{table}_digest_id"), ondelete="CASCADE")


def _of_member(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f(f"fk_{table}_member_id"), ondelete="CASCADE")


def downgrade() -> None:
    for table in ("interest", "lowering", "topic", "hand", "version"):
        op.drop_table(f"digest_{table}")
    op.drop_table("digest")
