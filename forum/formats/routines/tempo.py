"""How fast the figure of a line moves: as the line says, where it says so."""

from forum.figures.pictures.tempo import MOST_HOLD_S, MOST_TIMES, MOST_WAY_S, Tempo
from forum.rules.routines.routines import Item


def tempo_of(item: Item) -> Tempo:
    """The seconds up, held and down of a line, and at most five of its repeats; the rest is the figure's own.

    A hold of more than ten seconds is shown as ten.
    """
    out_s, hold_s, back_s = _seconds(item)
    times = min(item.reps or MOST_TIMES, MOST_TIMES)
    return Tempo(min(out_s, MOST_WAY_S), min(hold_s, MOST_HOLD_S), min(back_s, MOST_WAY_S), times)


def say_play(item: Item) -> str:
    """What a press on its figure does: nothing says "this tempo" of what is cut short."""
    out_s, hold_s, back_s = _seconds(item)
    if out_s > MOST_WAY_S or hold_s > MOST_HOLD_S or back_s > MOST_WAY_S:
        return "Play, shorter than written"
    return "Play at this tempo" if out_s or hold_s or back_s else "Play"


def _seconds(item: Item) -> tuple[int, int, int]:
    return item.move_s or 0, item.hold_s or item.hold_s_max or 0, item.return_s or 0
