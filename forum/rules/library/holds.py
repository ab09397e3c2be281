"""An exercise that is held back: a clinician has seen a risk in it, or a moderator has hidden it.

Its page can be read, and a card that has it shows a warning, but nothing offers it: the one mark is `hold_words` of the
exercise itself, so whoever has the exercise in hand cannot miss it.
"""

from collections.abc import Iterable
from datetime import datetime

from forum.rules.kit.days import say_shared_day
from forum.rules.library.exercises import Exercise

UNTIL = "Do not do it until that is settled."


def say_hold(name: str, kind: str, at: datetime) -> str:
    """The line that every strip shows for a held exercise; `kind` is risk or hidden."""
    who = "a clinician has seen a risk in it" if kind == "risk" else "a moderator has taken it out of use"
    return f"{name}: {who} ({say_shared_day(at)}). {UNTIL}"


def list_in_use(exercises: Iterable[Exercise]) -> list[Exercise]:
    """Those that nobody has held back, in the same order; what waits for a clinician may be read among them."""
    return [one for one in exercises if not one.hold_words]
