"""Last stage: mention, amounts and surroundings become one item."""

from forum.rules.exercises import Exercise
from forum.text.routine_parser.items import Dose, FoundItem, Setting, Span
from forum.text.routine_parser.mentions import Mention
from forum.text.routine_parser.normalise import Plain
from forum.text.routine_parser.phrases import Dictionary
from forum.text.routine_parser.quantities import Values
from forum.text.routine_parser.signs import Signs

_MOVING = frozenset(
    {
        "walk",
        "cardio",
        "march",
        "turn",
        "step",
        "tap",
        "gaze",
        "head-turn",
        "dual-task",
        "breathing",
        "foot",
    }
)
_AT_FEET = frozenset({"counter", "rail", "chair", "walker", "furniture", "table", "cane"})
_ON_THE_MOVE = frozenset({"walk"})
_BY_NAME = {"seated": ("seated", "sit"), "standing": ("standing",), "prone": ("prone",)}
_USED_BY_ALL = frozenset(
    {"band", "ball", "ankle weight", "towel", "belt", "dumbbell", "step", "foam", "pillow", "pool"}
)


class Scene:
    """All that was read around one mention."""

    def __init__(self, mention: Mention, zone: Span, carried: Span, tail: Span, signs: Signs, text: str) -> None:
        self.mention, self.zone, self.signs, self.text = mention, zone, signs, text
        self.carried, self.tail = carried, tail
        self.inherited = {"band", "chair", "bed", "pool", "ankle weight"}

    def last(self, kind: str) -> str | None:
        """What was said last before the mention's end, else first after it, else last in the header."""
        inside = self.signs.within(kind, self.zone)
        early = [sign for sign in inside if sign.start < self.mention.end]
        if early:
            return early[-1].value
        if inside:
            return inside[0].value
        header = self.signs.within(kind, self.carried)
        return header[-1].value if header else None

    def things(self) -> tuple[str, ...]:
        """Named objects, without those that are only held or stood beside."""
        propped = self.signs.within("support", self.zone)
        names = [
            sign.value
            for sign in self.signs.within("equipment", self.zone)
            if not any(prop.start <= sign.start < prop.end for prop in propped)
        ]
        names += [
            sign.value
            for sign in self.signs.within("equipment", self.carried)
            if sign.value in self.inherited
            and not any(p.start <= sign.start < p.end for p in self.signs.within("support", self.carried))
        ]
        denied = {sign.value for sign in self.signs.within("no equipment", self.zone)}
        return tuple(name for name in dict.fromkeys(names) if name not in denied)

    def has_company(self) -> bool:
        """Whether somebody is there, said here or about the whole paragraph."""
        return any(self.signs.within("spotter", span) for span in (self.zone, self.carried, self.tail))

    def has(self, kind: str) -> bool:
        """Whether the mention's own stretch says so."""
        return bool(self.signs.within(kind, self.zone))


def build_item(scene: Scene, values: Values, plain: Plain, dictionary: Dictionary) -> FoundItem:
    """The item of one mention."""
    position, things = scene.last("position"), scene.things()
    exercise_id = _refined(scene, position, things, dictionary)
    exercise = dictionary.exercises[exercise_id]
    setting = _setting(scene, exercise, position, things, values)
    span = plain.source_span(scene.mention.start, scene.mention.end)
    dose = _dose(values, exercise)
    return FoundItem(
        span=span,
        mention="",
        words="",
        exercise_id=exercise_id,
        dose=dose,
        setting=setting,
        confidence=_confidence(scene.mention, dose),
    )


def _refined(scene: Scene, position: str | None, things: tuple[str, ...], dictionary: Dictionary) -> str:
    """The more exact exercise that the surroundings speak of."""
    exercise_id = scene.mention.phrase.exercise_id
    true = _conditions(scene, position, things)
    for _ in range(3):
        better = next((to for when, to in dictionary.refinements.get(exercise_id, ()) if when in true), None)
        if better is None:
            return exercise_id
        exercise_id = better
    return exercise_id


def _conditions(scene: Scene, position: str | None, things: tuple[str, ...]) -> set[str]:
    used, true = set(things), set(things) & {"band", "ball", "pool"}
    if position:
        true.add(position)
    foam, closed = bool(used & {"foam", "cushion", "pillow"}), scene.has("eyes")
    towel = bool(used & {"towel", "belt"})
    held = scene.has("hold")
    if position is None and held:
        true.add("standing")
    spoken = scene.text[scene.mention.start : scene.mention.end]
    small = any(word in spoken for word in ("mini", "semi", "half", "partial", "small"))
    if position == "long-sitting":
        true.add("seated")
    named = (
        ("foam", foam), ("eyes-closed", closed), ("foam-eyes-closed", foam and closed), ("holding", held),
        ("band-ball", {"band", "ball"} <= used), ("supine-towel", towel and position in {"supine", None,
            "long-sitting"}),
        ("seated-towel", towel and position in {"seated", "long-sitting"}), ("mini-supported", small or scene.last(
            "hold") is not None),
        ("supine-spotter", scene.has("spotter") and position == "supine"),
    )  # fmt: skip
    return true | {name for name, holds in named if holds}


def _setting(
    scene: Scene, exercise: Exercise, position: str | None, things: tuple[str, ...], values: Values
) -> Setting:
    support = scene.last("support")
    spot = scene.last("position") if position is None else position
    if support == "chair" and (spot == "seated" or "seated" in exercise.positions[:1]) and not scene.has("hold"):
        support = None
    if support == "bed" or spot in {"supine", "prone", "side-lying", "quadruped"}:
        support = None
    if spot is None and support in _AT_FEET and exercise.family not in _ON_THE_MOVE:
        spot = "standing"
    if exercise.family in _ON_THE_MOVE and spot == "standing":
        spot = None
    if support == "wall" and "wall" in exercise.id:
        support, things = None, tuple(dict.fromkeys((*things, "wall")))
    load = values.get("load")
    colour = scene.last("colour")
    band = (colour or "band") if "band" in things or exercise.id.startswith("band-") or colour else None
    if band and "resistance_band" not in exercise.equipment and "band" not in things:
        band = None
    if band and "band" not in things:
        things = (*things, "band")
    return Setting(
        position=spot,
        equipment=things,
        support=support,
        spotter=scene.has_company(),
        eyes_closed=exercise.id.endswith("eyes-closed"),
        resistance=str(load) if load else band,
    )


def _dose(values: Values, exercise: Exercise) -> Dose:
    """Put seconds where they belong: a hold for what is kept still, a duration for what moves."""
    kept = dict(values)
    moves = exercise.family in _MOVING
    if "moving" in kept:
        kept["duration_s"] = kept.pop("moving")
    if "seconds" in kept or "seconds_max" in kept:
        low, high = kept.pop("seconds", None), kept.pop("seconds_max", None)
        if moves:
            kept.setdefault("duration_s", low or high or 0)
        elif "hold_s" not in kept and "held" not in kept:
            kept |= {name: amount for name, amount in (("hold_s", low), ("hold_s_max", high)) if amount}
    if "held" in kept:
        kept["hold_s"] = kept.pop("held")
        if "held_max" in kept:
            kept["hold_s_max"] = kept.pop("held_max")
    if "bare" in kept:
        low, high = kept.pop("bare"), kept.pop("bare_max", None)
        if "reps" not in kept:
            kept |= {name: amount for name, amount in (("reps", low), ("reps_max", high)) if amount}
    kept.pop("held_max", None)
    kept.pop("load", None)
    return Dose(**kept)  # type: ignore[arg-type]


def _confidence(mention: Mention, dose: Dose) -> float:
    """How sure: exact names most, described movements less, weak words least; a dose helps."""
    base = 0.55 if mention.phrase.is_weak else 0.8 if mention.phrase.is_name else 0.65
    gaps = sum(step.after_gap for step in mention.phrase.steps)
    dosed = any(value is not None for value in (dose.reps, dose.sets, dose.hold_s, dose.duration_s, dose.distance))
    return round(min(0.98, base + 0.04 * (len(mention.phrase.steps) - 1) - 0.06 * gaps + 0.1 * dosed), 2)
