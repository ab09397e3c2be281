"""A card in large print: a page made to be printed."""

from urllib.parse import urlencode

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from forum.formats.paper.sheet_data import KINDS, NOT_THE_AUTHORS, NOTHING_GENTLE, UNREVIEWED, UNTESTED, note_labels
from forum.formats.routines.view import view_card
from forum.queries.library.exercises import get_library
from forum.rules.fitting.energy_days import REST_COUNTS, for_day
from forum.rules.fitting.profiles import DAYS, Day, as_day
from forum.rules.routines.safety import COOLING, PACING, STOP_RULES, safety_strip
from forum.web.routines.files import review_words, short_link
from forum.web.routines.pages import Place, at_right_slug, find_place

bp = Blueprint("routine_print", __name__)
WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
DAY_LINKS: dict[Day, str] = {"green": "A good day", "amber": "A tired day", "red": "A very tired day"}
WORDS = {"unreviewed": UNREVIEWED, "untested": UNTESTED, "rules": NOT_THE_AUTHORS, "nothing": NOTHING_GENTLE}


@bp.get("/routines/<id:routine_id>/<slug>/print")
def print_current(routine_id: int, slug: str) -> ResponseReturnValue:
    """The card in large print, on one sheet."""
    place = find_place(routine_id)
    return at_right_slug(place, slug, "/print") or render_sheet(place)


@bp.get("/routines/<id:routine_id>/v/<id:n>/print")
def print_version(routine_id: int, n: int) -> ResponseReturnValue:
    """A version in large print."""
    return render_sheet(find_place(routine_id, n))


def render_sheet(place: Place) -> str:
    """A sheet of paper with the card as it is on such a day, and the steps in words when asked for."""
    day, with_steps = as_day(request.args.get("day")), request.args.get("steps") == "1"
    exercises = get_library().exercises
    made = for_day(place.card, day, exercises)
    return render_template(
        "routines/print.html",
        place=place,
        made=made,
        labels=note_labels(made, exercises),
        view=view_card(made.card, exercises, place.card),
        safety=safety_strip(made.card, exercises).lines if made.card.items else (),
        kind=KINDS[day],
        day=day,
        day_links=[(DAY_LINKS[one], sheet_link(place, one, with_steps), one == day, None) for one in DAYS],
        steps_link=sheet_link(place, day, not with_steps),
        with_steps=with_steps,
        rest_counts=REST_COUNTS,
        words=WORDS,
        advice=(STOP_RULES, PACING, COOLING),
        weekdays=WEEKDAYS,
        reviews=review_words(place),
        address=short_link(place),
    )


def sheet_link(place: Place, day: Day, with_steps: bool) -> str:
    """The address of the sheet with these wishes."""
    wishes = ({} if day == "green" else {"day": day}) | ({"steps": "1"} if with_steps else {})
    return f"{place.url}/print" + (f"?{urlencode(wishes)}" if wishes else "")
