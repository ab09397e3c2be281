"""The lines of a card as its pages show them, and the easier and harder exercises beside each."""

from dataclasses import dataclass

from forum.figures.pictures.tempo import Tempo
from forum.rules.routines.dose_table import NOT_GIVEN, say_not_given
from forum.rules.routines.facts import InShort
from forum.rules.routines.safety import SafetyLine
from forum.rules.routines.watch import Watch


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An easier or harder exercise, as a link, with what to know before one chooses it."""

    id: str
    name: str
    url: str
    level: str
    safety: InShort

    @property
    def on_paper(self) -> str:
        """The name with the facts of this form, where nothing can be opened: "Plank (hold on; some fall risk)"."""
        facts = "; ".join(words[:1].lower() + words[1:] for words in self.safety.words)
        return f"{self.name} ({facts})" if facts else self.name


@dataclass(frozen=True, slots=True)
class Step:
    """One numbered line of a card; `care` are its safety facts, `watch` what to look out for while doing it.

    `where` holds position, support and parts of walking, `needs` what it takes, in words.
    `full_dose` is every field of the dose as (label, words), those not given among them; `instead_of` says what the
    line was swapped for, and why.
    """

    exercise_id: str
    side: str
    tempo: Tempo
    play: str
    name: str
    url: str
    dose: str
    full_dose: tuple[tuple[str, str], ...]
    instead_of: str
    where: tuple[tuple[str, str], ...]
    needs: tuple[str, ...]
    if_you_like: str
    care: tuple[SafetyLine, ...]
    watch: Watch
    how: tuple[str, ...]
    easier: tuple[Neighbour, ...]
    harder: tuple[Neighbour, ...]
    note: str

    @property
    def given_dose(self) -> tuple[tuple[str, str], ...]:
        """The fields of the dose that the author filled."""
        return tuple((label, words) for label, words in self.full_dose if words != NOT_GIVEN)

    @property
    def dose_not_given(self) -> str:
        return say_not_given(self.full_dose)
