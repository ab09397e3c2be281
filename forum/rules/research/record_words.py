"""A record in words, field by field: for telling what somebody changed."""

from collections.abc import Mapping
from typing import Any

from forum.rules.research.words import DESIGN_NAMES, DIRECTION_SAID, LABELS

_UNTOLD = frozenset(("key", "year", "is_peer_reviewed", "is_blinded"))


def say_record(data: Mapping[str, Any]) -> dict[str, str]:
    """Each field that says something, by its label."""
    told = {name: say_field(name, value) for name, value in data.items() if name in LABELS and name not in _UNTOLD}
    flags = {name: "Yes" for name in ("is_peer_reviewed", "is_blinded") if data.get(name)}
    return {LABELS[name]: words for name, words in (told | flags).items() if words}


def say_field(name: str, value: Any) -> str:
    """One field; lists have a line for each."""
    if name == "design":
        return DESIGN_NAMES.get(value, "")
    if name == "arms":
        return "\n".join(one["name"] if one.get("n") is None else f"{one['name']}: {one['n']}" for one in value or ())
    if name == "outcomes":
        return "\n".join(map(_outcome, value or ()))
    if name == "entities":
        return "\n".join(f"{one['name']} ({one['id']})" for one in value or () if one.get("is_confirmed"))
    if isinstance(value, list):
        return "\n".join(map(str, value))
    return "" if value is None else str(value)


def _outcome(one: Mapping[str, Any]) -> str:
    said = f"{one['name']}: {DIRECTION_SAID[one['direction']].lower()}"
    figures = f" ({'; '.join(one['figures'])}; {one.get('where') or ''})" if one.get("figures") else ""
    return f"{said}{figures}{', a harm' if one.get('is_harm') else ''}"
