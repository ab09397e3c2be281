"""What may come onto a card: nothing that is held back. What a card has already it keeps, with its notice."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from forum.errors import Refused
from forum.rules.library.exercises import Exercise
from forum.rules.library.offers import is_line_offered, say_refused
from forum.rules.routines import problem_words
from forum.rules.routines.checks import Problem
from forum.rules.routines.fields import Line, list_lines, removed_of
from forum.rules.routines.routines import Card

_Key = tuple[str, str]


def list_added(
    lines: Sequence[Line], exercises: Mapping[str, Exercise], cards: Iterable[Card], draft: Mapping[str, str]
) -> list[Problem]:
    """What is wrong with lines that stood neither on these cards nor in the draft as often, in the order of the page.

    The line that was taken out of the draft last counts as in it: it can be put back.
    """
    known = Counter(map(_key, [*list_lines(draft), *([removed_of(draft)] if "removed.exercise_id" in draft else [])]))
    for card in cards:
        known |= Counter((item.exercise_id, item.position or "") for item in card.items)
    problems = []
    for n, line in enumerate(lines):
        exercise, key = exercises.get(line["exercise_id"]), _key(line)
        if known[key]:
            known[key] -= 1
        elif exercise and not is_line_offered(exercise, key[1] or None):
            words = problem_words.line_held(n, say_refused(exercise, key[1] or None))
            problems.append(Problem(f"items.{n}.exercise_id", words))
    return problems


def check_added(
    lines: Sequence[Line], exercises: Mapping[str, Exercise], cards: Iterable[Card], draft: Mapping[str, str]
) -> None:
    """Raise `Refused` for the first such line."""
    if problems := list_added(lines, exercises, cards, draft):
        raise Refused(problems[0].message, problems[0].field)


def _key(line: Line) -> _Key:
    return line.get("exercise_id", "").strip(), line.get("position", "").strip()
