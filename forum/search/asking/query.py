"""A member's text to a query. Pure; it never refuses: what it can't read is looked up as words."""

import re
import unicodedata
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from forum.rules.kit.days import NO_ZONE, start_of
from forum.search.asking.concepts import FAMILIES, values_of
from forum.search.kit.document import KINDS

MAX_CHARS = 1_000
MAX_TERMS = 64

_PART = re.compile(r'(-?)(?:([A-Za-z]{2,9}):)?(?:"([^"]*)"|([^\s"]+))')
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?", re.ASCII)
_QUOTES = str.maketrans("“”„«»", '"' * 5)
_KIND_WORDS = {word: kind for kind in KINDS for word in (kind, f"{kind}s")}
_KIND_WORDS |= {"card": "routine", "cards": "routine"}
_EXACT = ("author", "category", "tag")


@dataclass(frozen=True)
class Query:
    """What was asked. `filters` maps kind, author, category, tag, modality, position and equipment to values.

    Values of one filter are alternatives; different filters must all fit. `after` is inclusive, `before`
    exclusive. Nothing with a trait that is `barred` is found.
    """

    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    filters: dict[str, tuple[str, ...]] = field(default_factory=dict)
    before: datetime | None = None
    after: datetime | None = None
    barred: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether it asks for nothing at all."""
        return self == Query()

    @property
    def is_about_posts(self) -> bool:
        """Whether it asks for an author, a category, a tag or a time, which no exercise has."""
        return bool(self.before or self.after or any(self.filters.get(name) for name in _EXACT))


def parse_query(text: str, zone: str = NO_ZONE) -> Query:
    """What the text means for somebody in this time zone; the text is cut at 1,000 characters and 64 terms."""
    text = unicodedata.normalize("NFC", text[:MAX_CHARS]).translate(_QUOTES)
    query = Query()
    for count, part in enumerate(_PART.finditer(text)):
        if count == MAX_TERMS:
            break
        query = _with_part(query, part, zone)
    return query


def facet_value(value: str) -> str:
    """The form in which two names, categories or tags count as the same."""
    return "-".join(value.casefold().split()).encode(errors="replace").decode()


def _with_part(query: Query, part: re.Match[str], zone: str) -> Query:
    minus, name, quoted, bare = part.groups()
    value = bare if quoted is None else quoted
    if name and not minus:
        filtered = _with_filter(query, name.lower(), value, zone)
        if filtered:
            return filtered
    plain = f"{name} {value}" if name else value
    if not any(c.isalnum() for c in plain):
        return query
    if minus:
        return replace(query, excluded=(*query.excluded, plain))
    if quoted is not None and not name:
        return replace(query, phrases=(*query.phrases, plain))
    return replace(query, words=(*query.words, *plain.split()))


def _with_filter(query: Query, name: str, value: str, zone: str) -> Query | None:
    """The query with the filter; None when there is no such filter or value."""
    if name == "before" or name == "after":
        moment = _moment(value, zone)
        if moment is None:
            return None
        return replace(query, before=moment) if name == "before" else replace(query, after=moment)
    values = _filter_values(name, value)
    if not values:
        return None
    merged = dict.fromkeys((*query.filters.get(name, ()), *values))
    return replace(query, filters=query.filters | {name: tuple(merged)})


def _filter_values(name: str, value: str) -> tuple[str, ...]:
    if name == "kind":
        kind = _KIND_WORDS.get(value.casefold())
        return (kind,) if kind else ()
    if name in FAMILIES:
        return values_of(name, value)
    if name in _EXACT and any(c.isalnum() for c in value):
        return (facet_value(value),)
    return ()


def _moment(value: str, zone: str) -> datetime | None:
    """The moment at which a year, month or day begins."""
    match = _DATE.fullmatch(value)
    if not match:
        return None
    year, month, day = (int(group) if group else 1 for group in match.groups())
    try:
        return start_of(date(year, month, day), zone)
    except (ValueError, OverflowError):
        return None
