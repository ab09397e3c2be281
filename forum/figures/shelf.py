"""The figures of the library, each picture made once in a process."""

from functools import cache, lru_cache
from hashlib import sha256

from forum.figures.pictures import drawing
from forum.figures.pictures.colours import LOOKS
from forum.figures.pictures.stage import Stage
from forum.figures.poses.data import Figure
from forum.figures.poses.loading import figures_of
from forum.paths import seeds_folder

SIDES = ("right", "left")
_SCENES = 64
_PICTURES = 4096


@cache
def figures() -> dict[str, Figure]:
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
    return drawing.still(_scene(exercise_id), look, side)


@lru_cache(_PICTURES)
def strip(exercise_id: str, side: str = "right", look: str = "light") -> str:
    """Each key pose by itself, side by side."""
    return drawing.strip(_scene(exercise_id), look, side)


@lru_cache(_PICTURES)
def moving(exercise_id: str, side: str = "right", look: str = "light", plays: bool = False) -> str:
    """The movement, five times there and back: once it is pressed, or at once where it `plays`."""
    return drawing.moving(_scene(exercise_id), look, side, "0s" if plays else "")


@cache
def version(exercise_id: str) -> str:
    """Eleven letters that change whenever the pose or the way of drawing does."""
    return sha256(still(exercise_id).encode()).hexdigest()[:11]


def moves(exercise_id: str) -> bool:
    """Whether there is more than one pose."""
    return len(figures()[exercise_id].keys) > 1


__all__ = ["LOOKS", "SIDES", "figures", "is_drawn", "moves", "moving", "still", "strip", "version"]
