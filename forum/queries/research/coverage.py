"""How many studies there are of each part of walking with each kind of exercise."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import case, func, select
from sqlalchemy.orm import aliased

from forum.models import ResearchStudy, StudyFacet, db
from forum.queries.research.studies import PUBLIC

TRIALS = ("randomised_trial", "controlled_trial")


@dataclass(frozen=True, slots=True)
class Covered:
    """So many studies, and how many of them are trials with two groups."""

    studies: int = 0
    trials: int = 0


def count_covered() -> Mapping[tuple[str, str], Covered]:
    """By part of walking and kind of exercise; studies that were taken back don't count."""
    phase, modality = aliased(StudyFacet), aliased(StudyFacet)
    is_trial = case((ResearchStudy.design.in_(TRIALS), 1), else_=0)
    counted = (
        select(phase.value, modality.value, func.count(), func.sum(is_trial))
        .join(modality, modality.study_id == phase.study_id)
        .join(ResearchStudy, ResearchStudy.id == phase.study_id)
        .where(phase.facet == "phase", modality.facet == "modality", PUBLIC, ResearchStudy.status != "retracted")
        .group_by(phase.value, modality.value)
    )
    return {(row[0], row[1]): Covered(row[2], int(row[3] or 0)) for row in db.session.execute(counted)}
