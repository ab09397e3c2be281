"""What a page shows of each value of a line: how sure it is, whose words it came from, and what to ask."""

from forum.rules.routines.questions import MOST_QUESTIONS, QUESTIONS
from forum.text.routine_parser.bound import Bound
from forum.text.routine_parser.items import SURE, Dose, FoundItem, ReadValue, Span
from forum.text.routine_parser.normalise import Plain
from forum.text.routine_parser.pick import Picked
from forum.text.routine_parser.quantity_values import Key
from forum.text.routine_parser.trust import Trust, prudent
from forum.text.routine_parser.weights import caution, likelihood

AMOUNTS = tuple(name for name in QUESTIONS if name not in {"exercise", "spotter"})
# The keys that a pattern may have given each value under.
_KEYS: dict[str, tuple[str, ...]] = {
    "reps": ("reps", "bare", "breaths"),
    "hold_s": ("held", "seconds"),
    "duration_s": ("moving", "seconds"),
}
_QUALIFIED = 0.5  # it may be this one or another
_OF_CARD = frozenset({"frequency", "rounds"})  # asked once for the whole card
_MAIN = ("reps", "hold_s", "duration_s", "distance")


def judge_values(item: FoundItem, picked: Picked, bound: Bound, trust: Trust) -> dict[str, float]:
    """How likely the name and each amount of a line are right, by field."""
    named = likelihood("name", trust.of_name(picked, item.exercise_id))
    judged = {"exercise": min(named, _QUALIFIED) if trust.is_qualified(picked) else named}
    for field in AMOUNTS:
        key = _key(bound, field)
        if key is not None and not _is_empty(item.dose, field):
            judged[field] = likelihood("amount", trust.of_amount(picked, bound, key))
    return judged


def read_values(
    item: FoundItem,
    judged: dict[str, float],
    bound: Bound,
    plain: Plain,
    *,
    is_with_others: bool,
    is_sideless: bool,
) -> tuple[ReadValue, ...]:
    """The name and every amount of a line, with at most two questions; what is missing and needed is asked, too.

    A line that is not sure as a whole asks something: what it lacks, else its least likely amount.
    """
    is_sure = item.confidence >= SURE
    surety = {field: round(prudent(likely, caution("value")), 2) for field, likely in judged.items()}
    unsure = {field for field, sure in surety.items() if sure < SURE and not is_sure}
    missing = _missing(item, is_with_others=is_with_others, is_sure=is_sure)
    if is_sideless and not (is_sure or unsure or missing):
        missing = [ReadValue("sides", None, 0.0, False, False, ())]
    if not (is_sure or unsure or missing):
        amounts = [field for field in judged if field != "exercise" and field not in _OF_CARD]
        unsure = {min(amounts, key=lambda field: judged[field], default="exercise")}
    values = []
    for field in judged:
        value, place, is_inherited = _read(item, bound, plain, field)
        values.append(ReadValue(field, value, surety[field], field not in unsure, is_inherited, (place,)))
    return _asked([*values, *missing])


def _read(item: FoundItem, bound: Bound, plain: Plain, field: str) -> tuple[int | str | None, Span, bool]:
    """The value of a field, the author's words it came from, and whether they speak of several exercises."""
    key = _key(bound, field)
    if field == "exercise" or key is None:
        return item.exercise_id, item.span, False
    low, most = getattr(item.dose, field), getattr(item.dose, f"{field}_max", None)
    return low if low is not None else most, plain.source_span(*bound.places[key]), key in bound.inherited


def field_of(bound: Bound, dose: Dose, key: Key) -> str | None:
    """The field of a dose that a value became; None where it became none."""
    return next((name for name in AMOUNTS if not _is_empty(dose, name) and _key(bound, name) == key), None)


def _key(bound: Bound, field: str) -> Key | None:
    """Under which key the value of a field was read."""
    names = _KEYS.get(field, (field,))
    return next((key for key in bound.places if key.removesuffix("_max") in names), None)


def _missing(item: FoundItem, *, is_with_others: bool, is_sure: bool) -> list[ReadValue]:
    """What a line lacks that somebody must say: any amount at all, and who is with them where others are spoken of."""
    found = []
    if is_with_others and not item.setting.spotter:
        found.append(ReadValue("spotter", None, 0.0, False, False, ()))
    if not is_sure and all(_is_empty(item.dose, field) for field in _MAIN):
        found.append(ReadValue("reps", None, 0.0, False, False, ()))
    return found


def _is_empty(dose: Dose, field: str) -> bool:
    return getattr(dose, field) is None and getattr(dose, f"{field}_max", None) is None


def _asked(values: list[ReadValue]) -> tuple[ReadValue, ...]:
    """The most needed questions, no more than two; what is unsure and not asked stays unsure."""
    unsure = [value.field for value in values if not value.is_sure]
    asked = [field for field in QUESTIONS if field in unsure][:MOST_QUESTIONS]
    return tuple(value.with_question(QUESTIONS[value.field] if value.field in asked else "") for value in values)
