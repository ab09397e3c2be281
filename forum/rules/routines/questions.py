"""A card that was read out of words: what is asked about its lines, what was left blank, and what stands where.

A line of such a draft has fields that no card has (`fields.DRAFT_NAMES`). "asked" names the fields that were not read
for sure, the most needed first: only the first two are asked, all that stay blank are listed when it is published.
"marks" are places in the author's words, such as "0-11,24-32". "inherited" names the amounts that stood elsewhere in
the message, as "reps:above".
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from forum.rules.kit.spans import capital
from forum.rules.library.exercises import Exercise
from forum.rules.routines.dose_amounts import NOT_GIVEN
from forum.rules.routines.doses import say_dose
from forum.rules.routines.fields import Fields, Line, join_fields, list_lines, removed_of
from forum.rules.routines.own_names import name_of, own_id
from forum.rules.routines.routines import Item

MOST_QUESTIONS = 2
# What is asked, the most needed first.
QUESTIONS = {
    "exercise": "Which exercise is this?",
    "spotter": "Should somebody be with you?",
    "reps": "How many times?",
    "hold_s": "How long is it held?",
    "duration_s": "For how long?",
    "distance": "How far?",
    "sides": "One side, or both?",
    "sets": "How many sets?",
    "frequency": "How often?",
    "rounds": "How many rounds of the whole list?",
    "move_s": "How slowly?",
    "return_s": "How slowly back?",
    "rest_s": "How long a rest?",
}
_HOLES = {
    "reps": "? times", "hold_s": "hold for ?", "duration_s": "for ?", "distance": "how far ?", "sides": "which side ?",
    "sets": "? sets", "move_s": "? seconds to move", "return_s": "? seconds back", "rest_s": "rest ?",
}  # fmt: skip
_LABELS = {
    "reps": "times", "hold_s": "hold", "duration_s": "time", "distance": "distance", "sides": "side", "sets": "sets",
    "frequency": "how often", "rounds": "rounds", "move_s": "tempo", "return_s": "tempo", "rest_s": "rest",
}  # fmt: skip
_AMOUNTS = ("reps", "hold_s", "duration_s", "distance", "first_reps", "first_hold_s", "first_duration_s")
_MARK = re.compile(r"(\d{1,4})-(\d{1,4})", re.ASCII)
# What "unsure" says of a line whose author meant another exercise.
OTHER = "other"
HOW_OFTEN = "days_per_week"
# What is asked once for the whole card.
CARD_QUESTIONS = {HOW_OFTEN: "How many days a week?", "rounds": QUESTIONS["rounds"]}
# What the words of a message don't say anew, in the next version of its card.
_KEPT_ABOUT = ("title", "purpose", "provenance", "provenance_note", "source_url")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of words; `is_marked` where it is shown as one that was read, or as one that is not sure."""

    words: str
    is_marked: bool = False


@dataclass(frozen=True, slots=True)
class Blank:
    """A line of a card, from 1 (0 for the whole card), and what of it was left blank, in words."""

    n: int
    name: str
    words: str


def asked_of(line: Line) -> list[str]:
    """The fields of a line that are asked about, no more than two; its exercise and its company among them."""
    first = ["exercise"] if "unsure" in line else []
    return [*first, *line.get("asked", "").split()][:MOST_QUESTIONS]


def open_of(line: Line) -> list[str]:
    """Those that nobody has answered yet."""
    return [name for name in asked_of(line) if name == "exercise" or not line.get(name, "").strip()]


def asked_of_card(fields: Mapping[str, str]) -> list[str]:
    """The fields of the whole card that are asked about."""
    return [name for name in fields.get("asked", "").split() if name in CARD_QUESTIONS]


def open_of_card(fields: Mapping[str, str]) -> list[str]:
    """Those that nobody has answered yet."""
    return [name for name in asked_of_card(fields) if not fields.get(name, "").strip()]


def count_open(fields: Mapping[str, str]) -> int:
    """How many questions of a draft nobody has answered, nor said that they may stay open."""
    if fields.get("settled"):
        return 0
    return sum(len(open_of(line)) for line in list_lines(fields)) + len(open_of_card(fields))


def say_with_holes(item: Item, line: Line) -> list[Stretch]:
    """The dose as one sentence, with a gap where something is asked."""
    holes = [_HOLES[name] for name in open_of(line) if name in _HOLES]
    dose = say_dose(item)
    if not holes:
        return [Stretch(dose)]
    given = [] if dose.casefold() == NOT_GIVEN.casefold() else [Stretch(dose)]
    parts = [*given, *(Stretch(hole if given or n else capital(hole), is_marked=True) for n, hole in enumerate(holes))]
    return [one for n, part in enumerate(parts) for one in ([Stretch(", "), part] if n else [part])]


def marked_words(line: Line) -> list[list[Stretch]]:
    """The author's own words by paragraph, with the words of the name and of each amount marked."""
    said = line.get("said", "")
    places = sorted((int(found[1]), int(found[2])) for found in _MARK.finditer(line.get("marks", "")))
    paragraphs, start = [], 0
    for words in said.split("\n"):
        end = start + len(words)
        if words.strip():
            paragraphs.append(_parts(said, start, end, [place for place in places if start <= place[0] < end]))
        start = end + 1
    return paragraphs


def _parts(said: str, start: int, end: int, places: Sequence[tuple[int, int]]) -> list[Stretch]:
    parts = []
    for first, last in places:
        if first >= start:
            parts += [Stretch(said[start:first]), Stretch(said[first : min(last, end)], is_marked=True)]
            start = min(last, end)
    return [part for part in [*parts, Stretch(said[start:end])] if part.words]


def say_inherited(line: Line) -> list[str]:
    """Which amounts a line has from elsewhere in the message: "Sets and times: from the line above."."""
    by_place: dict[str, list[str]] = {}
    for one in line.get("inherited", "").split():
        name, _, place = one.partition(":")
        if name in _LABELS:
            by_place.setdefault(place, []).append(_LABELS[name])
    return [
        f"{capital(_list(list(dict.fromkeys(names))))}: from the line {place} the list."
        for place, names in by_place.items()
        if place in ("above", "below")
    ]


def keep_sure(fields: Mapping[str, str]) -> Fields:
    """The form with what is sure; a line whose exercise is not sure stays under its author's own name for it."""
    lines = []
    for line in list_lines(fields):
        if "unsure" in line:
            line["exercise_id"] = own_id(line.get("called") or line.get("said", "") or "?")
            line.pop("unsure")
        lines.append(line)
    return join_fields({**fields, "settled": "yes"}, lines, removed_of(fields))


def carry_answers(before: Fields, fields: Fields) -> Fields:
    """The form read anew out of changed words: what its author said on the card `before` is not asked again."""
    known: dict[str, list[Line]] = {}
    for line in list_lines(before):
        known.setdefault(line["exercise_id"], []).append(line)
    lines = []
    for line in list_lines(fields):
        if old := known.get(line["exercise_id"]):
            answers = old.pop(0)
            line = {name: words for name, words in line.items() if name != "unsure"}
            line |= {name: answers[name] for name in line.get("asked", "").split() if name in answers}
        lines.append(line)
    about = {name: text for name, text in before.items() if name in _KEPT_ABOUT or name.startswith("cert_")}
    return join_fields({**fields, **about}, lines)


def list_blank(fields: Mapping[str, str], exercises: Mapping[str, Exercise]) -> list[Blank]:
    """What a draft leaves blank, in words: line by line, then the whole card."""
    blank = []
    for n, line in enumerate(list_lines(fields), 1):
        missing = [name for name in line.get("asked", "").split() if not line.get(name, "").strip()]
        words = [_small(QUESTIONS[name].rstrip("?")) for name in missing if name in QUESTIONS]
        if not words and not has_amount(line):
            words = ["how much"]
        if words:
            blank.append(Blank(n, name_of(line["exercise_id"], exercises), "; ".join(words)))
    of_card = [_small(CARD_QUESTIONS[name].rstrip("?")) for name in open_of_card(fields)]
    return [*blank, Blank(0, "", "; ".join(of_card))] if of_card else blank


def has_amount(line: Line) -> bool:
    """Whether a line says how much."""
    return any(line.get(name, "").strip() for name in _AMOUNTS)


def find_other(fields: Mapping[str, str]) -> int | None:
    """The first line, from 0, whose author meant another exercise and has not said which."""
    return next((n for n, line in enumerate(list_lines(fields)) if line.get("unsure") == OTHER), None)


def _list(words: list[str]) -> str:
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else words[0]


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]
