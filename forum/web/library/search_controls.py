"""Every operator as a field of a form, for those who would rather choose than type."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from forum.rules.kit.people import Person
from forum.rules.library.answer_words import say_answer
from forum.rules.library.filters import FACET_WORDS, Facet, words_of
from forum.rules.library.operator_words import IN_WORDS, ORDER_WORDS, STATUS_WORDS, TRUSTED
from forum.rules.library.traits import PLACES
from forum.search.asking.operators import WITHIN, public_name
from forum.web.library.search_address import SearchAddress

ANY = ("", "Any")
DAY_HINT = "A year, a month or a day, such as 2026-05"
MOST_CHARS = 80


@dataclass(frozen=True, slots=True)
class Control:
    """One field: a list of (value, words) to choose from, one box to tick, or a line of text where there are none."""

    name: str
    label: str
    value: str
    options: Sequence[tuple[str, str]] = ()
    hint: str = ""
    is_box: bool = False


def controls(asked: SearchAddress, person: Person, categories: Sequence[tuple[str, str]]) -> list[Control]:
    """The fields with what is chosen in them."""
    chosen = dict(reversed(asked.parts))
    fields = [*_of_exercises(chosen), *_of_posts(chosen, categories)]
    return [*fields, *_of_members(asked, chosen, person), Control("order", "Order", chosen.get("order", ""), _orders())]


def carried(asked: SearchAddress) -> list[tuple[str, str]]:
    """What the form takes along unseen."""
    off = [] if asked.is_fitted else [("fit", "off")]
    return [*(("kind", kind) for kind in asked.kinds), *asked.reading, *off]


def _of_exercises(chosen: dict[str, str]) -> Iterator[Control]:
    facets: tuple[Facet, ...] = ("position", "spotter", "level", "modality", "equipment", "support", "gait_phase")
    for facet in facets:
        name = public_name(facet)
        answers = [*words_of(facet).items()]
        if facet == "position":
            answers = [(one, say_answer(facet, one, is_excluded=False)) for one in PLACES]
        yield Control(name, FACET_WORDS[facet], chosen.get(name, ""), [ANY, *_with_chosen(answers, chosen.get(name))])
    yield Control("exercise", "With this exercise", chosen.get("exercise", ""), hint="Its name, such as sit to stand")
    yield Control("reviewed", "Reviewed by a clinician", chosen.get("reviewed", ""), [("yes", "")], is_box=True)
    yield Control("trusted", TRUSTED, chosen.get("trusted", ""), [("yes", "")], is_box=True)


def _with_chosen(answers: list[tuple[str, str]], value: str | None) -> list[tuple[str, str]]:
    """The answers, and one that was written into the address in other words."""
    return answers if not value or value in dict(answers) else [*answers, (value, value)]


def _of_posts(chosen: dict[str, str], categories: Sequence[tuple[str, str]]) -> Iterator[Control]:
    asked = chosen.get("category", "")
    yield Control("category", "Category", asked, [ANY, *_with_chosen(list(categories), asked)])
    yield Control("author", "Written by", chosen.get("author", ""), hint="The name of a member")
    yield Control("tag", "Tag", chosen.get("tag", ""))
    yield Control("after", "Since", chosen.get("after", ""), hint=DAY_HINT)
    yield Control("before", "Before", chosen.get("before", ""), hint=DAY_HINT)


def _of_members(asked: SearchAddress, chosen: dict[str, str], person: Person) -> Iterator[Control]:
    places = [value for name, value in asked.parts if name == "in"]
    yield Control("in", IN_WORDS["title"], "title" if "title" in places else "", [("title", "")], is_box=True)
    if not person.is_visitor:
        within = next((one for one in places if one in WITHIN), "")
        yield Control("in", "Search in", within, [("", "Everything"), *((one, IN_WORDS[one]) for one in WITHIN)])
    if person.is_moderator:
        status = chosen.get("status", "")
        yield Control("status", "Status (moderators only)", status, [("", "Public"), *STATUS_WORDS.items()])


def _orders() -> list[tuple[str, str]]:
    return [("" if value == "relevance" else value, words) for value, words in ORDER_WORDS.items()]
