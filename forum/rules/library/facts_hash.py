"""What a clinician signs of an exercise: every fact that a person acts on, and one short mark of all of them."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from forum.rules.library.exercises import Exercise, exercise_to_dict

# How an exercise is found and where it was read of: a change there is no reason to read it again. All else is signed,
# so that a new field of the library is signed from its first day.
UNSIGNED = frozenset({"id", "family", "aliases", "seeds", "evidence", "review_status", "hold", "denied"})


def signed_facts(exercise: Exercise) -> dict[str, Any]:
    """The facts that a review is about, by field, as plain data; cautions as the sentences that people read."""
    plain = {name: value for name, value in exercise_to_dict(exercise).items() if name not in UNSIGNED}
    return plain | {"cautions": [f"{one.words} {one.stop or ''}".strip() or one.code for one in exercise.cautions]}


def facts_hash(exercise: Exercise) -> str:
    """A mark of 64 characters that is the same as long as every signed fact is."""
    plain = json.dumps(signed_facts(exercise), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()


def say_facts(facts: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Every fact as (label, words), in the order of the library."""
    return [(_label(name), _say(value)) for name, value in facts.items()]


def _label(name: str) -> str:
    words = name.replace("_", " ")
    return words[:1].upper() + words[1:]


def _say(value: Any) -> str:
    if value is None or value in ([], {}, ""):
        return "Not given"
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, Mapping):
        return "; ".join(f"{_label(str(name)).lower()}: {_say(part)}" for name, part in value.items())
    if isinstance(value, list):
        return " / ".join(_say(part) for part in value)
    return str(value).replace("_", " ")
