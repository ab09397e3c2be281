"""The address of a search: its words, what was chosen beside them, and how the words are to be read."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import quote_plus, urlencode

from flask import request

from forum.rules.kit.limits import QUERY_CHARS
from forum.search import KINDS
from forum.search.asking.operators import name_of, public_name
from forum.search.asking.query import MAX_TERMS, parse_query
from forum.search.questions import AsRead
from forum.web.kit.understood import reading_asked, reading_pairs

# `fit=off` orders by the words alone.
FIT = "fit"
Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SearchAddress:
    """What an address asks for; `parts` are operators by their public names."""

    text: str
    kinds: tuple[str, ...] = ()
    parts: Pairs = ()
    reading: Pairs = ()
    is_fitted: bool = True

    def url(self, home: str = "/search") -> str:
        """The address itself."""
        head, tail = self._around_parts
        return f"{home}?" + urlencode([*head, *self.parts, *tail])

    def choice_urls(self, name: str, values: Iterable[str]) -> list[str]:
        """The address of `with_choice` for each of these values: a page links to many."""
        left = self.without(name)
        head, tail = left._around_parts
        before, after = urlencode([*head, *left.parts, (public_name(name), "")]), urlencode(tail)
        return [f"/search?{before}{quote_plus(value)}{after and f'&{after}'}" for value in values]

    @property
    def _around_parts(self) -> tuple[Pairs, Pairs]:
        """What an address says before and after the parts."""
        off = () if self.is_fitted else ((FIT, "off"),)
        return (("q", self.text), *(("kind", kind) for kind in self.kinds)), (*self.reading, *off)

    def as_read_first(self) -> "SearchAddress":
        """The same, before anything was taken back of what the words were taken for."""
        return replace(self, reading=())

    def of_kinds(self, kinds: Iterable[str]) -> "SearchAddress":
        """The same for other kinds of things."""
        return replace(self._without_typed("kind"), kinds=tuple(kinds))

    def with_choice(self, name: str, value: str) -> "SearchAddress":
        """The same with this as the only value of an operator."""
        left = self.without(name)
        return replace(left, parts=(*left.parts, (public_name(name), value)))

    def without(self, name: str, value: str | None = None) -> "SearchAddress":
        """The same without an operator, or without one value of it."""
        shown = public_name(name)
        parts = tuple(part for part in self.parts if part[0] != shown or value not in (None, part[1]))
        return replace(self._without_typed(name, value), parts=parts)

    def _without_typed(self, name: str, value: str | None = None) -> "SearchAddress":
        """The same without operators that stand among the words."""
        text = self.text
        if ":" not in text:
            return self
        while typed := [one for one in parse_query(text).used if one.name == name and value in (None, one.value)]:
            text = typed[0].rest
        return replace(self, text=text)


def address_asked() -> SearchAddress:
    """The address of this request; kinds that we do not know are told of as operators that can't be used."""
    args = request.args
    known = tuple(kind for kind in KINDS if kind in args.getlist("kind"))
    unknown = [("kind", kind) for kind in args.getlist("kind") if kind and kind not in KINDS]
    asked = [
        (public_name(name), value[:QUERY_CHARS].strip())
        for typed, value in args.items(multi=True)
        if (name := name_of(typed)) and name != "kind"
    ]
    parts = tuple(dict.fromkeys(part for part in (*unknown, *asked) if part[1]))[:MAX_TERMS]
    text = args.get("q", "")[:QUERY_CHARS]
    return SearchAddress(text, known, parts, tuple(reading_pairs()), args.get(FIT) != "off")


def reading_of(address: SearchAddress) -> AsRead:
    """How the words of this request are to be read."""
    asked = reading_asked()
    return AsRead(asked["as_typed"], asked["removed"], fits_first=address.is_fitted)
