"""What a member takes away, as text: rows as JSON, posts and drafts as Markdown."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from forum.rules.kit.days import say_moment

# Where a thing is read that a row names by its number.
ADDRESSES = {
    "post_id": "/p/{}",
    "thread_id": "/t/{}",
    "routine_id": "/routines/{}",
    "programme_id": "/programmes/{}",
    "exercise_id": "/exercises/{}",
    "resource_id": "/resources/{}",
}
# The tables whose own number is such a one.
OWN_ADDRESSES = {"post": "post_id", "thread": "thread_id", "routine": "routine_id", "programme": "programme_id"}


def rows_to_json(table: str, rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """A list of rows, each with the address of what it is about."""
    yield "["
    comma = "\n"
    for row in rows:
        yield comma + json.dumps(_row(table, row), ensure_ascii=False, indent=1)
        comma = ",\n"
    yield "\n]\n"


def _row(table: str, row: Mapping[str, Any]) -> dict[str, Any]:
    told = {name: _value(value) for name, value in row.items()}
    named = {**row, OWN_ADDRESSES[table]: row["id"]} if table in OWN_ADDRESSES else row
    found = (form.format(named[name]) for name, form in ADDRESSES.items() if named.get(name) is not None)
    address = next(found, None)
    return told | {"address": address} if address else told


def _value(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime | date) else value


def thread_to_markdown(title: str, url: str, posts: Iterable[tuple[int, datetime, str, str]], zone: str) -> str:
    """My posts in one thread: (number, time, state, words)."""
    parts = [f"# {title}", f"<{url}>"]
    for n, at, state, body in posts:
        is_shown = "" if state == "public" else f", {state}"
        parts += [f"## Post {n}, {say_moment(at, zone)}{is_shown}", body]
    return "\n\n".join(parts) + "\n"


def drafts_to_markdown(drafts: Iterable[tuple[str, datetime, Mapping[str, Any]]], zone: str) -> str:
    """Texts that were not sent: (place, time, fields)."""
    parts = ["# Drafts"]
    for place, at, fields in drafts:
        parts += [f"## {place}, {say_moment(at, zone)}"]
        parts += [str(fields[name]) for name in ("title", "body") if fields.get(name)]
    return "\n\n".join(parts) + "\n"


def profile_to_markdown(row: Mapping[str, Any]) -> str:
    """The account, a line a fact."""
    facts = [f"- {name.replace('_', ' ')}: {_value(value)}" for name, value in row.items() if value not in (None, "")]
    return "\n".join(("# Account", "", *facts, ""))
