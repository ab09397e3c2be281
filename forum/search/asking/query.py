"""A member's text to a query. Pure; it never refuses: what it can't use it says, and the rest is looked up."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import islice
from typing import Literal

from forum.rules.kit.days import NO_ZONE
from forum.search.asking.operators import DATES, Order, facet_value, moment_of, name_of, values_for

__all__ = ["MAX_CHARS", "MAX_TERMS", "Query", "Unused", "Used", "facet_value", "parse_query", "with_parts"]

MAX_CHARS = 1_000
MAX_TERMS = 64

_PART = re.compile(r'(-?)(?:([A-Za-z_]{2,12}):)?(?:"([^"]*)"|([^\s"]+))')
_QUOTES = str.maketrans("“”„«»", '"' * 5)
_POSTS_ONLY = ("author", "category", "tag")


@dataclass(frozen=True, slots=True)
class Unused:
    """A part that asks for nothing, and why.

    Nobody knows the operator ("name") or the value, a "minus" stands before it, we have no such "thing", or it is not
    for a "visitor" or for who has no "office".
    """

    name: str
    value: str
    why: Literal["name", "value", "minus", "thing", "visitor", "office"]


@dataclass(frozen=True, slots=True)
class Used:
    """An operator that was typed, and the text without it."""

    name: str
    value: str
    rest: str


@dataclass(frozen=True)
class Query:
    """What was asked. `filters` maps the names of operators to values; see `operators`.

    Values of one filter are alternatives; different filters must all fit. `after` is inclusive, `before`
    exclusive. Nothing with a trait that is `barred` is found; what has one that is `behind` comes after the rest.
    Nothing that those who are `unheard` wrote in a thread is found, and only a query `for_members` finds what members
    alone may read.
    A text tells of an exercise that is filtered for when it has one of `exercise_names`.
    """

    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    filters: dict[str, tuple[str, ...]] = field(default_factory=dict)
    before: datetime | None = None
    after: datetime | None = None
    barred: tuple[str, ...] = ()
    unheard: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    for_members: bool = False
    exercise_names: tuple[str, ...] = ()
    is_in_title: bool = False
    within: str = ""
    status: str = ""
    order: Order = "relevance"
    unread: tuple[Unused, ...] = field(default=(), compare=False)
    used: tuple[Used, ...] = field(default=(), compare=False)

    @property
    def is_empty(self) -> bool:
        """Whether it asks for nothing at all."""
        return self == Query(order=self.order, is_in_title=self.is_in_title)

    @property
    def is_about_posts(self) -> bool:
        """Whether it asks for an author, a category, a tag or a time, which no exercise has."""
        return bool(self.before or self.after or any(self.filters.get(name) for name in _POSTS_ONLY))


def parse_query(text: str, zone: str = NO_ZONE) -> Query:
    """What the text means for somebody in this time zone; the text is cut at 1,000 characters and 64 terms."""
    text = unicodedata.normalize("NFC", text[:MAX_CHARS]).translate(_QUOTES)
    query, bare = Query(), list[str]()
    for part in islice(_PART.finditer(text), MAX_TERMS):
        query = _with_part(query, bare, part, zone)
    query = replace(query, words=tuple(bare))
    if query.is_empty and query.unread:
        # There is no rest: then its words are better than nothing.
        words = (word for one in query.unread for word in f"{one.name} {one.value}".split())
        query = replace(query, words=tuple(word for word in words if any(map(str.isalnum, word))))
    return query


def with_parts(query: Query, parts: Iterable[tuple[str, str]], zone: str = NO_ZONE) -> Query:
    """The query with the operators that an address names beside its words, at most 64."""
    asked = [(name, value) for typed, value in parts if value.strip() and (name := name_of(typed))]
    for name, value in asked[:MAX_TERMS]:
        narrower = _with_operator(query, name, value[:MAX_CHARS], zone)
        query = narrower or _not_read(query, Unused(name, value, "value"))
    return query


def _with_part(query: Query, bare: list[str], part: re.Match[str], zone: str) -> Query:
    """The query with one part of its text; words without a sign are put to the `bare` ones."""
    minus, name, quoted, plain = part.groups()
    value = plain if quoted is None else quoted
    if name and any(map(str.isalnum, value)) and not value.startswith("//"):
        return _with_named(query, part, value, zone)
    plain = f"{name} {value}" if name else value
    if not any(c.isalnum() for c in plain):
        return query
    if minus:
        return replace(query, excluded=(*query.excluded, plain))
    if quoted is not None and not name:
        return replace(query, phrases=(*query.phrases, plain))
    bare += plain.split()
    return query


def _with_named(query: Query, part: re.Match[str], value: str, zone: str) -> Query:
    """The query with something that looks like an operator."""
    minus, typed, _, _ = part.groups()
    name = name_of(typed)
    if not name or minus:
        return _not_read(query, Unused(name or typed, value, "minus" if name else "name"))
    narrower = _with_operator(query, name, value, zone)
    if narrower is None:
        return _not_read(query, Unused(name, value, "value"))
    rest = " ".join(f"{part.string[: part.start()]} {part.string[part.end() :]}".split())
    return replace(narrower, used=(*narrower.used, Used(name, value, rest)))


def _not_read(query: Query, part: Unused) -> Query:
    return replace(query, unread=tuple(dict.fromkeys((*query.unread, part))))


def _with_operator(query: Query, name: str, value: str, zone: str) -> Query | None:
    """The query with the operator; None when it has no such value."""
    if name in DATES:
        moment = moment_of(value, zone)
        if moment is None:
            return None
        return replace(query, before=moment) if name == "before" else replace(query, after=moment)
    values = values_for(name, value)
    if not values:
        return None
    match name, values[0]:
        case "in", "title":
            return replace(query, is_in_title=True)
        case "in", place:
            return replace(query, within=place)
        case "status", state:
            return replace(query, status=state)
        case "order", order:
            return replace(query, order=order)  # type: ignore[arg-type]  # one of ORDERS
    merged = dict.fromkeys((*query.filters.get(name, ()), *values))
    return replace(query, filters=query.filters | {name: tuple(merged)})
