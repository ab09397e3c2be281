"""When each moment of a movement is: at the figure's own pace, or at the tempo of a line of a card.

All outlines of a moving picture share their times, so a made picture is given another tempo without being drawn anew.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

PAUSE_S = 0.5
END_S = 0.3
# A way out or back, a hold and the repeats that are played; a longer hold would be a picture that does not move.
MOST_WAY_S, MOST_HOLD_S, MOST_TIMES = 20, 10, 5
_TIMED = re.compile(r'dur="[0-9.]+s" repeatCount="[0-9]+" keyTimes="[0-9.;]+"')


@dataclass(frozen=True, slots=True)
class Tempo:
    """Whole seconds of the way out, of the hold and of the way back, and how often; 0 is the figure's own pace."""

    out_s: int = 0
    hold_s: int = 0
    back_s: int = 0
    times: int = MOST_TIMES

    @property
    def is_possible(self) -> bool:
        ways = 0 <= self.out_s <= MOST_WAY_S and 0 <= self.back_s <= MOST_WAY_S
        return ways and 0 <= self.hold_s <= MOST_HOLD_S and 1 <= self.times <= MOST_TIMES


OWN = Tempo()


def shares_of(spans: int) -> int:
    """In how many steps the way between two key poses is drawn, by the number of such ways."""
    return 5 if spans < 2 else 2


def beats(seconds: Sequence[float], hold_s: float | None, tempo: Tempo = OWN) -> tuple[list[float], float]:
    """When each frame is, and how long all takes, there and back; `seconds` are those between two key poses."""
    last, shares = len(seconds), shares_of(len(seconds))
    out = _stretched(seconds, tempo.out_s)
    back = _stretched(seconds[::-1], tempo.back_s)
    times, clock = [0.0], 0.0
    for number, span in enumerate([*out, *back], 1):
        times += [clock + span * step / shares for step in range(1, shares)]
        times.append(clock + span)
        held_s = (tempo.hold_s or hold_s or PAUSE_S) if number == last else PAUSE_S
        clock += span + held_s
        times.append(clock)
    return times, clock + END_S


def _stretched(spans: Sequence[float], whole_s: int) -> list[float]:
    return [span * whole_s / sum(spans) for span in spans] if whole_s and spans else list(spans)


def timing(times: Sequence[float], whole_s: float, repeats: int) -> str:
    """The attributes of an animation that say when: its length, how often, and the share of it at each frame."""
    shares = ";".join(f"{t / whole_s:.3f}".rstrip("0").rstrip(".") or "0" for t in times[:-1]) + ";1"
    return f'dur="{whole_s:.1f}s" repeatCount="{repeats}" keyTimes="{shares}"'


def retimed(picture: str, seconds: Sequence[float], hold_s: float | None, tempo: Tempo) -> str:
    """A moving picture at another tempo."""
    said = timing(*beats(seconds, hold_s, tempo), tempo.times)
    return _TIMED.sub(said, picture)
