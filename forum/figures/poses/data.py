"""What a pose file says of one exercise."""

from dataclasses import dataclass, field
from typing import Any

# How somebody begins -> what the library calls it.
POSITIONS = {
    "supine": ("supine",),
    "prone": ("prone",),
    "side_left": ("side_lying",),
    "side_right": ("side_lying",),
    "hands_knees": ("quadruped", "kneeling"),
    "sitting": ("seated",),
    "long_sitting": ("long_sitting",),
    "kneeling": ("kneeling",),
    "standing": ("standing_supported", "standing_unsupported", "walking"),
}


@dataclass(frozen=True)
class Poses:
    """One exercise as data. `keys` are whole poses, in order; angles in degrees, lengths in centimetres."""

    id: str
    who: str = "rosa"
    view: float = 20
    tilt: float = 11
    props: tuple[tuple[str, list[Any]], ...] = ()
    keys: tuple[dict[str, Any], ...] = ({},)
    arrows: tuple[list[Any], ...] = ()
    seconds: tuple[float, ...] = ()
    hold_s: float = 0
    lift: float = 6
    show: int = -1
    face: dict[str, Any] = field(default_factory=dict)
    helper: dict[str, Any] | None = None
    held: tuple[list[Any], ...] = ()
    plan: str = ""
    inset: tuple[Any, ...] = ()
    signs: tuple[str, ...] = ()
    tells: str = ""
    bare: str = ""

    @property
    def eyes_closed(self) -> bool:
        return bool({**self.face, **self.keys[self.show]}.get("eyes") == "closed")
