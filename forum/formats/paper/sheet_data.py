"""A card as plain words for a sheet of paper: everything its templates print, and nothing else.

What goes into a sheet is data, never source: a `#` or `$` that somebody typed is a letter like all others.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from forum.figures import shelf
from forum.formats.paper.printable import one_line, paragraphs
from forum.formats.routines.steps import Step
from forum.formats.routines.view import CardView, view_card
from forum.rules.fitting.energy_days import REST_COUNTS, DayCard, for_day
from forum.rules.fitting.profiles import Day
from forum.rules.kit.site import USUAL
from forum.rules.library.exercises import Exercise
from forum.rules.routines.dose_table import NOT_GIVEN
from forum.rules.routines.doses import drawn_side
from forum.rules.routines.facts import in_short
from forum.rules.routines.own_names import name_of
from forum.rules.routines.routines import Card, Item
from forum.rules.routines.safety import COOLING, PACING, STOP_RULES, SafetyLine, safety_strip
from forum.rules.routines.watch import Watch

Library = Mapping[str, Exercise]
Plain = dict[str, Any]

KINDS: dict[Day, str] = {
    "green": "Routine card",
    "amber": "Routine card for a tired day",
    "red": "Routine card for a very tired day",
}
UNREVIEWED = "Not yet reviewed by a physiotherapist"
UNTESTED = "Time and energy are our estimates. Nobody has tested this card as a whole."
NOT_THE_AUTHORS = (
    "Our editors wrote the rules for such days. No study set them, and the card’s author did not choose them."
)
NOTHING_GENTLE = "Nothing on this card has a gentle form sitting or lying down. Rest today. Rest counts too."
PICTURE_FACTS = 6
_AMOUNTS = ("Times", "Hold", "For how long", "Distance")
_ASKED = ("Sets", "Rest", "Tempo", "Effort")


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """What a sheet says of its card: whose it is, which version, who read it, where it is found; dates in words.

    `address` is the short link to the version, `published_on` its day as 2026-05-03.
    """

    author: str
    version: int
    date: str
    published_on: str
    address: str
    reviews: tuple[str, ...] = ()
    site: str = USUAL.name


def sheet_data(card: Card, day: Day, imprint: Imprint, exercises: Library) -> Plain:
    """Everything a sheet shows of a card on such a day, in words our fonts can print."""
    author = one_line(imprint.author) or "a member"
    made = for_day(card, day, exercises)
    view = view_card(made.card, exercises, card)
    edition = f"Version {imprint.version}, {imprint.date}"
    lines = safety_strip(made.card, exercises).lines if made.card.items else ()
    words = {
        "kind": KINDS[day],
        "is_short": day == "red",
        "title": one_line(card.title) or "A card without a name",
        "purpose": card.purpose,
        "author": author,
        "by": f"By {author}. {edition}.",
        "edition": edition,
        "date": imprint.published_on,
        "reviews": list(imprint.reviews) or [UNREVIEWED],
        "facts": [[fact.label, fact.value, fact.note] for fact in view.facts] if lines else [],
        "warnings": [[line.words, line.severity == "warn"] for line in lines if line.severity != "info"],
        "in_short": _in_short(lines),
        "safe": [line.words for line in lines if line.severity == "info"],
        "frequency": view.frequency,
        "rounds": view.rounds,
        "steps": _steps(made, view, exercises),
        "no_steps": NOTHING_GENTLE if not made.card.items else "",
        "day": _day(made, day),
        "stops": list(STOP_RULES),
        "signs_title": view.signs.title,
        "signs": list(view.signs.first),
        "more_signs": list(view.signs.more),
        "more_signs_words": view.signs.more_words,
        "watch_counted": list(view.watch_counted),
        "pacing": list(PACING),
        "cooling": list(COOLING),
        "note": paragraphs(card.note),
        "origin": _origin(view, author),
        "untested": UNTESTED,
    }
    printed: Plain = _printed(words)
    return _with_figures(printed, made) | {"address": imprint.address, "site": one_line(imprint.site)}


def _with_figures(printed: Plain, made: DayCard) -> Plain:
    """The same with a picture at each step."""
    steps = zip(printed["steps"], made.card.items, strict=True)
    return printed | {"steps": [step | _figure(item) for step, item in steps]}


def _figure(item: Item) -> Plain:
    """The movement drawn, and what it shows in words; empty where there is no picture."""
    name, side = item.exercise_id, drawn_side(item)
    if not shelf.is_drawn(name):
        return {"figure": "", "figure_alt": ""}
    return {"figure": shelf.still(name, side), "figure_alt": shelf.alt(name, side)}


def _in_short(lines: Iterable[SafetyLine]) -> Plain:
    """What a picture has room for: every danger by name, mild ones counted when there are many."""
    short = in_short(lines, PICTURE_FACTS)
    return {"named": [line.words for line in short.named], "more": short.more_words}


def note_labels(made: DayCard, exercises: Library) -> list[str]:
    """What stands before each line's note: a note on another form than today's says on which."""
    labels = []
    for line in made.lines[: len(made.card.items)]:
        before = line.before.exercise_id
        is_other = line.after is not None and line.after.exercise_id != before
        labels.append(f"Author’s note on {name_of(before, exercises)}" if is_other else "Author’s note")
    return labels


def data_key(data: Plain, *more: str) -> str:
    """A name for exactly these words, made in this way."""
    written = json.dumps([data, *more], sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(written.encode()).hexdigest()[:32]


def _day(made: DayCard, day: Day) -> Plain:
    if day == "green":
        return {"rest": "", "changes": [], "left_out": [], "left_names": [], "rules": ""}
    return {
        "rest": REST_COUNTS,
        "left_names": [words.partition(":")[0] for words in made.left_out],
        "changes": list(made.changes),
        "left_out": list(made.left_out),
        "rules": NOT_THE_AUTHORS,
    }


def _steps(made: DayCard, view: CardView, exercises: Library) -> list[Plain]:
    rows = zip(view.steps, note_labels(made, exercises), strict=True)
    return [{"n": n, "note_label": label} | _step(step) for n, (step, label) in enumerate(rows, 1)]


def _step(step: Step) -> Plain:
    return {
        "name": step.name,
        "dose": step.dose,
        "missing": _missing(step),
        "instead": step.instead_of,
        "where": [words for _, words in step.where[:2]],
        "needs": list(step.needs),
        "if_you_like": step.if_you_like,
        "trains": [words for _, words in step.where[2:]],
        "care": [line.words for line in step.care],
        "watch": _watch(step.watch),
        "how": list(step.how),
        "easier": [one.on_paper for one in step.easier],
        "harder": [one.on_paper for one in step.harder],
        "note": paragraphs(step.note),
    }


def _watch(watch: Watch) -> Plain:
    """What to watch out for: all of it, and for where there is no room the sentence that matters most."""
    return {"words": list(watch.words), "first": watch.first, "more": watch.more_words}


def _missing(step: Step) -> list[str]:
    """What the author did not say of the dose: how much, how often, how fast, how hard."""
    blank = {label for label, words in step.full_dose if words == NOT_GIVEN}
    amount = ["how much"] if blank.issuperset(_AMOUNTS) else []
    return [*amount, *(label.lower() for label in _ASKED if label in blank)]


def _origin(view: CardView, author: str) -> list[str]:
    said = f"{author} says: “{view.provenance}.”"
    return [line for text in (said, view.provenance_note, view.source_url) for line in paragraphs(text)]


def _printed(value: Any) -> Any:
    """The same data with every text on one line, in letters that can be printed."""
    if isinstance(value, str):
        return one_line(value)
    if isinstance(value, Mapping):
        return {name: _printed(part) for name, part in value.items()}
    return [_printed(part) for part in value] if isinstance(value, Iterable) else value
