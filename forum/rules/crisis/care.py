"""What the author of a message is shown because of its words."""

from dataclasses import dataclass

from forum.rules.crisis.panel import CrisisPanel


@dataclass(frozen=True, slots=True)
class Care:
    """A panel of help, and whether a word about a medicine goes with it; false when there is neither."""

    panel: CrisisPanel | None = None
    is_about_medicine: bool = False

    def __bool__(self) -> bool:
        return self.panel is not None or self.is_about_medicine


NO_CARE = Care()
