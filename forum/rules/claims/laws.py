"""Laws in the present tense: "X melts fatigue", "Y turns people around", whatever the verb."""

from collections.abc import Sequence

from forum.rules.claims.phrases import words_in
from forum.rules.claims.reading import PhraseHit, TextWord

# Verbs in "s" that tell of the study or of people, not of an effect.
_TELLING = words_in(
    """
    discusses is was has does says shows finds suggests names describes argues asks tests compares looks leaves
    tells gives means tracks measures follows reports includes covers reviews weighs studies notes thinks
    believes wants needs feels sees supports involves uses takes counts records rates reflects agrees this his
    its yes less plus across as us versus always perhaps sometimes afterwards towards besides unless thus minus
    classes exercises drills sessions scores trials papers courses groups weeks months years days hours minutes
    seconds points metres poles tablets pills programmes programs authors reviewers researchers therapists
    doctors users sets steps diets whether worries hopes
    """
)
_PEOPLE = words_in("people patients you your those women men adults users sufferers mothers them ms")
_BEFORE = words_in("the a an of in with for to these those their two some and or by on from")


def laws_in(words: Sequence[TextWord], hits: Sequence[PhraseHit]) -> list[PhraseHit]:
    """Verbs of the present tense whose object is people, or something that can be measured of them."""
    topics = {hit.first for hit in hits if hit.kind.startswith("topic:")}
    known = {at for hit in hits if not hit.kind.startswith("topic:") for at in range(hit.first, hit.last)}
    return [
        PhraseHit("law", word.text, at, at + 1)
        for at, word in enumerate(words[:-1])
        if at and at not in known and _may_be_verb(word.text) and words[at - 1].text not in _BEFORE
        and _has_object(words, at + 1, topics)
    ]  # fmt: skip


def _has_object(words: Sequence[TextWord], at: int, topics: set[int]) -> bool:
    """Whether people or a topic stand at a place, behind small words at most."""
    for here in range(at, min(at + _SMALL_MOST + 1, len(words))):
        if words[here].text in _PEOPLE or here in topics:
            return True
        if words[here].text not in _SMALL:
            return False
    return False


def is_law(words: Sequence[TextWord]) -> bool:
    """Whether nothing in these words is told as past: it is then said of all times."""
    return len(words) > 2 and not any(_is_past(word.text) for word in words)


def _is_past(word: str) -> bool:
    return word in _PAST or (len(word) > 3 and word.endswith("ed") and word not in _NO_PAST)


_SMALL = frozenset({"the", "a", "down", "up", "out", "off", "away", "their", "back", "more", "less"})
_SMALL_MOST = 2
_PAST = words_in(
    """
    was were had did went came rose fell grew felt told said gave took got kept left held led lost met ran sat
    saw sent slept spoke stood thought won wrote found became began brought built bought made shown known seen
    cut drew ate
    """
)
# These stand before a noun as a rule.
_NO_PAST = words_in(
    """
    mixed combined supported based advanced timed powered weighted damaged injured speed indeed diagnosed
    tailored guided supervised structured need feed weed reed deed exceed succeed proceed breed seed progressed
    balanced plant-based targeted
    """
)


def _may_be_verb(word: str) -> bool:
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) and word not in _TELLING
