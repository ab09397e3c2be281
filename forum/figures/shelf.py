"""The figures of the library, each picture made once in a house: at `init`, or when it is first asked for."""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from hashlib import sha256

from forum.figures.pictures import colours, drawing
from forum.figures.pictures.stage import Stage, seconds_of
from forum.figures.pictures.tempo import OWN, Tempo, retimed
from forum.figures.poses import words
from forum.figures.poses.data import POSITIONS, Poses
from forum.figures.poses.loading import figures_of
from forum.paths import seeds_folder

SIDES = ("right", "left")
LOOKS = colours.LOOKS
_SCENES = 64
_PICTURES = 4096
# What pages show before anybody asks for more.
_USUAL_LOOKS = ("light", "dark")
Make = Callable[[], str]
Keep = Callable[[str, Make], str]
# Where pictures are kept beyond this process, once somebody has said so.
_keepers: list[Keep] = []
_VIEW = re.compile(r'viewBox="-?[0-9]+ -?[0-9]+ ([0-9]+) ([0-9]+)"')


@cache
def figures() -> dict[str, Poses]:
    """By exercise; raises `BadPose` where a file can't be drawn."""
    folder = seeds_folder() / "figures"
    return figures_of({path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.json"))})


def is_drawn(exercise_id: str) -> bool:
    return exercise_id in figures()


@lru_cache(_SCENES)
def _scene(exercise_id: str) -> Stage:
    return Stage(figures()[exercise_id])


@lru_cache(_PICTURES)
def still(exercise_id: str, side: str = "right", look: str = "light") -> str:
    """One picture: ghost, end and arrow."""
    return _once("still", exercise_id, side, look, lambda: drawing.still(_scene(exercise_id), look, side))


@lru_cache(_PICTURES)
def strip(exercise_id: str, side: str = "right", look: str = "light") -> str:
    """Each key pose by itself, side by side."""
    return _once("strip", exercise_id, side, look, lambda: drawing.strip(_scene(exercise_id), look, side))


@lru_cache(_PICTURES)
def moving(exercise_id: str, side: str = "right", look: str = "light", plays: bool = False, tempo: Tempo = OWN) -> str:
    """The movement, five times there and back: once it is pressed, or at once where it `plays`.

    At another tempo it is the same picture with other times, and is kept in this process alone.
    """
    if tempo != OWN:
        figure = figures()[exercise_id]
        return retimed(moving(exercise_id, side, look, plays), seconds_of(figure), figure.hold_s, tempo)
    begin = "0s" if plays else ""
    kind = "plays" if plays else "moving"
    return _once(kind, exercise_id, side, look, lambda: drawing.moving(_scene(exercise_id), look, side, begin))


@cache
def version(exercise_id: str) -> str:
    """Eleven letters that change whenever the pose or the way of drawing does."""
    return sha256(still(exercise_id).encode()).hexdigest()[:11]


@cache
def pose_mark(exercise_id: str) -> str:
    """Sixteen letters that change whenever the pose does, and not with the way of drawing; "" for one not drawn."""
    return sha256(repr(figures()[exercise_id]).encode()).hexdigest()[:16] if is_drawn(exercise_id) else ""


def positions(exercise_id: str) -> frozenset[str]:
    """The library's positions that the picture may stand for."""
    return frozenset(
        place for pose in figures()[exercise_id].keys for place in POSITIONS[pose.get("start", "standing")]
    )


def moves(exercise_id: str) -> bool:
    """Whether there is more than one pose."""
    return len(figures()[exercise_id].keys) > 1


@cache
def size(exercise_id: str) -> tuple[int, int]:
    """Width and height of the still, in its own units."""
    found = _VIEW.search(still(exercise_id))
    assert found is not None
    return int(found[1]), int(found[2])


@lru_cache(_PICTURES)
def alt(exercise_id: str, side: str = "right") -> str:
    """What is seen, in a sentence or two."""
    said = _once("alt", exercise_id, "right", "words", lambda: words.alt(_scene(exercise_id)))
    return words.of_side(said, side)


@lru_cache(_PICTURES)
def told(exercise_id: str, side: str = "right") -> tuple[str, ...]:
    """The movement, step by step."""
    lines = _once("told", exercise_id, "right", "words", lambda: "\n".join(words.long_description(_scene(exercise_id))))
    return tuple(words.of_side(line, side) for line in lines.splitlines())


def keep_with(keep: Keep | None) -> None:
    """From now on `keep` is asked for each text by its name, with what makes it."""
    _keepers[:] = [keep] if keep else []


def make_usual() -> int:
    """Makes what pages show; says of how many exercises."""
    for exercise_id in figures():
        for look in _USUAL_LOOKS:
            still(exercise_id, "right", look)
        alt(exercise_id)
        told(exercise_id)
    return len(figures())


def _once(kind: str, exercise_id: str, side: str, look: str, make: Make) -> str:
    name = f"{exercise_id}.{kind}-{side}-{look}"
    return _keepers[0](name, make) if _keepers else make()
