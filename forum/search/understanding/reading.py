"""A member's words, read against the library: misspellings, answers, needs."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from forum.search.asking.analysis import is_looked_up, words_in
from forum.search.asking.word_lists import word_lists
from forum.search.understanding.answers import Answers, answers_in
from forum.search.understanding.exercise_texts import ExerciseTexts, Named, words_of
from forum.search.understanding.exercises import Asked
from forum.search.understanding.lexicon import Need, lexicon, said_stems
from forum.search.understanding.needs import MeantNeed, needs_in
from forum.search.understanding.spelling import Corrected, Speller
from forum.search.understanding.truths import Truths

_BREAK = re.compile(r"[.,;:!?()\n]|\s[-–—]\s")


class Reader:
    """Reads queries against one library; a library that changed has another reader."""

    def __init__(self, texts: ExerciseTexts) -> None:
        self.texts, self.truths = texts, Truths(texts.library)
        self.speller = Speller(known_words(texts))

    def read(self, text: str, quoted: str = "", *, as_typed: bool = False) -> Asked:
        """The words taken apart, the misspelt ones corrected unless they are wanted as they were typed.

        Words that were quoted are looked for as they stand, and mean nothing else.
        """
        meaning = len(list(words_in(text)))
        text = f"{text} {quoted}"
        found = list(words_in(text))
        typed = [word[0] for word in found]
        if not quoted and (need := lexicon().titles.get(tuple(stem for word in typed for stem in said_stems(word)))):
            return asked_for(need, typed)
        meant = [None if as_typed or at >= meaning else self.speller.find_meant(word) for at, word in enumerate(typed)]
        words = [word or one for word, one in zip(meant, typed, strict=True)]
        # One a word, so that the places of words and stems are the same.
        stems = [said_stems(word)[0] for word in words]
        ends = [0, *(word.end() for word in found)]
        breaks = frozenset(at for at, word in enumerate(found) if _BREAK.search(text[ends[at] : word.start()]))
        answers = answers_in(stems[:meaning], breaks)
        corrected = tuple(Corrected(one, other) for one, other in zip(typed, meant, strict=True) if other)
        named = self.texts.names_in(stems)
        needs = needs_in(stems[:meaning], answers.banned | places_of_names(stems, named))
        return Asked(typed, stems, answers, needs, named, corrected)


def asked_for(need: Need, typed: Sequence[str]) -> Asked:
    """What is asked by the name that the site itself gives a need: a page that names it leads here."""
    stems = [stem for word in typed for stem in said_stems(word)]
    return Asked(typed, stems, Answers((), frozenset(), ()), [MeantNeed(need, 1.0)], {})


def places_of_names(stems: Sequence[str], named: Mapping[str, Named]) -> frozenset[int]:
    """The places of names in a query that is little more than a name: it tells of no need then."""
    places = frozenset[int]().union(*(one.places for one in named.values()))
    telling = [at for at, stem in enumerate(stems) if is_looked_up(stem) and stem not in lexicon().idle]
    return places if 2 * sum(at in places for at in telling) > len(telling) else frozenset()


def known_words(texts: ExerciseTexts) -> Counter[str]:
    """Every word that the library, the needs and the answers are told in, with how often."""
    words = lexicon()
    found = Counter(word for exercise in texts.library.values() for word in words_of(exercise))
    found.update(word for line in words.plain for word in line)
    found.update("".join(pair.split()) for pair in word_lists().compounds)
    for said, ask in word_lists().concepts.values():
        found.update(word for line in (*said, *ask) for word in line.casefold().split())
    return found
