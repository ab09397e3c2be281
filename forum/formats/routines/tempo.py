"""How fast the figure of a line moves: as the line says, where it says so."""

from forum.figures.pictures.tempo import MOST_HOLD_S, MOST_TIMES, MOST_WAY_S, Tempo
from forum.rules.routines.routines import Item


def tempo_of(item: Item) -> Tempo:
    """The seconds up, held and down of a line, and at most five of its repeats; the rest is the figure's own.

    A hold of more than ten seconds is shown as ten.
    """
    hold_s = item.hold_s or item.hold_s_max or 0
    return Tempo(
        min(item.move_s or 0, MOST_WAY_S),
        min(hold_s, MOST_HOLD_S),
        min(item.return_s or 0, MOST_WAY_S),
        min(item.reps or MOST_TIMES, MOST_TIMES),
    )
