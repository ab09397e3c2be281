"""The first screen of a card: the whole of it in a line, what to fetch, and the one warning that matters most."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from forum.formats.routines.view import CardView
from forum.rules.library.exercises import Exercise
from forum.rules.routines.routines import Card
from forum.rules.routines.safety import SafetyLine, item_strip


@dataclass(frozen=True, slots=True)
class FirstCare:
    """The warning that matters most, `where` it counts ("Steps 2 and 3", "" where it is the whole card), and the rest.

    Together they are every safety fact of the card, each once.
    """

    first: SafetyLine | None
    where: str
    others: tuple[SafetyLine, ...]


def first_care(card: Card, exercises: Mapping[str, Exercise], lines: Sequence[SafetyLine]) -> FirstCare:
    """The safety lines of a card, which come in order of danger, with the first that warns set apart."""
    first = next((line for line in lines if line.severity == "warn"), None)
    first = first or next((line for line in lines if line.severity == "care"), None)
    if first is None:
        return FirstCare(None, "", tuple(lines))
    told = [{line.words for line in item_strip(one, exercises.get(one.exercise_id)).lines} for one in card.items]
    steps = [number for number, words in enumerate(told, 1) if first.words in words]
    return FirstCare(first, say_steps(steps, len(card.items)), tuple(line for line in lines if line != first))


def say_steps(numbers: Sequence[int], of: int) -> str:
    """Which of the steps, in words; "" for all of them, or for none that says it by itself."""
    if not numbers or len(numbers) == of:
        return ""
    *most, last = map(str, numbers)
    return f"Steps {', '.join(most)} and {last}" if most else f"Step {last}"


def say_in_a_line(view: CardView) -> str:
    """How many, where, how long, how often: "5 exercises. Sitting and standing. About 12 minutes. 3 days a week."."""
    count = "1 exercise" if len(view.steps) == 1 else f"{len(view.steps)} exercises"
    return f"{count}. {fact_of(view, 'Position')}. {fact_of(view, 'Time')}. {view.frequency}."


def say_needs(view: CardView) -> str:
    """What to fetch before one begins."""
    return fact_of(view, "Equipment")


def fact_of(view: CardView, label: str) -> str:
    """What one of the six facts says."""
    return next(fact.value for fact in view.facts if fact.label == label)
