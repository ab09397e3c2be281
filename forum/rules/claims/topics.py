"""What a text is about, of all that can be measured of people; and which outcomes answer it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from forum.rules.claims.outcome_words import WIDER
from forum.rules.claims.phrases import words_in
from forum.rules.claims.reading import PhraseBook, PhraseHit, words_of
from forum.rules.claims.sentences import Clause, ReadSentence
from forum.rules.claims.studied import MAY_CAUSE, Outcome, Studied

# A topic before one of these is what was done, not what was gained.
_DONE = words_in(
    """
    training train trained group groups exercise exercises class classes programme program programs programmes course
    courses practice practised practise work therapy drills drill plan plans tablet tablets pill pills treatment games
    sessions session lessons stimulator poles test tests testing workout workouts complaints problems trouble
    participants frame frames
    """
)
# Words for a whole, whose parts answer them.
_WHOLE = frozenset({"walking"})


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic that a clause tells of, and its words."""

    name: str
    hit: PhraseHit


@dataclass(frozen=True, slots=True)
class Measured:
    """The outcomes of a study with the topics of each, and the topics of what was given to whom."""

    outcomes: tuple[tuple[Outcome, frozenset[str]], ...]
    given: frozenset[str]
    is_partly_unknown: bool

    def of(self, *directions: str) -> frozenset[str]:
        """The topics of all outcomes that went one of these ways."""
        return frozenset().union(*(topics for outcome, topics in self.outcomes if outcome.direction in directions))

    def answers(self, name: str) -> list[Outcome]:
        """The outcomes that say something of a topic, in its own words or in those of a wider or narrower one."""
        exact = [outcome for outcome, topics in self.outcomes if name in topics]
        if name not in _WHOLE and any(outcome.direction != "not_reported" for outcome in exact):
            return exact
        wider = [outcome for outcome, topics in self.outcomes if topics & set(WIDER.get(name, ()))]
        narrower = [outcome for outcome, topics in self.outcomes if is_covered(name, topics)]
        return [*exact, *(wider or narrower)]


def measured_in(studied: Studied, known: PhraseBook) -> Measured:
    """What a study measured, by topics."""
    outcomes = tuple((outcome, topics_in(outcome.name, known)) for outcome in studied.outcomes)
    given = topics_in(" | ".join(filter(None, (studied.trained, studied.population))), known)
    # Over a weak design an outcome that none of our words knows may be the very one.
    unknown = studied.design not in MAY_CAUSE and any(
        not topics for outcome, topics in outcomes if outcome.direction == "better"
    )
    return Measured(outcomes, given, unknown)


def is_covered(name: str, topics: frozenset[str]) -> bool:
    """Whether a topic is one of these, or wider or narrower than one."""
    return name in topics or bool(topics & set(WIDER.get(name, ()))) or any(name in WIDER.get(t, ()) for t in topics)


@lru_cache(maxsize=512)
def topics_in(text: str, known: PhraseBook) -> frozenset[str]:
    """The topics of a text."""
    hits = [hit for hit in known.find(words_of(text)) if hit.kind.startswith("topic:")]
    return frozenset(hit.kind.removeprefix("topic:") for hit in _longest(hits))


def topics_of(clause: Clause, sentence: ReadSentence) -> list[Topic]:
    """The topics of a clause that it does not deny and that are not part of what was done; harm is told apart."""
    names: dict[str, Topic] = {}
    for hit in _longest([hit for hit in clause.hits if hit.kind.startswith("topic:")]):
        name = hit.kind.removeprefix("topic:")
        if name != "harm" and hit.first < clause.denied_from and not _is_done(hit, sentence):
            names.setdefault(name, Topic(name, hit))
    return list(names.values())


def _longest(hits: Sequence[PhraseHit]) -> list[PhraseHit]:
    """Topics whose words are not part of a longer one's."""
    return [hit for hit in hits if not any(_holds(other, hit) for other in hits)]


def _holds(longer: PhraseHit, hit: PhraseHit) -> bool:
    inside = longer.first <= hit.first and hit.last <= longer.last
    return inside and longer.last - longer.first > hit.last - hit.first


def _is_done(hit: PhraseHit, sentence: ReadSentence) -> bool:
    behind = [word.text for word in sentence.words[hit.last : hit.last + 3]]
    if any(word.text.startswith("practis") for word in sentence.words[max(hit.first - 3, 0) : hit.first]):
        return True
    return bool(behind) and (behind[0] in _DONE or (behind[0] in {"and", ","} and bool(_DONE & set(behind))))
