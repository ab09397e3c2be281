"""Whether a study may be shown to everybody: it is told whole, and says no more than it can carry."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from forum.rules.claims.check import check_claim
from forum.rules.claims.wordings import wordings
from forum.rules.research import problem_words
from forum.rules.research.shape import Problem, problems_of
from forum.rules.research.studies import facts_of, read_record

_NEEDED = {
    "plain_title": problem_words.NO_PLAIN_TITLE,
    "design": problem_words.NO_DESIGN,
    "summary": problem_words.NO_SUMMARY,
    "population": problem_words.NO_POPULATION,
    "outcomes": problem_words.NO_OUTCOMES,
    "harms": problem_words.NO_HARMS,
    "read_in": problem_words.NO_READ_IN,
}
_END = re.compile(r"(?<=[.?])\s+")
CLAIM_CHARS, KEY_CHARS = 500, 200


def missing_of(data: Mapping[str, Any]) -> list[Problem]:
    """What a record still lacks before everybody may read it."""
    return [
        ("outcome-1" if name == "outcomes" else name, words) for name, words in _NEEDED.items() if not data.get(name)
    ]


def missing_for_import(data: Mapping[str, Any], state: str) -> list[Problem]:
    """What a record that comes in with its state lacks: its key, and when it is public what a page can't do without."""
    needed = ("plain_title", "design") if state == "public" else ()
    lacking = [(name, _NEEDED[name]) for name in needed if not data.get(name)]
    has_key = isinstance(data.get("key"), str) and 0 < len(data["key"]) <= KEY_CHARS
    return lacking if has_key else [("key", problem_words.NO_KEY), *lacking]


def problems_before_all(data: Mapping[str, Any]) -> list[Problem]:
    """All that keeps a record from being public: what is wrong, what is missing, and sentences that say too much."""
    return [*problems_of(data), *missing_of(data)] or [*_too_strong(data)]


def _too_strong(data: Mapping[str, Any]) -> Iterator[Problem]:
    facts = facts_of(read_record(data))
    for name in ("plain_title", "summary", "adds"):
        for sentence in _END.split(data.get(name) or ""):
            verdict = check_claim(sentence[:CLAIM_CHARS], facts) if sentence else None
            if verdict and not verdict.fits:
                why = verdict.reasons[0].words
                said = problem_words.says_too_much(sentence[:200], _why(why))
                yield name, f"{said} {problem_words.instead(list(wordings(sentence[:CLAIM_CHARS], facts)))}".strip()


def _why(words: str) -> str:
    return f"Look at “{words}”." if words else ""
