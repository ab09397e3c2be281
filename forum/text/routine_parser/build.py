"""Last stage: mention, amounts and surroundings become one item."""

import re
from dataclasses import replace

from forum.rules.library.exercises import Exercise
from forum.text.routine_parser.bound import Bound
from forum.text.routine_parser.dictionary import Dictionary
from forum.text.routine_parser.doses import dose_of
from forum.text.routine_parser.items import FoundItem, Setting
from forum.text.routine_parser.normalise import Plain
from forum.text.routine_parser.quantity_values import Values
from forum.text.routine_parser.scene import Scene

_SINGLE = re.compile(r"\b(?:single|1)\b")
_ROLLED = re.compile(r"\broll(?:ed)?(?: up)?(?: a| the| your)?(?: \w{1,8})? towel|towel (?:rolled|roll)\b")
_SIDEWAYS = re.compile(
    r"side to side|\b(?:to|over to|onto) (?:1|the other) (?:side|leg|foot)\b|"
    r"\bfrom (?:1 )?(?:leg|foot) to (?:the other|leg|foot)\b"
)
# Somebody pushes up with the hands, and is not told to leave that out.
_HANDS = re.compile(
    r"(?<!without )(?<!not )(?<!n't )\b(?:(?:using|use) (?:the |your |both ){0,2}"
    r"(?:arms of (?:the|your) chair|arm ?rests?)"
    r"|push(?:ing)? (?:up |off |down |yourself up )?(?:with|through|on|from|off) (?:the |your |both ){0,2}"
    r"(?:hands|arms|arm ?rests?)"
    r"|(?:with|using) (?:the help of )?(?:your |both )?(?:hands|arms)(?= on the| to (?:push|help)))"
)
# The side that a line is for is not the only one where the other is named as well.
_OTHER_SIDE = {
    "left": re.compile(r"\bright (?:leg|foot|side|arm|1|knee|heel)\b(?! only)"),
    "right": re.compile(r"\bleft (?:leg|foot|side|arm|1|knee|heel)\b(?! only)"),
}
_BEFORE = 14  # letters
_BALANCE = frozenset({"stance", "single-leg", "weight-shift", "ball-sit", "turn", "march", "head-turn", "tap"})
_AT_FEET = frozenset({"counter", "rail", "walker", "cane"})
_ON_THE_MOVE = frozenset({"walk", "dual-task", "sit-to-stand", "step", "head-turn"})
# What the library calls the positions that people name.
_LIBRARY = {
    "standing": {"standing_supported", "standing_unsupported"},
    "seated": {"seated"},
    "supine": {"supine"},
    "prone": {"prone"},
    "side-lying": {"side_lying"},
    "quadruped": {"quadruped"},
    "kneeling": {"kneeling", "quadruped"},
    "long-sitting": {"long_sitting", "seated", "supine"},
}
_CHAIRS = frozenset({"chair", "sofa", "stool"})
_BEDS = frozenset({"bed", "mat"})
_LYING = frozenset({"supine", "prone", "side-lying", "quadruped", "long-sitting", "kneeling"})
# Things that a text names in passing, and the kits or ids of the exercises that use them.
_FOR = {
    "wall": ("wall", "corner", "plank", "push-up"),
    "weight": ("dumbbell", "curl", "arm-raise", "reach"),
    "step": ("step_box", "step", "box", "stair", "foot-on", "foot-up"),
    "band": ("resistance_band",),
    "pool": ("pool",),
    "dumbbell": ("dumbbell", "arm", "curl", "reach", "squat"),
    "hurdles": ("hurdle", "step-over", "obstacle"),
    "treadmill": ("treadmill",),
    "bike": ("bike", "cycle"),
    "tray": ("tray", "carry"),
    "door": ("resistance_band",),
    "stickers": ("target",),
    "machine": ("machine", "leg-press", "curl", "row"),
    "putty": ("putty",),
    "cup": ("carry", "tray"),
    "mug": ("carry", "tray"),
    "pen": ("eye", "gaze", "ball-lift"),
}
_KITS = {"resistance_band": "band", "belt_or_towel": "towel", "pool": "pool", "exercise_ball": "ball"}


def build_item(scene: Scene, bound: Bound, plain: Plain, dictionary: Dictionary) -> FoundItem:
    """The item of one mention."""
    exercise, position = _placed(scene, dictionary)
    values = bound.values
    if "sides" in bound.inherited and exercise.sides != "each_side":
        values = {key: value for key, value in values.items() if key != "sides"}
    dose = dose_of(values, exercise)
    if dose.sides in _OTHER_SIDE and _OTHER_SIDE[dose.sides].search(scene.text, *scene.zone.own):
        dose = replace(dose, sides="each")
    return FoundItem(
        span=plain.source_span(scene.mention.start, scene.mention.end),
        mention="",
        words="",
        exercise_id=exercise.id,
        dose=dose,
        setting=_setting(scene, exercise, position, values),
        confidence=0.0,  # `lines` knows
    )


def _placed(scene: Scene, dictionary: Dictionary) -> tuple[Exercise, str | None]:
    """The most exact exercise the surroundings speak of, and the stated position if it is one of the exercise's.

    A title may name an exercise, and the words below it describe one form of it: "Hip flexor: lie near the edge".
    """
    base = dictionary.exercises[scene.mention.phrase.exercise_id]
    forms = [dictionary.exercises[to] for _, to in dictionary.refinements.get(base.id, ()) if to in scene.described]
    carried = [scene.carried] if scene.carried and scene.carried != "standing" else []
    for position in (*scene.own("position"), *_on_feet(scene, [*carried, *scene.around("position")])):
        exercise = _refined(scene, base.id, position, dictionary)
        if exercise is base and forms:
            exercise = forms[0]
        if _fits(exercise, position):
            return exercise, position
    exercise = _refined(scene, base.id, None, dictionary)
    return (forms[0] if exercise is base and forms else exercise), None


def _on_feet(scene: Scene, positions: list[str]) -> list[str]:
    """What was said further off, without the seat where a hand is on the counter here: tea is drunk sitting down."""
    is_up = not _AT_FEET.isdisjoint((*scene.own("support"), *scene.around("support")))
    return [position for position in positions if not (is_up and position == "seated")]


def _fits(exercise: Exercise, position: str) -> bool:
    return not _LIBRARY[position].isdisjoint(exercise.positions)


def _refined(scene: Scene, exercise_id: str, position: str | None, dictionary: Dictionary) -> Exercise:
    lines = dictionary.refinements.get(exercise_id, ())
    true = _conditions(scene, position) if lines else set()
    for _ in range(3):
        better = next((to for when, to in lines if when in true), None)
        if better is None:
            break
        exercise_id = better
        lines = dictionary.refinements.get(exercise_id, ())
    return dictionary.exercises[exercise_id]


def _conditions(scene: Scene, position: str | None) -> set[str]:
    own = set(scene.things())
    used = own | (set(scene.things_around()) & {"band", "pool", "ball"})
    before = (scene.zone.lead, (scene.zone.own[0], scene.mention.start))
    if any(sign.value == "band" for span in before for sign in scene.signs.within("equipment", span)):
        used.add("band")
    held = scene.has("hold")
    true = {"band", "pool"} & used | {"ball"} & own | ({position} if position else set())
    if position is None and held:
        true.add("standing")
    if position == "long-sitting":
        true.add("seated")
    foam, closed = bool(own & {"foam", "cushion", "pillow"}), scene.has("eyes")
    towel = bool(own & {"towel", "belt", "strap", "cord", "scarf", "sheet"})
    spoken = scene.text[max(scene.zone.own[0], scene.mention.start - _BEFORE) : scene.mention.end]
    small = any(word in spoken for word in ("mini", "semi", "half", "partial", "small", "shallow", "quarter"))
    named = {
        "foam": foam,
        "single-seated": position == "seated" and _SINGLE.search(spoken) is not None,
        "helped": scene.is_assisted,
        "rolled": "towel" in own and _ROLLED.search(scene.text, *scene.zone.own) is not None,
        "eyes-closed": closed,
        "foam-eyes-closed": foam and closed,
        "holding": held,
        "hands": _HANDS.search(scene.text, *scene.zone.own) is not None,
        "sideways": _SIDEWAYS.search(scene.text, *scene.zone.own) is not None,
        "at-wall": bool({"wall", "counter"} & {*scene.own("support"), *own}),
        "on-step": "step" in own and (position in {"standing", None}),
        "band-ball": {"band", "ball"} <= used,
        "supine-towel": towel and position in {"supine", None, "long-sitting"},
        "seated-towel": towel and position in {"seated", "long-sitting"},
        "mini-supported": small or held,
        "supine-spotter": scene.has("spotter") and position == "supine",
    }
    return true | {name for name, holds in named.items() if holds}


def _setting(scene: Scene, exercise: Exercise, position: str | None, values: Values) -> Setting:
    support = _support(scene, exercise, position)
    if position is None and support in _AT_FEET and scene.has("hold") and _fits(exercise, "standing"):
        position = "standing"
    if exercise.family in _ON_THE_MOVE and position == "standing":
        position = None
    things = _things(scene, exercise, position)
    if support == "wall" and "wall" in exercise.id:
        support, things = None, tuple(dict.fromkeys((*things, "wall")))
    load, band = values.get("load"), _band(scene, exercise, things)
    if band and "band" not in things:
        things = (*things, "band")
    return Setting(
        position=position,
        equipment=things,
        support=support,
        spotter=_has_company(scene, exercise),
        eyes_closed=exercise.id.endswith("eyes-closed") or (exercise.family in _BALANCE and scene.has("eyes")),
        resistance=str(load) if load else band,
    )


def _has_company(scene: Scene, exercise: Exercise) -> bool:
    said = (*scene.own("spotter"), *scene.lead("spotter"), *scene.around("spotter"))
    return bool(said) or exercise.id.startswith("assisted-")


def _support(scene: Scene, exercise: Exercise, position: str | None) -> str | None:
    if (position in _LYING and position != "kneeling") or (
        _LIBRARY["standing"].isdisjoint(exercise.positions) and not {"walking", "kneeling"} & set(exercise.positions)
    ):
        return None
    said = (*scene.own("support"), *scene.lead("support"), *scene.around("support"))
    support = next(iter(said), None)
    if (
        support in {"chair", "bed"}
        and (position == "seated" or exercise.positions[0] == "seated")
        and not scene.has("hold")
    ):
        return None
    return support


def _things(scene: Scene, exercise: Exercise, position: str | None) -> tuple[str, ...]:
    """Objects of its own stretch, and of the lines around those that this exercise is done with."""
    wanted = {_KITS[kit] for kit in exercise.equipment if kit in _KITS}
    if position == "seated" or (position is None and exercise.positions == ("seated",)):
        wanted |= _CHAIRS
    if position in _LYING or (position is None and exercise.positions[0] in {"supine", "prone", "side_lying"}):
        wanted |= _BEDS
    own = [name for name in scene.things() if name not in _FOR or _is_for(name, exercise)]
    return tuple(dict.fromkeys((*own, *(name for name in scene.things_around() if name in wanted))))


def _is_for(thing: str, exercise: Exercise) -> bool:
    """Whether an exercise uses a thing that often only stands in the room."""
    return any(kit in exercise.equipment or kit in exercise.id for kit in _FOR[thing])


def _band(scene: Scene, exercise: Exercise, things: tuple[str, ...]) -> str | None:
    if "resistance_band" not in exercise.equipment and "band" not in things:
        return None
    colours = scene.own("colour") or scene.around("colour")
    if colours:
        return colours[0]
    return "band" if "band" in things or exercise.id.startswith("band-") else None
