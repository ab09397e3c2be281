"""A study as its page tells it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, cast, get_args

from forum.rules.claims.studied import Certainty, Design, Direction, Outcome, Studied

Status = Literal["standing", "corrected", "retracted"]
STATUSES: tuple[Status, ...] = get_args(Status)
STUDIES_A_PAGE = 20


@dataclass(frozen=True, slots=True)
class MeasuredOutcome:
    """One thing that was measured; `where` says in what part of what we read its figures stand.

    `means` and `measured` are keys of the words for what the figures mean and how they were come by.
    """

    name: str
    direction: Direction
    topic: str
    figures: tuple[str, ...]
    where: str
    is_harm: bool = False
    means: str = ""
    measured: str = ""
    certainty: Certainty | None = None
    weeks: int | None = None


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
    parts: tuple[str, ...] = ()
    figure_links: tuple[str, ...] = ()
    conflicts: str = ""
    certainty: str = ""
    abstract: str = ""
    abstract_licence: str = ""

    @property
    def nulls(self) -> tuple[MeasuredOutcome, ...]:
        """What did not differ."""
        return tuple(one for one in self.outcomes if one.direction == "no_difference")

    @property
    def topics(self) -> tuple[str, ...]:
        """What was measured, in the words of the facet."""
        return tuple(dict.fromkeys(one.topic for one in self.outcomes if one.topic))


_TEXTS = ("authors", "modality", "gait_phases", "read_in", "parts", "figure_links")
_WORDS = (
    "journal", "url", "n_said", "population", "ms_type", "edss", "summary", "adds", "trained", "dose", "comparator",
    "harms", "funding", "limits", "registration", "not_checked", "conflicts", "certainty", "abstract",
    "abstract_licence",
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
        is_peer_reviewed=bool(data.get("is_peer_reviewed")),
        is_blinded=bool(data.get("is_blinded")),
        entities=tuple(
            Entity(one["scheme"], one["id"], one["name"], bool(one.get("is_confirmed")))
            for one in data.get("entities") or ()
        ),
    )


def _outcome(one: Mapping[str, Any]) -> MeasuredOutcome:
    figures = tuple(one.get("figures") or ())
    told = {name: one.get(name) or "" for name in ("topic", "where", "means", "measured")}
    return MeasuredOutcome(
        name=one["name"],
        direction=one["direction"],
        figures=figures,
        is_harm=bool(one.get("is_harm")),
        certainty=one.get("certainty") or None,
        weeks=one.get("weeks"),
        **told,
    )


def facts_of(record: StudyRecord) -> Studied:
    """What a sentence about the study is measured by."""
    told = " ".join(filter(None, (record.population, record.n_said, record.edss, record.dose)))
    certainty = cast(Certainty, record.certainty) if record.certainty else None
    return Studied(
        design=record.design,
        n=record.n or 1,
        population=told,
        outcomes=tuple(
            Outcome(one.name, one.direction, one.figures, one.certainty or certainty, one.weeks)
            for one in record.outcomes
        ),
        comparator=record.comparator or None,
        follow_up_weeks=record.follow_up_weeks,
        trained=record.trained or None,
        parts=record.parts,
    )


def facets_of(record: StudyRecord) -> Sequence[tuple[str, str]]:
    """What the list can be narrowed by, beside design and year."""
    pairs = [("modality", one) for one in record.modality]
    pairs += [("outcome", one) for one in record.topics]
    return [*pairs, *(("phase", one) for one in record.gait_phases)]
