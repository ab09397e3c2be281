"""The form of a programme read as a plan, as far as it can be, with all there is to put right."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from forum.errors import Refused
from forum.rules.kit import problem_words as kit_words
from forum.rules.kit.amounts import parse_amount, parse_load, parse_range
from forum.rules.library.exercises import Exercise
from forum.rules.programmes import problem_words, refusal_words
from forum.rules.programmes.checks import check_plan
from forum.rules.programmes.fields import ROOMS, TIMES, list_rows, tidy_fields
from forum.rules.programmes.programmes import WHATS, WHENS, Measure, Part, Plan, StepRule
from forum.rules.routines.checks import Problem
from forum.rules.routines.routines import PROVENANCES

_CARD = re.compile(r"(\d{1,9})\.(\d{1,9})", re.ASCII)


def check_fields(
    fields: Mapping[str, str], exercises: Mapping[str, Exercise], *, is_draft: bool = False
) -> tuple[Plan, list[Problem]]:
    """The programme a form describes, and all there is to put right, in the order of the builder's page."""
    plan, unread = read_plan(fields)
    # Rows that can't be read are not in the plan, so its own numbers of such a room would be wrong.
    told = {one.field.partition(".")[0] for one in unread}
    found = check_plan(plan, exercises, is_draft=is_draft)
    rest = [one for one in found if one.field.partition(".")[0] not in told]
    return plan, sorted([*unread, *rest], key=_place)


def _place(problem: Problem) -> tuple[int, int]:
    room, _, rest = problem.field.partition(".")
    number = rest.partition(".")[0]
    order = ("title", "purpose", "weeks", "parts", "rules", "check_weeks", "measures")
    return order.index(room) if room in order else len(order), int(number) if number.isdigit() else -1


@dataclass(slots=True)
class _Reader:
    """Reads one text after the other, and notes what can't be read."""

    fields: Mapping[str, str]
    problems: list[Problem] = field(default_factory=list)

    def read(self, name: str, how: Callable[[str], Any], who: str = "") -> Any:
        """One field; None when it is empty or can't be read."""
        text = self.fields.get(name, "").strip()
        if not text:
            return None
        try:
            return how(text)
        except Refused as error:
            self.problems.append(Problem(name, kit_words.at(who, error.message)))
            return None

    def missing(self, name: str, words: str) -> None:
        """Note a field that has to be filled."""
        if not any(one.field == name for one in self.problems):
            self.problems.append(Problem(name, words))

    def text(self, name: str) -> str:
        """Words as they were typed, on one line or several."""
        return self.fields.get(name, "").replace("\r\n", "\n").replace("\r", "\n").strip()


def read_plan(fields: Mapping[str, str]) -> tuple[Plan, list[Problem]]:
    """The programme as far as it can be read, and what could not be; a row that lacks its chief answer is left out."""
    reader = _Reader(tidy_fields(fields))
    counts = {room: len(list_rows(reader.fields, room)) for room in ROOMS}
    parts = [_read_part(reader, n) for n in range(counts["parts"])]
    rules = [_read_rule(reader, n) for n in range(counts["rules"])]
    plan = Plan(
        title=" ".join(reader.text("title").split()),
        purpose=reader.text("purpose"),
        weeks=reader.read("weeks", parse_amount),
        parts=tuple(one for one in parts if one),
        rules=tuple(one for one in rules if one),
        check_weeks=reader.read("check_weeks", _weeks) or (),
        measures=tuple(_read_measure(reader, n) for n in range(counts["measures"])),
        provenance=reader.read("provenance", lambda text: _one_of(text, PROVENANCES)) or "self",
        provenance_note=reader.text("provenance_note"),
        source_url=reader.text("source_url"),
        note=reader.text("note"),
    )
    return plan, reader.problems


def _read_part(reader: _Reader, n: int) -> Part | None:
    at, who = f"parts.{n}.", problem_words.part(n)
    card = reader.read(f"{at}card", _card, who)
    first, last = (reader.read(f"{at}{name}", parse_amount, who) for name in ("first_week", "last_week"))
    low, high = reader.read(f"{at}days_per_week", parse_range, who) or (None, None)
    if card is None:
        reader.missing(f"{at}card", kit_words.at(who, problem_words.NO_CARD))
    if first is None:
        reader.missing(f"{at}first_week", kit_words.at(who, problem_words.NO_FIRST_WEEK))
    if card is None or first is None:
        return None
    return Part(
        first_week=first,
        last_week=first if last is None else last,
        routine_id=card[0],
        n=card[1],
        days_per_week=low,
        days_per_week_max=high,
        note=reader.text(f"{at}note"),
    )


def _read_rule(reader: _Reader, n: int) -> StepRule | None:
    at, who = f"rules.{n}.", problem_words.rule(n)
    what = reader.read(f"{at}what", lambda text: _one_of(text, WHATS), who)
    if what is None:
        reader.missing(f"{at}what", kit_words.at(who, problem_words.NO_CHANGE))
        return None
    how: Callable[[str], Any] = parse_load if what == "load_kg" else parse_amount
    if what in TIMES:
        how = _seconds
    count = reader.read(f"{at}count", parse_amount, who)
    return StepRule(
        what=what,
        when=reader.read(f"{at}when", lambda text: _one_of(text, WHENS), who) or "both_easy",
        count=1 if count is None else count,
        by=None if what == "band" else reader.read(f"{at}by", how, who),
        most=None if what == "band" else reader.read(f"{at}most", how, who),
        bands=_bands(reader.text(f"{at}bands")) if what == "band" else (),
        exercise_id=reader.text(f"{at}exercise_id"),
    )


def _read_measure(reader: _Reader, n: int) -> Measure:
    texts = {name: " ".join(reader.text(f"measures.{n}.{name}").split()) for name in ROOMS["measures"]}
    return Measure(**texts)


def _one_of(text: str, known: tuple[str, ...]) -> str:
    if text not in known:
        raise Refused(refusal_words.NOT_A_CHOICE)
    return text


def _seconds(text: str) -> int | None:
    return parse_amount(text, unit="s")


def _card(text: str) -> tuple[int, int]:
    found = _CARD.fullmatch(text)
    if not found:
        raise Refused(refusal_words.NOT_A_CARD)
    return int(found[1]), int(found[2])


def _weeks(text: str) -> tuple[int, ...]:
    """Week numbers from "0, 8 and 12", in order."""
    pieces = [one for one in re.split(r"[,;\s]+|\band\b", text.casefold()) if one and one not in ("week", "weeks")]
    if not all(one.isascii() and one.isdigit() and len(one) < 4 for one in pieces):
        raise Refused(refusal_words.NOT_WEEKS)
    return tuple(sorted({int(one) for one in pieces}))


def _bands(text: str) -> tuple[str, ...]:
    return tuple(" ".join(one.split()) for one in re.split(r"[,;\n]", text) if one.strip())
