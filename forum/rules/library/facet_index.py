"""A list in its order, with which of its things have which facts: counts and pages by any choice, without asking again.

One bit stands for one thing. That two facts are both true of 10,000 things is one `&` of 1,250 bytes.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

# A question and one of its answers.
Fact = tuple[str, str]
# Where a thing stands in the list: its words in small letters, and its id.
Key = tuple[str, int]
_EIGHT = 8


@dataclass(frozen=True, slots=True)
class FacetIndex:
    """The keys in the order of the list, and of each fact the places in it that have it."""

    keys: Sequence[Key]
    places: Mapping[Fact, int]

    def chosen(self, facts: Iterable[Fact]) -> int:
        """The places that have all of these facts."""
        found = (1 << len(self.keys)) - 1
        for fact in facts:
            found &= self.places.get(fact, 0)
        return found

    def count(self, facts: Iterable[Fact]) -> int:
        """How many have all of these facts."""
        return self.chosen(facts).bit_count()

    def count_answers(self, question: str, answers: Iterable[str], facts: Iterable[Fact]) -> dict[str, int]:
        """How many of those with these facts each answer would leave."""
        found = self.chosen(facts)
        return {answer: (found & self.places.get((question, answer), 0)).bit_count() for answer in answers}

    def page(self, facts: Iterable[Fact], skip: int, most: int) -> list[int]:
        """The ids of those with these facts in the order of the list, without the first ones."""
        found = self.chosen(facts)
        start = _place_of(found, skip)
        found >>= start
        page: list[int] = []
        while found and len(page) < most:
            step = (found & -found).bit_length()
            start, found = start + step, found >> step
            page.append(self.keys[start - 1][1])
        return page


def _place_of(found: int, skip: int) -> int:
    """From which place on there are all of them but the first `skip`."""
    low, high = 0, found.bit_length()
    while low < high:
        middle = (low + high + 1) // 2
        if (found & ((1 << middle) - 1)).bit_count() <= skip:
            low = middle
        else:
            high = middle - 1
    return low


def build_index(things: Iterable[tuple[Key, Iterable[Fact]]]) -> FacetIndex:
    """The index of these things, in whatever order they come."""
    keys: list[Key] = []
    where: dict[Fact, list[int]] = {}
    for place, (key, facts) in enumerate(sorted(things)):
        keys.append(key)
        for fact in facts:
            where.setdefault(fact, []).append(place)
    return FacetIndex(keys, {fact: _bits(places, len(keys)) for fact, places in where.items()})


def put_thing(index: FacetIndex, key: Key, facts: Iterable[Fact]) -> FacetIndex:
    """The index with one more thing; take it out first when it may be there."""
    place = bisect_left(index.keys, key)
    low, has = (1 << place) - 1, set(facts)
    places = {fact: (bits & low) | (bits >> place << place + 1) for fact, bits in index.places.items()}
    places |= {fact: places.get(fact, 0) | 1 << place for fact in has}
    return FacetIndex([*index.keys[:place], key, *index.keys[place:]], places)


def take_thing(index: FacetIndex, id_: int) -> FacetIndex:
    """The index without a thing, if it has it."""
    place = next((place for place, key in enumerate(index.keys) if key[1] == id_), None)
    if place is None:
        return index
    low = (1 << place) - 1
    places = {fact: (bits & low) | (bits >> place + 1 << place) for fact, bits in index.places.items()}
    return FacetIndex([*index.keys[:place], *index.keys[place + 1 :]], places)


def _bits(places: Sequence[int], size: int) -> int:
    made = bytearray(size // _EIGHT + 1)
    for place in places:
        made[place // _EIGHT] |= 1 << place % _EIGHT
    return int.from_bytes(made, "little")
