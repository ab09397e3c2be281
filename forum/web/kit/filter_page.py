"""Lists with filters: the questions, as `macros/filters.html` asks them, and the page, as `filtered.html` shows it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urlencode

from forum.rules.crisis.panel import CrisisPanel
from forum.web.kit.understood import UnderstoodView, reading_pairs


@dataclass(frozen=True, slots=True)
class FilterOption:
    """One answer; `count` is how many fit it, None where that says nothing."""

    value: str
    label: str
    count: int | None
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class FilterGroup:
    """One question; it stands open when something in it is chosen, or always."""

    name: str
    legend: str
    options: Sequence[FilterOption]
    type: Literal["checkbox", "radio"] = "checkbox"
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class FilterPage:
    """One page of what was found at `home` with the filters `pairs`.

    `chips` lead to the list without one answer, `nearest` to longer lists when nothing was found: in each the words,
    the address and (of the nearest) how many there are, None where nobody counted.
    """

    home: str
    nouns: tuple[str, str]
    pairs: Sequence[tuple[str, str]]
    rows: Sequence[object]
    total: int
    page: int
    pages: int
    groups: Sequence[FilterGroup]
    chips: Sequence[tuple[str, str]]
    nearest: Sequence[tuple[str, str, int | None]]
    q: str | None = None
    hidden: Mapping[str, str] = field(default_factory=dict)
    sorts: Sequence[tuple[str, str, bool, None]] = ()
    understood: UnderstoodView | None = None
    panel: CrisisPanel | None = None

    @property
    def base(self) -> str:
        """The address of the list with its filters, its words read as they are now."""
        return filter_address(self.home, [*self.pairs, *(reading_pairs() if self.understood else ())])


def filter_address(home: str, pairs: Sequence[tuple[str, str]]) -> str:
    """The address of a list with these filters."""
    return f"{home}?{urlencode(pairs)}" if pairs else home


def offered(answers: Iterable[tuple[str, str, int, bool]]) -> list[FilterOption]:
    """The answers to a question (value, words, count, whether it is chosen) without those nothing would fit."""
    options = [FilterOption(*answer) for answer in answers]
    return [one for one in options if one.count or one.is_chosen]
