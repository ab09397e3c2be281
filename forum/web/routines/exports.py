"""Taking a card away: the page with all its files, and the files that other programs read."""

import json

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from forum.clock import utc_now
from forum.errors import Refused
from forum.formats.routines.calendar import WEEKDAY_WORDS, plan_from_args, routine_to_ics, usual_days
from forum.formats.routines.csv_table import routine_to_csv
from forum.formats.routines.fhir import routine_to_fhir
from forum.formats.routines.markdown import routine_to_markdown
from forum.queries.library.exercises import get_library
from forum.queries.routines.lineage import ReviewRow, list_reviews
from forum.web.kit.request_context import current_person, settings
from forum.web.routines.embedding import frame
from forum.web.routines.pages import Place, at_right_slug, find_place, json_of, whole_url
from forum.web.routines.sending_files import send_file

bp = Blueprint("routine_exports", __name__)
ENDINGS = "any(json,ics,csv,md)"


@bp.get("/routines/<id:routine_id>/take")
def take(routine_id: int) -> ResponseReturnValue:
    """Everything a card can be taken away as, for whoever may see it."""
    place = find_place(routine_id)
    return render_take(place)


def render_take(place: Place, mistake: Refused | None = None) -> str:
    """The page, with what could not be read of the calendar's form."""
    return render_template(
        "routines/take.html",
        place=place,
        version_url=f"/routines/{place.routine.id}/v/{place.version.n}",
        today=current_person().day(utc_now()),
        weekdays=WEEKDAY_WORDS,
        chosen_days=request.args.getlist("days") or usual_days(place.card),
        mistake=mistake,
        frame=frame,
    )


@bp.get("/routines/<id:routine_id>/<slug>.fhir.json", defaults={"ending": "fhir.json"})
@bp.get(f"/routines/<id:routine_id>/<slug>.<{ENDINGS}:ending>")
def current(routine_id: int, slug: str, ending: str) -> ResponseReturnValue:
    """The card as a file."""
    place = find_place(routine_id)
    return at_right_slug(place, slug, f".{ending}") or send(place, ending)


@bp.get("/routines/<id:routine_id>/v/<id:n>.fhir.json", defaults={"ending": "fhir.json"})
@bp.get(f"/routines/<id:routine_id>/v/<id:n>.<{ENDINGS}:ending>")
def version(routine_id: int, n: int, ending: str) -> ResponseReturnValue:
    """A version as a file."""
    return send(find_place(routine_id, n), ending)


def send(place: Place, ending: str) -> ResponseReturnValue:
    """The file of one kind; a calendar that was asked for in words we can't read is asked for again."""
    exercises = get_library().exercises
    if ending == "csv":
        return send_file(place, ".csv", "text/csv", lambda: routine_to_csv(place.card, exercises))
    if ending == "md":
        return send_file(place, ".md", "text/markdown", lambda: markdown_of(place).encode())
    if ending == "fhir.json":
        return send_file(place, ".fhir.json", "application/fhir+json", lambda: pretty(fhir_of(place)))
    if ending == "json":
        return send_file(place, ".json", "application/ld+json", lambda: pretty(json_of(place, reviews_of(place))))
    try:
        made = calendar_of(place)
    except Refused as error:
        return render_take(place, error), 422
    return send_file(place, ".ics", "text/calendar", lambda: made)


def markdown_of(place: Place) -> str:
    """The card in Markdown."""
    owner, n = place.routine.owner.full_name, place.version.n
    return routine_to_markdown(place.card, get_library().exercises, url=whole_url(place), author=owner, version=n)


def reviews_of(place: Place) -> list[ReviewRow]:
    """Whose names stand under this version."""
    return [row for row in list_reviews(place.routine.id) if row.n == place.version.n]


def fhir_of(place: Place) -> dict[str, object]:
    """The version as a FHIR bundle, with the clinicians who reviewed it."""
    routine, n = place.routine, place.version.n
    return routine_to_fhir(
        place.card,
        routine_id=routine.id,
        version=n,
        url=f"{settings().base_url}/routines/{routine.id}/v/{n}",
        author=routine.owner.full_name,
        published_at=place.version.published_at,
        is_public=routine.state == "public",
        exercises=get_library().exercises,
        reviews=tuple((row.name, row.reviewed_at) for row in reviews_of(place)),
    )


def calendar_of(place: Place) -> bytes:
    """The card as a calendar, on the days and at the time that were asked for."""
    now = utc_now()
    plan = plan_from_args(request.args.to_dict(flat=False), place.card, current_person().day(now))
    return routine_to_ics(
        place.card,
        plan,
        routine_id=place.routine.id,
        url=f"{settings().base_url}/r/{place.routine.id}",
        asked_at=now,
        exercises=get_library().exercises,
    )


def pretty(plain: object) -> bytes:
    """JSON that people can read too."""
    return (json.dumps(plain, ensure_ascii=False, indent=2) + "\n").encode()
