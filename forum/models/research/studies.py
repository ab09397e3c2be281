"""Studies as their pages tell them."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from forum.models.kit.base import Base
from forum.models.members.members import Member


class ResearchStudy(Base):
    """One study; `key` is that of the library, or of its DOI or title when a curator added it.

    `doi_key` is the DOI in lower case, by which two are the same. `data` is the record as `rules.research.studies`
    reads it, `version` grows with each change a reader could see. `is_curated` once somebody changed it by hand:
    loading the library then leaves it alone. `state` is draft until a curator publishes it, then public.
    """

    __tablename__ = "research_study"
    __table_args__ = (
        Index("ix_research_study_state_year", "state", "year", "id"),
        Index("ix_research_study_state_design", "state", "design"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(200), unique=True)
    title: Mapped[str] = mapped_column(String(500))
    title_key: Mapped[str] = mapped_column(String(500), index=True)
    plain_title: Mapped[str] = mapped_column(String(200))
    doi: Mapped[str | None] = mapped_column(String(200), unique=True)
    doi_key: Mapped[str | None] = mapped_column(String(200), index=True)
    published: Mapped[str] = mapped_column(String(10), default="")
    year: Mapped[int | None] = mapped_column(index=True)
    design: Mapped[str] = mapped_column(String(20), index=True)
    n: Mapped[int | None]
    state: Mapped[str] = mapped_column(String(8), default="public")
    status: Mapped[str] = mapped_column(String(12), default="standing")
    status_note: Mapped[str] = mapped_column(default="")
    data: Mapped[dict[str, Any]]
    version: Mapped[int] = mapped_column(default=1)
    is_curated: Mapped[bool] = mapped_column(default=False)
    added_by_id: Mapped[int | None] = mapped_column(ForeignKey("member.id", ondelete="SET NULL"), index=True)
    changed_at: Mapped[datetime] = mapped_column(index=True)


class StudyFacet(Base):
    """One answer by which the list of studies can be narrowed."""

    __tablename__ = "study_facet"
    __table_args__ = (Index("ix_study_facet_facet_value", "facet", "value"),)

    study_id: Mapped[int] = mapped_column(ForeignKey("research_study.id", ondelete="CASCADE"), primary_key=True)
    facet: Mapped[str] = mapped_column(String(12), primary_key=True)
    value: Mapped[str] = mapped_column(String(40), primary_key=True)


class StudyChange(Base):
    """What a curator changed: its `version` from then on, and each field's words as a pair, before and after."""

    __tablename__ = "study_change"

    study_id: Mapped[int] = mapped_column(ForeignKey("research_study.id", ondelete="CASCADE"), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    by_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    at: Mapped[datetime]
    changed: Mapped[dict[str, Any]]

    by: Mapped[Member] = relationship()


class StudyLean(Base):
    """Something of ours (`noun`, `noun_id`) that leans on a study which was corrected or taken back.

    It waits in the queue of the moderators until one has looked at it; `reason` says what became of the study.
    """

    __tablename__ = "study_lean"
    __table_args__ = (Index("ix_study_lean_noun_noun_id", "noun", "noun_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    study_id: Mapped[int] = mapped_column(ForeignKey("research_study.id", ondelete="CASCADE"), index=True)
    noun: Mapped[str] = mapped_column(String(12))
    noun_id: Mapped[str] = mapped_column(String(80))
    title: Mapped[str] = mapped_column(String(240))
    url: Mapped[str] = mapped_column(String(300))
    reason: Mapped[str]
    created_at: Mapped[datetime]
    closed_at: Mapped[datetime | None] = mapped_column(index=True)
    closed_by_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))

    study: Mapped[ResearchStudy] = relationship()
