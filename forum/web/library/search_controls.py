"""Every operator as a field of a form, for those who would rather choose than type."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from forum.rules.kit.people import Person
from forum.rules.library.answer_words import say_answer
from forum.rules.library.filters import FACET_WORDS, Facet, words_of
from forum.rules.library.operator_words import IN_WORDS, ORDER_WORDS, STATUS_WORDS, TRUSTED
from forum.rules.library.traits import PLACES
from forum.search.asking.operators import WITHIN, public_name
from forum.web.library.search_address import Pairs, SearchAddress

ANY = ("", "Any")
DAY_HINT = "A year, a month or a day, such as 2026-05"
MOST_CHARS = 80


@dataclass(frozen=True, slots=True)
class Control:
    """One field: a list of (value, words) to choose from, one box to tick, or a line of text where there are none."""

    name: str
    label: str
    value: str
    options: Pairs = ()
    hint: str = ""
    is_box: bool = False


def controls(asked: SearchAddress, person: Person, categories: Sequence[tuple[str, str]]) -> tuple[Control, ...]:
    """The fields with what is chosen in them."""
    return _controls(asked.parts, tuple(categories), is_visitor=person.is_visitor, is_moderator=person.is_moderator)


@lru_cache(maxsize=100)
def _controls(parts: Pairs, categories: Pairs, *, is_visitor: bool, is_moderator: bool) -> tuple[Control, ...]:
    chosen = dict(reversed(parts))
    fields = [*_of_exercises(chosen), *_of_posts(chosen, categories), *_of_titles(parts)]
    fields += [] if is_visitor else _of_members(parts)
    fields += _of_moderators(chosen) if is_moderator else []
    return (*fields, Control("order", "Order", chosen.get("order", ""), _orders()))


def carried(asked: SearchAddress) -> list[tuple[str, str]]:
    """What the form takes along unseen."""
    off = [] if asked.is_fitted else [("fit", "off")]
    return [*(("kind", kind) for kind in asked.kinds), *asked.reading, *off]


def _of_exercises(chosen: dict[str, str]) -> Iterator[Control]:
    facets: tuple[Facet, ...] = ("position", "spotter", "level", "modality", "equipment", "support", "gait_phase")
    for facet in facets:
        name = public_name(facet)
        answers: Iterable[tuple[str, str]] = words_of(facet).items()
        if facet == "position":
            answers = [(one, say_answer(facet, one, is_excluded=False)) for one in PLACES]
        yield Control(name, FACET_WORDS[facet], chosen.get(name, ""), (ANY, *_with_chosen(answers, chosen.get(name))))
    yield Control("exercise", "With this exercise", chosen.get("exercise", ""), hint="Its name, such as sit to stand")
    yield Control("reviewed", "Reviewed by a clinician", chosen.get("reviewed", ""), (("yes", ""),), is_box=True)
    yield Control("trusted", TRUSTED, chosen.get("trusted", ""), (("yes", ""),), is_box=True)


def _with_chosen(answers: Iterable[tuple[str, str]], value: str | None) -> Pairs:
    """The answers, and one that was written into the address in other words."""
    known = tuple(answers)
    return known if not value or value in dict(known) else (*known, (value, value))


def _of_posts(chosen: dict[str, str], categories: Pairs) -> Iterator[Control]:
    asked = chosen.get("category", "")
    yield Control("category", "Category", asked, (ANY, *_with_chosen(categories, asked)))
    yield Control("author", "Written by", chosen.get("author", ""), hint="The name of a member")
    yield Control("tag", "Tag", chosen.get("tag", ""))
    yield Control("after", "Since", chosen.get("after", ""), hint=DAY_HINT)
    yield Control("before", "Before", chosen.get("before", ""), hint=DAY_HINT)


def _of_titles(parts: Pairs) -> Iterator[Control]:
    value = "title" if ("in", "title") in parts else ""
    yield Control("in", IN_WORDS["title"], value, (("title", ""),), is_box=True)


def _of_members(parts: Pairs) -> Iterator[Control]:
    within = next((value for name, value in parts if name == "in" and value in WITHIN), "")
    yield Control("in", "Search in", within, (("", "Everything"), *((one, IN_WORDS[one]) for one in WITHIN)))


def _of_moderators(chosen: dict[str, str]) -> Iterator[Control]:
    status = chosen.get("status", "")
    yield Control("status", "Status (moderators only)", status, (("", "Public"), *STATUS_WORDS.items()))


def _orders() -> Pairs:
    return tuple(("" if value == "relevance" else value, words) for value, words in ORDER_WORDS.items())
