"""One card for whoever may see it: its page and its versions."""

from collections.abc import Iterable, Mapping

from flask import Blueprint, abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.formats.routines.first_care import first_care, say_in_a_line, say_needs
from forum.formats.routines.json_ld import routine_to_json
from forum.formats.routines.view import CardView, view_card
from forum.models import RoutineVersion, Thread
from forum.queries.library.exercises import get_library
from forum.queries.research import digests
from forum.queries.routines import routines
from forum.queries.routines.lineage import ReviewRow, get_lineage
from forum.queries.routines.source_words import find_source
from forum.rules.library.changes import ExerciseChange, list_safety_since
from forum.rules.library.exercises import Exercise
from forum.rules.routines.cert import grade, has_answers
from forum.rules.routines.coverage_grid import make_grid, say_coverage
from forum.rules.routines.routines import Card, card_from_dict
from forum.rules.routines.safety import COOLING, PACING, STOP_RULES
from forum.web.kit.guards import keep_nowhere
from forum.web.kit.request_context import current_person, settings
from forum.web.library.related import About, related_to

bp = Blueprint("routine_pages", __name__)
DIGESTS_MOST = 3


class Place:
    """A version of a card and its addresses: that of the card, or of the version when it was asked for by number."""

    def __init__(self, version: RoutineVersion, *, by_number: bool) -> None:
        routine = version.routine
        self.version = version
        self.routine = routine
        self.card: Card = card_from_dict(version.card)
        self.home = f"/routines/{routine.id}/{routine.slug}"
        self.url = f"/routines/{routine.id}/v/{version.n}" if by_number else self.home
        self.is_newest = version.n == routine.current_n


def find_place(routine_id: int, n: int | None = None) -> Place:
    """The card, at its current version or version `n`; 404 when the person may not see it."""
    version = routines.find_version(routine_id, current_person(), n) or abort(404)
    if version.routine.state != "public":
        keep_nowhere()
    return Place(version, by_number=n is not None)


def at_right_slug(place: Place, slug: str, ending: str = "") -> ResponseReturnValue | None:
    """A lasting redirect when the readable end of the address is an older one."""
    if slug == place.routine.slug:
        return None
    query = f"?{request.query_string.decode()}" if request.query_string else ""
    return redirect(f"{place.home}{ending}{query}", 301)


@bp.get("/routines/<id:routine_id>")
@bp.get("/routines/<id:routine_id>/<slug>")
def show(routine_id: int, slug: str = "") -> ResponseReturnValue:
    """A card at its current version; a draft leads its owner to the builder."""
    head = routines.find_head(routine_id, current_person()) or abort(404)
    if not head.current_n:
        return redirect(f"/routines/{routine_id}/edit", 302)
    place = find_place(routine_id)
    return at_right_slug(place, slug) or render_card(place, has_draft=head.draft is not None)


@bp.get("/routines/<id:routine_id>/v/<id:n>")
def show_version(routine_id: int, n: int) -> ResponseReturnValue:
    """One published version of a card."""
    return render_card(find_place(routine_id, n))


def whole_url(place: Place) -> str:
    """The full address of the card, or of the version that was asked for."""
    return settings().base_url + place.url


def json_of(place: Place, reviews: Iterable[ReviewRow]) -> dict[str, object]:
    """The card as a schema.org ExercisePlan, for its file and for the programs that read its page."""
    return routine_to_json(
        place.card,
        id=place.routine.id,
        version=place.version.n,
        url=whole_url(place),
        author_name=place.routine.owner.name,
        published_at=place.version.published_at,
        exercises=get_library().exercises,
        reviews=[(row.name, row.reviewed_at, row.note) for row in reviews],
    )


def list_said_since(place: Place, changes: Iterable[ExerciseChange]) -> dict[str, list[str]]:
    """What the library has said of the safety of the card's exercises since this version, by exercise."""
    version = place.version.library_version
    ids = {item.exercise_id for item in place.card.items}
    return {one: [change.what for change in list_safety_since(changes, one, version)] for one in ids}


def render_card(place: Place, *, has_draft: bool = False) -> str:
    """The page of a card."""
    person, routine, library = current_person(), place.routine, get_library()
    exercises = library.exercises
    return render_template(
        "routines/show.html",
        place=place,
        view=(view := view_card(place.card, exercises)),
        **in_first(place.card, view, exercises),
        said_since=list_said_since(place, library.changes),
        is_owner=person.id == routine.owner_id,
        is_saved=not person.is_visitor and routines.is_saved(routine.id, person.id),
        has_draft=has_draft,
        source=find_source(routine.id, person) if routine.made_by else None,
        may_swap=not person.is_visitor and routine.state != "hidden",
        lineage=(lineage := get_lineage(place.version, person)),
        json_ld=json_of(place, lineage.reviews) if routine.state == "public" else None,
        grid=(grid := make_grid(place.card, exercises)),
        coverage_words=say_coverage(grid),
        cert=grade(place.card, exercises) if person.id == routine.owner_id or has_answers(place.card) else None,
        digests=digests.list_of_exercises({item.exercise_id for item in place.card.items}, DIGESTS_MOST),
        threads=(threads := routines.list_threads_showing(routine.id, person)),
        more=related_to(about(place, threads), library) if routine.state == "public" else [],
        advice=(STOP_RULES, PACING, COOLING),
    )


def in_first(card: Card, view: CardView, exercises: Mapping[str, Exercise]) -> dict[str, object]:
    """What the first screen says besides its title."""
    return {
        "care": first_care(card, exercises, view.safety),
        "in_a_line": say_in_a_line(view),
        "needs": say_needs(view),
    }


def about(place: Place, threads: Iterable[Thread]) -> About:
    """What a public card is about, and what its page shows already."""
    card, lines = place.card, {item.exercise_id for item in place.card.items}
    shown = [*(("exercise", one) for one in lines), *(("thread", str(one.id)) for one in threads)]
    positions = place.version.summary.get("positions", ())
    return About(("routine", str(place.routine.id)), card.title, card.purpose, positions, shown)
