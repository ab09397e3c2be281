"""Crossref's JSON: one work, a list of works, or an answer of its API that holds either."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from forum.errors import Refused
from forum.formats.research import refusal_words
from forum.formats.research.read_study import StudyFound, date_of, one_line, put_year

_TAG = re.compile(r"<[^<>]{0,100}>")
_TAKEN = frozenset(("title", "author", "container-title", "issued", "published", "DOI", "URL", "funder"))
# Of what else a work has, only this would be of use to a record.
_OF_USE = ("abstract", "clinical-trial-number", "subtitle", "license")
_DATES = ("published", "issued", "published-online", "published-print")


def read_crossref(text: str) -> Iterator[StudyFound]:
    """Each work; raises `Refused` for what is no JSON."""
    try:
        given = json.loads(text)
    except (ValueError, RecursionError):
        raise Refused(refusal_words.NOT_JSON, "file") from None
    message = given.get("message", given) if isinstance(given, dict) else given
    items = message.get("items", [message]) if isinstance(message, dict) else message
    if not isinstance(items, list):
        return
    for work in items:
        if not isinstance(work, dict) or not isinstance(work.get("title", []), list | str):
            yield StudyFound(problem=refusal_words.NO_WORK)
            continue
        yield _work(work)


def _work(work: Mapping[str, Any]) -> StudyFound:
    days = (_day(work.get(name)) for name in _DATES)
    funders = [_text(one, "name") for one in _list(work.get("funder"))]
    data = {
        "title": _first(work.get("title")),
        "journal": _first(work.get("container-title")),
        "authors": [name for one in _list(work.get("author")) if (name := _name(one))],
        "published": next((day for day in days if day), ""),
        "doi": _text(work, "DOI"),
        "url": _text(work, "URL"),
        "funding": ", ".join(filter(None, funders))[:1_000],
    }
    unknown = [name for name in _OF_USE if name in work]
    kinds = [_text(one, "type") for one in (*_list(work.get("updated-by")), *_list(work.get("update-to")))]
    notes = (refusal_words.may_be_retracted(", ".join(sorted({*filter(None, kinds)}))[:80]),) if any(kinds) else ()
    return StudyFound(put_year(data), tuple(unknown), notes=notes)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(given: Any, name: str) -> str:
    value = given.get(name) if isinstance(given, Mapping) else None
    return one_line(value) if isinstance(value, str) else ""


def _first(value: Any) -> str:
    texts = [value] if isinstance(value, str) else [one for one in _list(value) if isinstance(one, str)]
    return one_line(_TAG.sub("", texts[0])) if texts else ""


def _name(one: Any) -> str:
    return " ".join(filter(None, (_text(one, "given"), _text(one, "family")))) or _text(one, "name")


def _day(given: Any) -> str:
    parts = _list(given.get("date-parts")) if isinstance(given, Mapping) else []
    numbers = _list(parts[0]) if parts else []
    return date_of(*(one for one in numbers if isinstance(one, int)))
