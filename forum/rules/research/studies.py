"""A study as its page tells it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, cast, get_args

from forum.rules.claims.studied import Design, Direction, Outcome, Studied

Status = Literal["standing", "corrected", "retracted"]
STATUSES: tuple[Status, ...] = get_args(Status)
STUDIES_A_PAGE = 20


@dataclass(frozen=True, slots=True)
class MeasuredOutcome:
    """One thing that was measured; `where` says in what part of what we read its figures stand."""

    name: str
    direction: Direction
    topic: str
    figures: tuple[str, ...]
    where: str
    is_harm: bool = False


@dataclass(frozen=True, slots=True)
class Arm:
    """A group of a trial; `n` is None where it is not told."""

    name: str
    n: int | None


@dataclass(frozen=True, slots=True)
class Entity:
    """What a study is about, by the id of a public scheme; somebody has confirmed it, or a machine named it."""

    scheme: str
    id: str
    name: str
    is_confirmed: bool


@dataclass(frozen=True, slots=True)
class StudyRecord:
    """All that is known of a study beside title, year and state; empty words stand for what is not told."""

    authors: tuple[str, ...]
    journal: str
    url: str
    design: Design
    n: int | None
    n_said: str
    population: str
    ms_type: str
    edss: str
    summary: str
    adds: str
    trained: str
    dose: str
    comparator: str
    follow_up_weeks: int | None
    arms: tuple[Arm, ...]
    outcomes: tuple[MeasuredOutcome, ...]
    harms: str
    funding: str
    limits: str
    modality: tuple[str, ...]
    gait_phases: tuple[str, ...]
    registration: str
    is_peer_reviewed: bool
    is_blinded: bool
    entities: tuple[Entity, ...]
    read_in: tuple[str, ...]
    not_checked: str

    @property
    def nulls(self) -> tuple[MeasuredOutcome, ...]:
        """What did not differ."""
        return tuple(one for one in self.outcomes if one.direction == "no_difference")

    @property
    def topics(self) -> tuple[str, ...]:
        """What was measured, in the words of the facet."""
        return tuple(dict.fromkeys(one.topic for one in self.outcomes if one.topic))


_TEXTS = ("authors", "modality", "gait_phases", "read_in")
_WORDS = (
    "journal", "url", "n_said", "population", "ms_type", "edss", "summary", "adds", "trained", "dose", "comparator",
    "harms", "funding", "limits", "registration", "not_checked",
)  # fmt: skip


def read_record(data: Mapping[str, Any]) -> StudyRecord:
    """A record as it is kept; what it does not have is empty."""
    told: dict[str, Any] = {name: tuple(data.get(name) or ()) for name in _TEXTS}
    told |= {name: data.get(name) or "" for name in _WORDS}
    return StudyRecord(
        **told,
        design=cast(Design, data["design"]),
        n=data.get("n"),
        follow_up_weeks=data.get("follow_up_weeks"),
        arms=tuple(Arm(one["name"], one.get("n")) for one in data.get("arms") or ()),
        outcomes=tuple(map(_outcome, data.get("outcomes") or ())),
        is_peer_reviewed=bool(data.get("is_peer_reviewed", True)),
        is_blinded=bool(data.get("is_blinded")),
        entities=tuple(
            Entity(one["scheme"], one["id"], one["name"], bool(one.get("is_confirmed")))
            for one in data.get("entities") or ()
        ),
    )


def _outcome(one: Mapping[str, Any]) -> MeasuredOutcome:
    figures = tuple(one.get("figures") or ())
    return MeasuredOutcome(
        one["name"], one["direction"], one.get("topic") or "", figures, one.get("where") or "", bool(one.get("is_harm"))
    )


def facts_of(record: StudyRecord) -> Studied:
    """What a sentence about the study is measured by."""
    told = " ".join(filter(None, (record.population, record.n_said, record.edss, record.dose)))
    return Studied(
        design=record.design,
        n=record.n or 1,
        population=told,
        outcomes=tuple(Outcome(one.name, one.direction, one.figures) for one in record.outcomes),
        comparator=record.comparator or None,
        follow_up_weeks=record.follow_up_weeks,
        trained=record.trained or None,
    )


def facets_of(record: StudyRecord) -> Sequence[tuple[str, str]]:
    """What the list can be narrowed by, beside design and year."""
    pairs = [("modality", one) for one in record.modality]
    pairs += [("outcome", one) for one in record.topics]
    return [*pairs, *(("phase", one) for one in record.gait_phases)]
