"""An exercise of the library: its shape, and the way between that shape and plain data."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields, replace
from types import MappingProxyType
from typing import Any

from forum.errors import Refused
from forum.rules.library import refusal_words
from forum.rules.library.cautions import Caution, cautions_from_dict, resolve

Range = tuple[int, int]

# The sentence beside the facts of a position: why they may differ there.
REASON = "reason"
NO_CAUTIONS: Mapping[str, Caution] = MappingProxyType({})
# What entries written before version 1.2 do not say.
_NOT_SAID: Mapping[str, Any] = {
    "optional": [], "needed_in": {}, "one_of": [], "steps_for": {}, "why": "", "helps_with": [], "cautions": [],
    "stop_more": [], "safety_in": {}, "held_for_clinician": None, "held_positions": [], "with_clinician": [],
    "with_help": [],
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Intensity:
    """How hard it should feel: a scale's name and the low and high end on it."""

    scale: str
    range: Range | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DefaultDose:
    """The library's own dose: every range is (low, high), None means not given."""

    sets: Range | None
    reps: Range | None
    hold_seconds: Range | None
    duration_seconds: Range | None
    rest_seconds: Range | None
    days_per_week: Range | None
    intensity: Intensity
    basis: str
    source: str | None
    text: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Safety:
    """The facts a person needs before they start; no copy or summary may drop one."""

    spotter: str
    stable_support: str
    eyes_closed: bool
    fall_risk: str
    heat_load: str
    floor_transfer: bool
    spasticity_caution: bool
    impact: bool
    low_back_caution: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One source that names the exercise, and in what way; no kind means "it works"."""

    source: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """One entry of the library; `level` is 1 (gentlest) to 5, our own scale and not a clinical one.

    `safety` is the strictest over all positions; `safety_in` has the facts that were judged milder in one position,
    each with its reason. `equipment` is everything together; `needed` is what every way of doing it takes, `needed_in`
    what one position takes, `one_of` groups of which one thing is enough. `steps_for` names the steps that are true
    in some positions only. `cautions` are the most important first, with their sentences. `held_for_clinician` says why
    a form is held back, `held_positions` which (() is all).
    """

    id: str
    name: str
    family: str
    aliases: tuple[str, ...]
    modality: str
    secondary_modalities: tuple[str, ...]
    gait_phases: tuple[str, ...]
    muscle_groups: tuple[str, ...]
    systems: tuple[str, ...]
    positions: tuple[str, ...]
    equipment: tuple[str, ...]
    sides: str
    level: int
    default_dose: DefaultDose
    regressions: tuple[str, ...]
    progressions: tuple[str, ...]
    safety: Safety
    how: tuple[str, ...]
    seeds: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    note: str | None
    review_status: str
    needed: tuple[str, ...]
    optional: tuple[str, ...]
    needed_in: Mapping[str, tuple[str, ...]] = field(hash=False)
    one_of: tuple[tuple[str, ...], ...]
    steps_for: Mapping[int, tuple[str, ...]] = field(hash=False)
    why: str
    helps_with: tuple[str, ...]
    cautions: tuple[Caution, ...]
    stop_more: tuple[str, ...]
    safety_in: Mapping[str, Mapping[str, Any]] = field(hash=False)
    held_for_clinician: str | None
    held_positions: tuple[str, ...]
    with_clinician: tuple[str, ...]
    with_help: tuple[str, ...]

    @property
    def modalities(self) -> tuple[str, ...]:
        """The main modality first, then the secondary ones."""
        return (self.modality, *self.secondary_modalities)

    @property
    def is_reviewed(self) -> bool:
        return self.review_status == "pt_reviewed"

    @property
    def hold_words(self) -> str:
        """Why nothing may offer it now; "" for all but a `marks.MarkedExercise`."""
        return ""

    @property
    def denied_needs(self) -> frozenset[str]:
        """The needs that a clinician says it does not help with; none but for a `marks.MarkedExercise`."""
        return frozenset()

    @property
    def caution_words(self) -> tuple[str, ...]:
        """What to watch out for, the most important first."""
        return tuple(one.words for one in self.cautions if one.words)

    @property
    def stop_words(self) -> tuple[str, ...]:
        """The signs to stop this exercise at, each once; beside the general rules, not in their place."""
        derived = (one.stop for one in self.cautions)
        return tuple(dict.fromkeys(sign for sign in (*derived, *self.stop_more) if sign))

    def facts_in(self, position: str | None) -> Safety:
        """The safety facts in one position; the strictest where it is not known or was not judged."""
        judged = self.safety_in.get(position or "", {})
        return replace(self.safety, **{name: value for name, value in judged.items() if name != REASON})

    def how_in(self, position: str) -> tuple[str, ...]:
        """The steps that are true in this position."""
        return tuple(step for n, step in enumerate(self.how) if position in self.steps_for.get(n, (position,)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a dose or an exercise comes from; `url` is None when there is no public page."""

    id: str
    title: str
    url: str | None


def exercise_from_dict(data: Mapping[str, Any], cautions: Mapping[str, Caution] = NO_CAUTIONS) -> Exercise:
    """Build an exercise from one entry of the library; Refused when its fields differ.

    `cautions` are the library's by code; without them the exercise knows its codes and no sentence. An entry of version
    1.1, as an older database still holds it, needs everything it lists and says no more.
    """
    if "needed" not in data:
        data = {**_NOT_SAID, "needed": [one for one in data.get("equipment", ()) if one != "none"], **data}
    _same_fields(Exercise, data)
    _same_fields(DefaultDose, data["default_dose"])
    dose = dict(data["default_dose"])
    given = {
        **data,
        "default_dose": DefaultDose(
            **{key: _frozen(value) for key, value in dose.items() if key != "intensity"},
            intensity=_part(Intensity, dose["intensity"]),
        ),
        "safety": _part(Safety, data["safety"]),
        "evidence": tuple(_part(Evidence, line) for line in data["evidence"]),
        "needed_in": {position: tuple(things) for position, things in data["needed_in"].items()},
        "one_of": tuple(tuple(group) for group in data["one_of"]),
        "cautions": resolve(data["cautions"], cautions),
        "steps_for": {int(n): tuple(positions) for n, positions in data["steps_for"].items()},
    }
    return Exercise(**{key: _frozen(value) for key, value in given.items()})


def exercise_to_dict(exercise: Exercise) -> dict[str, Any]:
    """The same plain data `exercise_from_dict` was given, ready for JSON: its cautions are codes."""
    plain = {key: _thawed(value) for key, value in asdict(exercise).items()}
    return plain | {"cautions": [one.code for one in exercise.cautions]}


def exercises_from_library(data: Mapping[str, Any]) -> dict[str, Exercise]:
    """Every exercise of the library file by id, in the file's order."""
    cautions = cautions_from_dict(data["caution_words"])
    return {entry["id"]: exercise_from_dict(entry, cautions) for entry in data["exercises"]}


def sources_from_library(data: Mapping[str, Any]) -> dict[str, Source]:
    """Every source of the library file by its key."""
    return {
        key: Source(id=key, title=source["title"], url=source.get("url")) for key, source in data["sources"].items()
    }


def _same_fields(shape: type[Any], data: object) -> None:
    wanted = {field.name for field in fields(shape)}
    if not isinstance(data, Mapping):
        raise Refused(refusal_words.not_a_group(shape.__name__))
    if differing := sorted(str(key) for key in wanted ^ set(data)):
        raise Refused(refusal_words.wrong_fields(shape.__name__, differing))


def _part(shape: type[Any], data: Mapping[str, Any]) -> Any:
    _same_fields(shape, data)
    return shape(**{key: _frozen(value) for key, value in data.items()})


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _thawed(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _thawed(part) for key, part in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_thawed(part) for part in value]
    return value
