"""Which cards may be put into a programme: none with a line that is held back, unless the programme has it already."""

from collections.abc import Collection, Mapping

from forum.rules.library.exercises import Exercise
from forum.rules.library.offers import is_line_offered, say_refused
from forum.rules.programmes import problem_words
from forum.rules.programmes.programmes import Plan
from forum.rules.routines.checks import Problem
from forum.rules.routines.routines import Card

Key = tuple[int, int]
Library = Mapping[str, Exercise]


def say_held_card(card: Card, exercises: Library) -> str:
    """Why the card can't be added to a programme, by its first line that is held back; "" when it can."""
    for item in card.items:
        exercise = exercises.get(item.exercise_id)
        if exercise and not is_line_offered(exercise, item.position):
            return say_refused(exercise, item.position)
    return ""


def check_offers(plan: Plan, known: Collection[Key], cards: Mapping[Key, Card], exercises: Library) -> list[Problem]:
    """What is wrong with cards, by (card, version), that the programme does not have yet."""
    problems = []
    for n, part in enumerate(plan.parts):
        card = None if part.card_key in known else cards.get(part.card_key)
        if card and (words := say_held_card(card, exercises)):
            problems.append(Problem(f"parts.{n}.card", problem_words.card_held(n, words)))
    return problems
