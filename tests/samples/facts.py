"""Cards by what is to be told of them: one for every safety fact, and one with all at once."""

from collections.abc import Iterable, Mapping

from forum.rules.library.exercises import Exercise
from forum.rules.library.offers import is_offered
from forum.rules.routines.facts import FACTS, SafetyFact
from forum.rules.routines.routines import Card, Item
from forum.rules.routines.safety import exercise_strip
from tests.samples.library import EXERCISES

# What the library does not know can't be published today, so no page can show it; `rules` asks for it.
OF_THE_LIBRARY = tuple(fact for fact in FACTS if fact.code != "unknown")


def has_fact(exercise: Exercise, fact: SafetyFact) -> bool:
    return fact.line in exercise_strip(exercise).lines


def with_fact(fact: SafetyFact) -> Exercise:
    """The exercise that has the fact and little else; one that waits for a clinician is on no fitted card."""
    having = [one for one in EXERCISES.values() if has_fact(one, fact) and is_offered(one)]
    return min(having, key=lambda one: (sum(has_fact(one, other) for other in OF_THE_LIBRARY), one.id))


def without_facts() -> Exercise:
    """An exercise of which there is nothing to warn."""
    return next(one for one in EXERCISES.values() if not any(has_fact(one, fact) for fact in OF_THE_LIBRARY))


def card_of(title: str, exercises: Iterable[Exercise]) -> Card:
    items = tuple(Item(exercise_id=one.id, sets=1, reps=5) for one in exercises)
    return Card(title=title, purpose="To see what is told.", items=items, days_per_week=3)


WORST = card_of("Everything at once", dict.fromkeys(map(with_fact, OF_THE_LIBRARY)))
GRADED = {"company_recommended", "fall_risk_moderate", "within_reach", "heat_moderate"}
CARDS: Mapping[str, Card] = {
    **{fact.code: card_of(f"A card with {fact.code}", [with_fact(fact)]) for fact in OF_THE_LIBRARY},
    "everything": WORST,
}
# The worst card hides the milder grade of a fact, so that one has a card of its own where files take long to make.
FEW: Mapping[str, Card] = {name: CARDS[name] for name in CARDS if name in {*GRADED, "everything"}}
OWN_WORDS = Card(
    title="Asked for by its author",
    items=(
        Item(exercise_id=without_facts().id, reps=5, spotter="required", support="hold_on", position="walking"),
    ),
)  # fmt: skip
IN_ROUNDS = Card(
    title="Three times over",
    items=(Item(exercise_id=without_facts().id, reps=5), Item(exercise_id="seated-march", reps=10)),
    rounds=3,
    rest_between_rounds_s=120,
)
