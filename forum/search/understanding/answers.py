"""The answers that words give to the facets of an exercise, and what they forbid."""

from collections.abc import Sequence
from dataclasses import dataclass

from forum.search.understanding.lexicon import How, Meaning, lexicon, longest_at

# So many words after a "not" it may still turn round.
REACH = 6
# What "can't" is followed by and means: the rest of what people can't do is a complaint to help with.
_CANNOT_FACETS = frozenset({"position", "floor"})
# Two bans do not make a wish: "nothing I could fall off" still bans.
_TURNED: dict[How, How] = {"must": "exclude", "rather": "exclude", "exclude": "exclude", "scene": "scene"}


@dataclass(frozen=True, slots=True)
class FacetAnswer:
    """One answer: words `start` to `end` (exclusive) of a query say it."""

    facet: str
    value: str
    how: How
    start: int
    end: int

    @property
    def key(self) -> str:
        """How an address names it, whichever words say it."""
        return f"{self.facet}:{self.value}"


@dataclass(frozen=True, slots=True)
class Answers:
    """What a query says of the facets, and the places of its words that were forbidden."""

    said: tuple[FacetAnswer, ...]
    banned: frozenset[int]
    forbidden: tuple[str, ...]

    def of(self, how: How) -> list[FacetAnswer]:
        """The answers that count in this way."""
        return [one for one in self.said if one.how == how]


def answers_in(stems: Sequence[str], breaks: frozenset[int] = frozenset()) -> Answers:
    """What these words say; `breaks` are the places before which a comma or a full stop stands."""
    words, said, at = lexicon(), list[FacetAnswer](), 0
    banned, forbidden = set[int](), list[str]()
    reach, cannot_at = 0, -1
    while at < len(stems):
        if at in breaks:
            reach, cannot_at = 0, -1
        found = longest_at(words.answers, stems, at)
        ban, cannot = longest_at(words.bans, stems, at), longest_at(words.cannot, stems, at)
        if found is not None and found[0] >= max(ban[0] if ban else 0, cannot[0] if cannot else 0):
            size, meanings = found
            is_banned, is_cannot = reach > 0, cannot_at == at
            said += [one for meaning in meanings if (one := _said(meaning, at, size, is_banned, is_cannot))]
            if is_banned or ban is not None:
                banned.update(range(at, at + size))
            at += size
            continue
        if ban is not None:
            banned.update(range(at, at + ban[0]))
            at, reach = at + ban[0], REACH
            continue
        if cannot is not None:
            at += cannot[0]
            cannot_at = at
            continue
        stem = stems[at]
        if stem in words.breaks:
            reach = 0
        elif reach > 0:
            if stem not in words.joins:
                banned.add(at)
                forbidden.append(stem)
            reach -= 1
        if cannot_at == at and stem in words.joins:
            cannot_at = at + 1
        at += 1
    return Answers(tuple(said), frozenset(banned), tuple(forbidden))


def _said(meaning: Meaning, at: int, size: int, is_banned: bool, is_cannot: bool) -> FacetAnswer | None:
    if meaning.how == "scene":
        return None
    how: How = meaning.how
    if is_banned or (is_cannot and meaning.facet in _CANNOT_FACETS):
        how = _TURNED[how]
    return FacetAnswer(meaning.facet, meaning.value, how, at, at + size)
