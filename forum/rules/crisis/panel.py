"""The help panel: what to do first, and whom to call."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from forum.rules.crisis import panel_words
from forum.rules.crisis.numbers import COUNTRIES, EMERGENCY, HelpNumber, numbers_in_force
from forum.rules.crisis.signs import Kind
from forum.rules.crisis.urgent import is_urgent

PanelPlace = Literal["search", "preview", "posted", "sent"]


@dataclass(frozen=True, slots=True)
class CountryHelp:
    """A country with its numbers, those for the danger first."""

    name: str
    numbers: Sequence[HelpNumber]


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do about one kind of danger; `quiet_title` stands beside the preview of a message."""

    kind: Kind
    title: str
    quiet_title: str
    steps: Sequence[str]


@dataclass(frozen=True, slots=True)
class CrisisPanel:
    """Advice, the numbers of the country that was guessed (None when none was), and those of all others."""

    advice: Sequence[Advice]
    here: CountryHelp | None
    elsewhere: Sequence[CountryHelp]
    anywhere: str = panel_words.ANYWHERE
    nobody_watches: str = panel_words.NOBODY_WATCHES
    below: str = ""


def make_panel(
    kinds: Sequence[Kind], named: Sequence[HelpNumber], country: str, place: PanelPlace = "search"
) -> CrisisPanel:
    """The panel for these kinds of danger; the emergency number is always among the numbers.

    What it says of who is told depends on the `place`: a search, the preview of a message, one that is posted, or
    a private one that is sent.
    """
    told = [
        Advice(one, panel_words.TITLES[one], panel_words.title_beside(one), panel_words.STEPS[one]) for one in kinds
    ]
    helps = {code: CountryHelp(name, _numbers_of(code, kinds, named)) for code, name in COUNTRIES.items()}
    here = helps.pop(country, None)
    below = panel_words.BELOW_URGENT if is_urgent(kinds) else panel_words.BELOW
    return CrisisPanel(told, here, list(helps.values()), below=below[place])


def _numbers_of(country: str, kinds: Sequence[Kind], named: Sequence[HelpNumber]) -> list[HelpNumber]:
    wanted = [*kinds, *((EMERGENCY,) if EMERGENCY not in kinds else ())]
    found = [one for one in numbers_in_force(named) if one.country == country and one.kind in wanted]
    return sorted(found, key=lambda one: wanted.index(one.kind))
