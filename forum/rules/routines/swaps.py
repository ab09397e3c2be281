"""One line of a card for an easier or a harder form of its exercise: what stays, what goes, and why it was done."""

from collections.abc import Mapping
from dataclasses import fields as dataclass_fields
from dataclasses import replace
from typing import Any, Literal

from forum.rules.library.exercises import Exercise
from forum.rules.library.offers import (
    helped_regressions,
    is_offered,
    offered_progressions,
    offered_regressions,
    place_offered,
)
from forum.rules.routines.fields import Fields, Line, join_fields, list_lines, removed_of
from forum.rules.routines.routines import Item

Kind = Literal["times", "time", ""]

EASIER = "An easier form"
EASIER_HELPED = "An easier form, with somebody’s help"
HARDER = "A harder form"
_COUNTED = ("reps", "first_reps")
_TIMED = ("hold_s", "duration_s", "first_hold_s", "first_duration_s")
_EFFORTS = ("effort", "effort_words", "pace", "move_s", "return_s")
_LOADED = ("band", "band_brand", "band_doubled", "load_kg", "first_load_kg")


def dose_kind(exercise: Exercise) -> Kind:
    """Whether the library counts this exercise in times or in time; "" when its dose says neither."""
    dose = exercise.default_dose
    if dose.reps:
        return "times"
    return "time" if dose.hold_seconds or dose.duration_seconds else ""


def list_swaps(exercise: Exercise, exercises: Mapping[str, Exercise]) -> tuple[tuple[Exercise, str], ...]:
    """The forms a line can be swapped for, easier ones first, each with the word for it."""
    return (
        *((one, EASIER) for one in offered_regressions(exercise, exercises)),
        *((one, EASIER_HELPED) for one in helped_regressions(exercise, exercises)),
        *((one, HARDER) for one in offered_progressions(exercise, exercises)),
    )


def swap_line(
    fields: Mapping[str, str], n: int, to_id: str, exercises: Mapping[str, Exercise]
) -> tuple[Fields, int | None]:
    """The form with its line `n` (from 0) done as another exercise, and the line to look at.

    The amounts stay only where both are counted alike, a band or a weight only where both are done with the like:
    what is not known of the new form is left blank. The note stays, and so does what the author asked for in support
    and company. Nothing changes when the line is not there or the other exercise is no form it can be swapped for: what
    is held back, waits for a clinician, or is a step up that only one may give, is none.
    """
    lines = list_lines(fields)
    if not 0 <= n < len(lines):
        return dict(fields), None
    line, to = lines[n], exercises.get(to_id)
    old = exercises.get(line["exercise_id"])
    # Swapping back to where a line came from is possible for as long as that may be offered.
    is_way_back = to is not None and to_id == line.get("instead_of")
    if old is None or to is None or not is_offered(to):
        return dict(fields), n
    if not (is_way_back or to in [one for one, _ in list_swaps(old, exercises)]):
        return dict(fields), n
    lines[n] = _in_offered_place(_swapped(line, old, to), to)
    return join_fields(fields, lines, removed_of(fields)), n


def add_line(fields: Mapping[str, str], exercise: Exercise) -> tuple[Fields, int | None]:
    """The form with one more line, without a dose that nobody gave, and the line to look at."""
    lines = [*list_lines(fields), new_line(exercise)]
    return join_fields(fields, lines, removed_of(fields)), len(lines) - 1


def new_line(exercise: Exercise) -> Line:
    """A line of an exercise; it names a position only where some of them are held back."""
    return _in_offered_place({"exercise_id": exercise.id}, exercise)


def _in_offered_place(line: Line, exercise: Exercise) -> Line:
    place = place_offered(exercise, line.get("position") or None)
    rest = {name: text for name, text in line.items() if name != "position"}
    return rest | ({"position": place} if place else {})


def place_lines(fields: Mapping[str, str], exercises: Mapping[str, Exercise]) -> Fields:
    """The form of a new card: no line of it stands in a position that is held back, where another one is not."""
    lines = [
        _in_offered_place(line, exercises[line["exercise_id"]]) if line["exercise_id"] in exercises else line
        for line in list_lines(fields)
    ]
    return join_fields(fields, lines, removed_of(fields))


def read_as(fields: Mapping[str, str], n: int, to: Exercise) -> tuple[Fields, int | None]:
    """The form with its line `n` (from 0) as another exercise, because the author's words meant that one.

    The amounts were hers for what she meant, so all of them stay.
    """
    lines = list_lines(fields)
    if not 0 <= n < len(lines):
        return dict(fields), None
    gone = ("unsure", "instead_of", "reason")
    kept = {name: text for name, text in lines[n].items() if name not in gone} | {"exercise_id": to.id}
    lines[n] = _in_offered_place(kept, to)
    return join_fields(fields, lines, removed_of(fields)), n


def list_unknown(old: Exercise, to: Exercise, position: str | None) -> set[str]:
    """The fields of a line that say nothing of the other form: nobody gave them for it, so they are left blank."""
    unknown: set[str] = set()
    if dose_kind(old) != dose_kind(to):
        unknown.update(("sets", "first_sets", *_COUNTED, *_TIMED, *_EFFORTS, "distance"))
    if set(old.equipment) != set(to.equipment):
        unknown.update(_LOADED)
    if position not in to.positions:
        unknown.add("position")
    return unknown


def swap_item(item: Item, old: Exercise, to: Exercise, reason: str) -> Item:
    """The line done as another exercise, with the reason; what its author asked for in support and company stays."""
    unknown = list_unknown(old, to, item.position)
    blank = {one.name: one.default for one in dataclass_fields(Item) if one.name.removesuffix("_max") in unknown}
    first = item.instead_of or old.id
    swapped: dict[str, Any] = blank | {"exercise_id": to.id, "instead_of": first, "reason": reason}
    line = replace(item, **swapped)
    return replace(line, position=place_offered(to, line.position))


def _swapped(line: Line, old: Exercise, to: Exercise) -> Line:
    gone = list_unknown(old, to, line.get("position"))
    # Whoever chooses a form has looked at the line: it is no longer unsure.
    kept = {name: text for name, text in line.items() if name not in gone and name != "unsure"}
    first = line.get("instead_of") or old.id
    if to.id == first:
        return {name: text for name, text in kept.items() if name not in ("instead_of", "reason")} | {
            "exercise_id": to.id
        }
    word = EASIER if to.id in old.regressions else HARDER
    own_words = line.get("reason", "")
    return kept | {
        "exercise_id": to.id,
        "instead_of": first,
        "reason": word if own_words in ("", EASIER, HARDER) else own_words,
    }


def find_line(fields: Mapping[str, str], exercise_id: str, near: int) -> int | None:
    """Where an exercise stands in a form: at line `near` if it is there, else at the first place it is found."""
    ids = [line["exercise_id"] for line in list_lines(fields)]
    if 0 <= near < len(ids) and ids[near] == exercise_id:
        return near
    return ids.index(exercise_id) if exercise_id in ids else None


def find_swapped(fields: Mapping[str, str], exercise_id: str, to_id: str) -> int | None:
    """Where this very swap stands already, the first such line."""
    lines = enumerate(list_lines(fields))
    wanted = (to_id, exercise_id)
    return next((n for n, line in lines if (line["exercise_id"], line.get("instead_of")) == wanted), None)
