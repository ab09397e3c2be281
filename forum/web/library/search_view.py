"""What the search page shows of a search beside its hits: notes, chips, facets, orders, and what lies near."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from forum.rules.kit.people import Person
from forum.rules.library.answer_words import say_answer
from forum.rules.library.filters import FACET_WORDS, FACETS, words_of
from forum.rules.library.operator_words import ORDER_WORDS, say_choice, say_unread
from forum.search.answering.whole_cards import positions_of
from forum.search.asking.operators import Order, public_name, values_for
from forum.search.groups import GROUPS
from forum.search.pages import Dropped, SearchPage
from forum.search.service import Answer
from forum.web.kit.templating import number_words
from forum.web.library.search_address import SearchAddress

# Each group's heading, and what "All 12 …" says of it.
GROUP_WORDS = {
    ("exercise",): ("Exercises", "exercise", "exercises"),
    ("routine",): ("Routine cards", "card", "cards"),
    ("thread", "post"): ("Forum", "thread or reply", "threads and replies"),
    ("digest",): ("Research in plain words", "digest", "digests"),
    ("study",): ("Studies", "study", "studies"),
    ("resource",): ("Trusted resources", "resource", "resources"),
}
OPEN_FACETS = ("position", "spotter", "level")
ITS_POST: dict[Order, str] = {
    "relevance": "the post that fits best",
    "latest": "its newest post",
    "oldest": "its oldest post",
    "helpful": "its newest post",
}
MOST_NOTES = 4
# Words, address, how many, and whether it is this one.
Link = tuple[str, str, int, bool]


@dataclass(frozen=True, slots=True)
class FacetLinks:
    """One question whose answers are links."""

    words: str
    links: Sequence[Link]
    is_open: bool


def say_rows(page: SearchPage) -> str:
    """What a row of the list is where posts of one thread share it; "" where none do."""
    answer = page.answer
    if not answer.hits or answer.rows == answer.total:
        return ""
    of_forum = page.kinds and set(page.kinds) <= {"thread", "post"}
    counted = f"{count_of(answer.total, 'post')} in {count_of(answer.rows, 'thread')}. " if of_forum else ""
    return f"{counted}Each thread is listed once, by {ITS_POST[answer.query.order]}."


def count_of(number: int, noun: str) -> str:
    """So many of them."""
    return f"{number_words(number)} {noun}{'' if number == 1 else 's'}"


def kind_links(asked: SearchAddress, page: SearchPage) -> list[Link]:
    """The lists one may go to."""
    counts = page.answer.kind_counts
    everything = ("Everything", asked.of_kinds(()).url(), sum(counts.values()), not page.kinds)
    lists = [
        (
            GROUP_WORDS[group][0],
            asked.of_kinds(group).url(),
            sum(counts.get(kind, 0) for kind in group),
            set(group) == set(page.kinds),
        )
        for group in GROUPS
    ]
    return [everything, *(one for one in lists if one[2] or one[3])]


def facet_links(asked: SearchAddress, page: SearchPage) -> list[FacetLinks]:
    """What else narrows the search; pressing an answer takes the place of another answer to the same question."""
    return [
        FacetLinks(
            facet.words,
            [
                (one.words, url, one.count, one.is_chosen)
                for one, url in zip(
                    facet.options,
                    asked.choice_urls(facet.name, (one.value for one in facet.options)),
                    strict=True,
                )
            ],
            facet.name in OPEN_FACETS or any(one.is_chosen for one in facet.options),
        )
        for facet in page.facets
    ]


def chosen_chips(asked: SearchAddress, answer: Answer) -> list[tuple[str, str]]:
    """What was chosen beside the words or typed among them, each with the search without it."""
    typed = [(public_name(one.name), one.value) for one in answer.query.used if one.name not in ("order", "kind")]
    refused = {(public_name(one.name), one.value) for one in answer.query.unread}
    pairs = [one for one in dict.fromkeys((*typed, *asked.parts)) if one not in refused and one[0] != "order"]
    return [(say_part(name, value), asked.without(internal(name), value).url()) for name, value in pairs]


def internal(name: str) -> str:
    """How the house calls an operator."""
    return next((facet for facet in FACETS if public_name(facet) == name), name)


def say_part(name: str, value: str) -> str:
    """One choice in words."""
    facet = next((one for one in FACETS if public_name(one) == name), None)
    values = values_for(facet, value) if facet else ()
    if facet is None or not values:
        return say_choice(name, value)
    if facet == "position":
        return say_position(values)
    return " or ".join(words_of(facet)[one] for one in values)


def say_position(values: Sequence[str]) -> str:
    """An everyday place where the values are one, else each of them."""
    for place in ("seated", "lying", "standing", "walking"):
        if set(positions_of(place)) == set(values):
            return say_answer("position", place, is_excluded=False)
    return " or ".join(words_of("position")[one] for one in values)


def notes_of(answer: Answer, person: Person) -> list[str]:
    """What is to be said of parts that asked for nothing."""
    said = (
        say_unread(public_name(one.name), one.value, one.why, is_moderator=person.is_moderator)
        for one in answer.query.unread
    )
    return list(dict.fromkeys(said))[:MOST_NOTES]


def sort_links(asked: SearchAddress, page: SearchPage) -> list[tuple[str, str, bool, None]]:
    """The orders of a list; none for exercises, which have no day, or where nothing is to be sorted."""
    counts, query = page.answer.kind_counts, page.answer.query
    others = [kind for kind in counts if kind != "exercise" and (not page.kinds or kind in page.kinds)]
    if sum(counts[kind] for kind in others) < 2 and query.order == "relevance":
        return []
    orders = [one for one in ORDER_WORDS if one != "helpful" or "routine" in others or query.order == one]
    return [
        (
            ORDER_WORDS[one],
            (asked.without("order") if one == "relevance" else asked.with_choice("order", one)).url(),
            one == query.order,
            None,
        )
        for one in orders
    ]


def nearest_links(asked: SearchAddress, page: SearchPage) -> Iterator[tuple[str, str, int]]:
    """When there is nothing: what would be left out, the address without it, and how many there are then."""
    words = {(one.facet, one.value): (one.chip, one.key) for one in page.answer.understood}
    for one in page.nearest:
        if (one.facet, one.value) in words:
            chip, key = words[one.facet, one.value]
            yield chip, replace(asked, reading=(*asked.reading, ("not", key))).url(), one.total
        else:
            yield say_dropped(asked, page, one), asked.without(one.facet).url(), one.total


def say_dropped(asked: SearchAddress, page: SearchPage, one: Dropped) -> str:
    """The words of an operator that would be left out."""
    name = public_name(one.facet)
    typed = [(public_name(used.name), used.value) for used in page.answer.query.used]
    said = [say_part(*pair) for pair in dict.fromkeys((*typed, *asked.parts)) if pair[0] == name]
    return " or ".join(said) or FACET_WORDS.get(one.facet, name)  # type: ignore[call-overload]
