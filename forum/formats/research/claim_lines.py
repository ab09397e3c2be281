"""Lines of claims: an id, a sentence, and the facts of its study; and what the check says of each."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from forum.errors import Refused
from forum.formats.research import refusal_words
from forum.rules.claims.check import TEXT_CHARS, ClaimVerdict
from forum.rules.claims.studied import CERTAINTIES, DESIGNS, DIRECTIONS, Outcome, Studied

_OUTCOMES_MOST = 100
_WEEKS_MOST = 10_000
_N_MOST = 100_000_000
_Choice = TypeVar("_Choice", bound=str)


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A sentence about a study."""

    id: str | int
    text: str
    studied: Studied


def read_claim(number: int, line: str) -> ClaimLine:
    """Read one line; raises `Refused` with its number."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        raise Refused(refusal_words.at_line(number, refusal_words.NOT_JSON)) from None
    try:
        return _claim(row)
    except Refused as error:
        raise Refused(refusal_words.at_line(number, error.message)) from None


def _claim(row: Any) -> ClaimLine:
    if not isinstance(row, dict) or not isinstance(row.get("id"), str | int) or not isinstance(row.get("text"), str):
        raise Refused(refusal_words.NOT_CLAIM)
    if not isinstance(row.get("facts"), dict):
        raise Refused(refusal_words.NOT_CLAIM)
    if len(row["text"]) > TEXT_CHARS:
        raise Refused(refusal_words.too_long(TEXT_CHARS))
    return ClaimLine(row["id"], row["text"], read_facts(row["facts"]))


def read_facts(facts: Mapping[str, Any]) -> Studied:
    """The facts of a study; what is not asked for is passed over. Raises `Refused`."""
    outcomes = facts.get("outcomes")
    if not isinstance(outcomes, list) or not 1 <= len(outcomes) <= _OUTCOMES_MOST:
        raise Refused(refusal_words.not_so_many("outcomes", _OUTCOMES_MOST))
    return Studied(
        design=_one_of(facts, "design", DESIGNS),
        n=_number(facts, "n", _N_MOST) or 1,
        population=_text(facts, "population") or "",
        outcomes=tuple(map(_outcome, outcomes)),
        comparator=_text(facts, "comparator"),
        follow_up_weeks=_number(facts, "follow_up_weeks", _WEEKS_MOST),
        trained=_text(facts, "trained"),
        parts=_texts(facts, "parts"),
    )


def _outcome(given: Any) -> Outcome:
    if not isinstance(given, dict) or not isinstance(given.get("name"), str) or not given["name"]:
        raise Refused(refusal_words.NO_OUTCOME_NAME)
    certainty = _one_of(given, "certainty", CERTAINTIES) if given.get("certainty") is not None else None
    return Outcome(
        name=given["name"],
        direction=_one_of(given, "direction", DIRECTIONS),
        figures=_texts(given, "figures"),
        certainty=certainty,
        weeks=_number(given, "weeks", _WEEKS_MOST),
    )


def _one_of(facts: Mapping[str, Any], name: str, choices: Sequence[_Choice]) -> _Choice:
    if facts.get(name) not in choices:
        raise Refused(refusal_words.none_of(name, choices))
    return cast(_Choice, facts[name])


def _number(facts: Mapping[str, Any], name: str, most: int) -> int | None:
    given = facts.get(name)
    if given is None:
        return None
    if type(given) is not int or not 0 <= given <= most:
        raise Refused(refusal_words.no_number(name, most))
    return given


def _text(facts: Mapping[str, Any], name: str) -> str | None:
    given = facts.get(name)
    if given is not None and (not isinstance(given, str) or len(given) > TEXT_CHARS):
        raise Refused(refusal_words.no_text(name, TEXT_CHARS))
    return given or None


def _texts(facts: Mapping[str, Any], name: str) -> tuple[str, ...]:
    given = facts.get(name, [])
    if not isinstance(given, list) or not all(isinstance(one, str) and len(one) <= TEXT_CHARS for one in given):
        raise Refused(refusal_words.no_texts(name))
    return tuple(given)


def verdict_line(claim: ClaimLine, verdict: ClaimVerdict, instead: Sequence[str]) -> str:
    """What the check says of a line, as a line; every reason carries the wordings that fit."""
    reasons = [{"why": one.why, "words": one.words, "instead": list(instead)} for one in verdict.reasons]
    return json.dumps({"id": claim.id, "fits": verdict.fits, "reasons": reasons}, ensure_ascii=False)
