"""A sentence in clauses, and what each of them claims, leaves open or denies."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain

from forum.rules.claims import scope_words, verb_words
from forum.rules.claims.laws import laws_in
from forum.rules.claims.outcome_words import TOPICS
from forum.rules.claims.phrases import WordList, phrases_in, words_in
from forum.rules.claims.reading import PhraseBook, PhraseHit, TextWord, words_of
from forum.rules.claims.studied import Studied

_WORD_LISTS: Mapping[str, tuple[WordList, ...]] = {
    "cause": (verb_words.CAUSES, verb_words.AFTER_HELPERS, verb_words.GROUNDS),
    "both": (verb_words.CAUSES_OR_CHANGES,),
    "prevent": (verb_words.PREVENTS,),
    "cure": (verb_words.CURES,),
    "prove": (verb_words.PROVES,),
    "never": (verb_words.NEVERS,),
    "compare": (verb_words.COMPARES,),
    "change": (verb_words.CHANGES,),
    "associate": (verb_words.ASSOCIATES,),
    "hedge": (verb_words.HEDGES,),
    "loud": (verb_words.LOUD,),
    "open": (scope_words.OPENS,),
    "plan": (scope_words.PLANS,),
    "deny": (scope_words.DENIES,),
    "affirm": (scope_words.AFFIRMS,),
    "level": (scope_words.LEVELS,),
    "say": (scope_words.SAYS,),
    "author": (scope_words.AUTHORS,),
    "drop": (scope_words.DROPS,),
    "everyone": (scope_words.EVERYONE,),
    "long": (scope_words.LONG_TIMES,),
    "part": (scope_words.PARTS,),
}
LISTS: Mapping[str, tuple[str, ...]] = {
    **{kind: tuple(chain.from_iterable(each.phrases for each in lists)) for kind, lists in _WORD_LISTS.items()},
    **{f"topic:{name}": phrases_in(text) for name, text in TOPICS.items()},
}
# A "no" inside one of these is part of what is claimed.
_FIRM = words_in("affirm prove prevent drop never everyone long cure")
CLAIMS = words_in("cause both law prevent cure compare change associate")

ACTS = frozenset({"cause", "both", "law", "prevent", "cure"})
_AUXILIARIES = words_in("was were is are has had have been did does do could can")
# What a title has that tells a result and does not only name a subject.
_TELLING = CLAIMS | words_in("affirm prove never drop level deny everyone loud")
_VERBS = _AUXILIARIES | words_in("may might will would should must says said shows showed finds found not no")
_LONGEST_TOPIC = 12  # words
_MARKS = frozenset(",;:()-")
_JOINS = words_in("but while whereas although though because which so")
# "and" begins a clause of its own before one of these.
_AFTER_AND = words_in(
    """
    is was are were did do does will has have had it they he she nothing no neither never not thereby so the
    """
)
# A verb before one of these has no object: "walking improved by 16 %".
_NO_OBJECT = words_in(
    """
    by in from over after with during for as only and but while when than to at on most more less slightly
    between among along v once or clearly a ever again too together was were is are since until up
    """
)
# "Heel raises" are exercises.
_MOVED = frozenset({"heel", "calf", "leg", "toe", "arm", "knee", "hip"})
_ARTICLES = words_in("a an the this that more less most")


@dataclass(frozen=True, slots=True)
class Clause:
    """Part of a sentence; from word `denied_from` on it says no, and `is_open` claims nothing at all."""

    first: int
    last: int
    hits: tuple[PhraseHit, ...]
    is_open: bool
    is_level: bool
    denied_from: int

    def has(self, kind: str) -> bool:
        """Whether a phrase of the list stands here, denied or not."""
        return any(hit.kind == kind for hit in self.hits)

    def claimed(self, *kinds: str) -> Iterator[PhraseHit]:
        """The phrases of these lists that are neither denied nor left open."""
        if not self.is_open:
            yield from (hit for hit in self.hits if hit.kind in kinds and hit.first <= self.denied_from)


@dataclass(frozen=True, slots=True)
class ReadSentence:
    """A sentence that was read."""

    text: str
    known: PhraseBook
    words: tuple[TextWord, ...]
    clauses: tuple[Clause, ...]

    def has(self, kind: str) -> bool:
        """Whether a phrase of the list stands anywhere."""
        return any(clause.has(kind) for clause in self.clauses)

    def claimed(self, *kinds: str) -> Iterator[PhraseHit]:
        """The phrases of these lists that are claimed."""
        for clause in self.clauses:
            yield from clause.claimed(*kinds)

    def shown(self, first: int, last: int) -> str:
        """The words from `first` on as they were written."""
        return self.text[self.words[first].start : self.words[last - 1].end]

    def next_word(self, hit: PhraseHit) -> str:
        """The word behind a phrase, "" at the end."""
        return self.words[hit.last].text if hit.last < len(self.words) else ""

    def word_before(self, hit: PhraseHit) -> str:
        """The word in front of a phrase, "" at the beginning."""
        return self.words[hit.first - 1].text if hit.first else ""

    def is_act(self, hit: PhraseHit) -> bool:
        """Whether a phrase that may be a cause or a change has somebody who does it and what it is done to."""
        behind, before = self.next_word(hit), self.word_before(hit)
        if before in _MOVED:
            return False
        if hit.kind in {"cause", "law"}:
            return before not in {"who", "had"}
        no_object = not behind or behind in _MARKS or behind in _NO_OBJECT or behind in ".?!"
        passive = behind in {"by", "down", "back"} and before in {"be", "was", "were", "is", "are", "been"}
        return passive or (not no_object and before not in _ARTICLES and before not in {"who", "had"})


def is_topic(sentence: ReadSentence) -> bool:
    """Whether it only names what something is about, as a title does: no stop, no verb, nothing claimed or compared."""
    words = [word.text for word in sentence.words]
    hits = [hit for clause in sentence.clauses for hit in clause.hits if sentence.word_before(hit) not in _MOVED]
    kinds = {hit.kind for hit in hits}
    return (
        words[-1] not in {".", "!"}
        and len(words) <= _LONGEST_TOPIC
        and kinds.isdisjoint(_TELLING)
        and _VERBS.isdisjoint(words)
    )


def is_in_a_mouth(sentence: ReadSentence, studied: Studied) -> bool:
    """Whether it tells what people of interviews said, or what the authors of a review hold."""
    kinds = {"qualitative": "say", "narrative_review": "author"}
    return studied.design in kinds and sentence.has(kinds[studied.design])


@lru_cache(maxsize=1)
def lexicon() -> PhraseBook:
    """All the lists, read once."""
    return PhraseBook(LISTS)


def read_sentence(text: str, known: PhraseBook | None = None) -> ReadSentence:
    """Read a sentence; `known` takes the place of all the lists."""
    words = words_of(text)
    known = known or lexicon()
    hits = known.find(words)
    hits += laws_in(words, hits)
    return ReadSentence(text, known, tuple(words), _clauses(words, hits))


def _clauses(words: Sequence[TextWord], hits: Sequence[PhraseHit]) -> tuple[Clause, ...]:
    """The clauses; what "whether" opens stays open over a comma."""
    made: list[Clause] = []
    for first, last in _parts(words):
        clause = _clause(words, hits, first, last)
        if made and words[first].text == "," and made[-1].is_open and _asks(made[-1], words):
            clause = replace(clause, is_open=True)
        made.append(clause)
    return tuple(made)


def _asks(clause: Clause, words: Sequence[TextWord]) -> bool:
    return any(word.text in {"whether", "if"} for word in words[clause.first : clause.last])


def _parts(words: Sequence[TextWord]) -> Iterator[tuple[int, int]]:
    first = 0
    for at, word in enumerate(words):
        following = words[at + 1].text if at + 1 < len(words) else ""
        ends = word.text in _MARKS or word.text in _JOINS or (word.text == "and" and following in _AFTER_AND)
        if ends and at > first:
            yield first, at
        if ends:
            first = at
    if first < len(words):
        yield first, len(words)


def _clause(words: Sequence[TextWord], hits: Sequence[PhraseHit], first: int, last: int) -> Clause:
    here = tuple(hit for hit in hits if first <= hit.first < last)
    is_question = words[-1].text == "?" and words[0].text in scope_words.QUESTIONS
    firm = [hit for hit in here if hit.kind in _FIRM]
    denials = [hit.first for hit in here if hit.kind == "deny" and not any(o.first <= hit.first < o.last for o in firm)]
    denied_from = min(denials, default=last)
    acts = any(hit.kind in ACTS and hit.first < denied_from for hit in here)
    if not acts and denied_from > first and words[denied_from - 1].text in _AUXILIARIES:
        # "A better life was not seen": the no stands behind what it denies.
        denied_from = first
    return Clause(
        first,
        last,
        here,
        is_question or any(hit.kind == "open" for hit in here),
        any(hit.kind == "level" for hit in here),
        denied_from,
    )
