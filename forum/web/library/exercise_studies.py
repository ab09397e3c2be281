"""What studies say, on the page of an exercise: those it names, and those of its kind that saw no difference."""

from dataclasses import dataclass

from forum.models import ResearchStudy
from forum.queries.research import digests, studies
from forum.rules.library.exercises import Exercise
from forum.rules.research.studies import MeasuredOutcome, StudyRecord
from forum.rules.research.words import DESIGN_NAMES
from forum.text.kit.slugs import slugify

NULLS_MOST = 3


@dataclass(frozen=True, slots=True)
class StudySaid:
    """A study in short: what was done, what was seen and what was not."""

    url: str
    title: str
    design: str
    trained: str
    seen: tuple[MeasuredOutcome, ...]
    nulls: tuple[MeasuredOutcome, ...]
    is_taken_back: bool


@dataclass(frozen=True, slots=True)
class StudiesSaid:
    """The studies an exercise names, others of its kind with a null, and digests about it by address and title."""

    named: tuple[StudySaid, ...]
    nulls: tuple[StudySaid, ...]
    digests: tuple[tuple[str, str], ...] = ()


def studies_of(exercise: Exercise) -> StudiesSaid:
    """What its page says of studies; an exercise that names none is told nothing."""
    keys = {line.source for line in exercise.evidence}
    named = studies.list_by_keys(keys)
    if not named:
        return StudiesSaid((), ())
    others = [_said(one, studies.record_of(one)) for one in studies.list_of_kind(exercise.modality, keys)]
    return StudiesSaid(
        tuple(_said(one, studies.record_of(one)) for one in named),
        tuple(one for one in others if one.nulls and not one.is_taken_back)[:NULLS_MOST],
        tuple(digests.list_of_exercises([exercise.id])),
    )


def _said(study: ResearchStudy, record: StudyRecord) -> StudySaid:
    seen = tuple(one for one in record.outcomes if one.direction not in {"no_difference", "not_reported"})
    url = f"/studies/{study.id}/{slugify(study.plain_title, default='study')}"
    design, is_back = DESIGN_NAMES[record.design], study.status == "retracted"
    return StudySaid(url, study.plain_title, design, record.trained, seen, record.nulls, is_back)
