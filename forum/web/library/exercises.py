"""The exercise library: finding what one can do today, and one exercise."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue

from forum.formats.routines.exercise_view import ExerciseView, exercise_view
from forum.formats.routines.minicard import MiniCard, mini_card
from forum.models import Thread
from forum.queries.library import exercises, resources
from forum.queries.routines import routines
from forum.queries.routines.routines import CardRow
from forum.rules.kit.limits import QUERY_CHARS
from forum.rules.kit.paging import CARDS_A_PAGE, page_span
from forum.rules.library import words
from forum.rules.library.changes import by_version
from forum.rules.library.exercises import Exercise
from forum.rules.library.filters import (
    FACET_WORDS,
    FACETS,
    ExerciseFilter,
    count_options,
    filter_exercises,
    filter_from_args,
    list_chips,
)
from forum.rules.library.holds import list_in_use
from forum.rules.library.offers import is_offered, offered_positions
from forum.rules.library.resources import KINDS
from forum.rules.routines.doses import say_default_dose
from forum.rules.routines.safety import COOLING, PACING, STOP_RULES, exercise_strip, safety_lines
from forum.rules.routines.summary import say_positions
from forum.search import service
from forum.search.questions import AsRead
from forum.search.understanding.finder import FoundExercises
from forum.search.understanding.needs import list_helped
from forum.web.kit.crisis_panel import find_panel
from forum.web.kit.filter_page import FilterGroup, FilterPage, filter_address, offered
from forum.web.kit.request_context import current_person
from forum.web.kit.understood import reading_asked, understood_view
from forum.web.kit.urls import asked_page
from forum.web.library.exercise_studies import studies_of
from forum.web.library.related import About, related_to

bp = Blueprint("exercises", __name__)
HOME = "/exercises"
Library = Mapping[str, Exercise]


@bp.get("/exercises")
def list_all() -> ResponseReturnValue:
    """The library, by what was chosen."""
    library = {one.id: one for one in list_in_use(exercises.get_library().exercises.values())}
    chosen = filter_from_args(asked())
    words_found = find_by_words(chosen.q)
    named = list_in_use(words_found.exercises) if words_found else gentlest_first(library.values())
    found = filter_exercises(named, chosen)
    page, pages = asked_page(len(found), CARDS_A_PAGE)
    first, last = page_span(page, CARDS_A_PAGE)
    shown = FilterPage(
        home=HOME,
        nouns=("exercise", "exercises"),
        pairs=pairs_of(chosen),
        rows=[exercise_row(one) for one in found[first - 1 : last]],
        total=len(found),
        page=page,
        pages=pages,
        groups=filter_groups(named, chosen),
        chips=chip_links(chosen),
        nearest=[] if found else nearest_links(library, named, chosen),
        q=chosen.q,
        understood=None if words_found is None else understood_view(words_found, address(chosen)),
        panel=find_panel(chosen.q),
    )
    return render_template("library/exercises/list.html", list=shown)


def find_by_words(q: str) -> FoundExercises | None:
    """What the words find, as the address says that they are to be read; None without words."""
    return service.find_in_library(q, AsRead(**reading_asked()))


def gentlest_first(found: Iterable[Exercise]) -> list[Exercise]:
    """Those that need nobody else first, then by level."""
    needs = list(words.SPOTTER_WORDS)
    return sorted(found, key=lambda one: (needs.index(one.safety.spotter), one.level))


def asked() -> dict[str, list[str]]:
    """The query of the page, its words cut to a length worth reading."""
    args = request.args.to_dict(flat=False)
    return args | {"q": [text[:QUERY_CHARS] for text in args.get("q", [])[:1]]}


def pairs_of(chosen: ExerciseFilter) -> list[tuple[str, str]]:
    """The filters as the pairs of an address."""
    words_asked = [("q", chosen.q)] if chosen.q else []
    return [*words_asked, *((facet, value) for facet in FACETS for value in chosen.values(facet))]


def address(chosen: ExerciseFilter) -> str:
    """The address of the list with these filters."""
    return filter_address(HOME, pairs_of(chosen))


def chip_links(chosen: ExerciseFilter) -> list[tuple[str, str]]:
    """What was chosen, each with the list without it."""
    words_chip = [(f"“{chosen.q}”", address(replace(chosen, q="")))] if chosen.q else []
    return [*words_chip, *((chip.words, address(chip.rest)) for chip in list_chips(chosen))]


def nearest_links(library: Library, named: Sequence[Exercise], chosen: ExerciseFilter) -> list[tuple[str, str, int]]:
    """When nothing fits: the lists with one filter fewer that have something, the longest first.

    `named` are the exercises that the words find.
    """
    fewer: dict[str, str] = {FACET_WORDS[facet]: facet for facet in FACETS if chosen.values(facet)}
    if chosen.q:
        fewer["The words"] = "q"
    asks = {name: without(chosen, facet) for name, facet in fewer.items()}
    found = [
        (name, address(ask), len(filter_exercises(named if ask.q else library.values(), ask)))
        for name, ask in asks.items()
    ]
    return sorted((one for one in found if one[2]), key=lambda one: -one[2])


def without(chosen: ExerciseFilter, name: str) -> ExerciseFilter:
    """The same filter with nothing chosen in one facet, or without its words."""
    left: dict[str, Any] = {name: "" if name == "q" else ()}
    return replace(chosen, **left)


def filter_groups(named: Sequence[Exercise], chosen: ExerciseFilter) -> list[FilterGroup]:
    """The questions of the filter form, with counts among the exercises that the words find."""
    asked_for = count_options(named, chosen).items()
    return [
        FilterGroup(
            facet, FACET_WORDS[facet], offered((one.value, one.words, one.count, one.is_chosen) for one in options)
        )
        for facet, options in asked_for
    ]


@dataclass(frozen=True, slots=True)
class ExerciseRow:
    """An exercise in a list."""

    id: str
    mini: MiniCard


def exercise_row(exercise: Exercise) -> ExerciseRow:
    """An exercise in short, for lists."""
    places = say_positions(offered_positions(exercise) or exercise.positions, "or")
    meta = f"{places} · {words.LEVEL_WORDS[exercise.level]}"
    url, strip = f"/exercises/{exercise.id}", exercise_strip(exercise)
    picture = next(line.icon for line in strip.lines if line.kind == "position")
    badge = "Reviewed by a clinician" if exercise.is_reviewed else ""
    mini = mini_card(url, exercise.name, meta, strip, modalities=exercise.modalities, badge=badge, icon=picture)
    return ExerciseRow(exercise.id, mini)


@bp.get("/exercises/changes")
def changes() -> ResponseReturnValue:
    """What changed in the library, the newest version first, safety before everything else."""
    library = exercises.get_library()
    return render_template(
        "library/exercises/changes.html",
        version=library.version,
        versions=by_version(library.changes),
        exercises=library.exercises,
    )


@bp.get("/exercises/<exercise_id>")
def show(exercise_id: str) -> ResponseReturnValue:
    """One exercise: how, how much, how safe, where it comes from, and what uses it."""
    library = exercises.get_library()
    exercise = library.exercises.get(exercise_id) or abort(404)
    return render_template(
        "library/exercises/show.html",
        exercise=exercise,
        words=words,
        view=(view := exercise_view(exercise, library.exercises)),
        dose=say_default_dose(exercise.default_dose, exercise.sides),
        dose_source=library.sources.get(exercise.default_dose.source or ""),
        evidence=[(words.EVIDENCE_WORDS[line.kind], library.sources[line.source]) for line in exercise.evidence],
        known=(words.evidence_is_convention_only(exercise), studies_of(exercise)),
        safety=safety_lines(exercise),
        is_offered=is_offered(exercise),
        holds=library.holds.get(exercise_id, ()),
        reviews=library.reviews_of(exercise_id),
        old_reviews=library.old_reviews_of(exercise_id)[:1],
        helped=(list_helped(exercise), library.judged_needs.get(exercise_id, ())),
        uses=(uses := routines.list_using(exercise_id, current_person())),
        threads=(threads := exercises.list_threads_about(exercise_id, current_person())),
        resources=(resources.list_covering(exercise_id), KINDS),
        more=related_to(about(exercise, view, uses, threads), library),
        advice=(STOP_RULES, PACING, COOLING),
    )


def about(exercise: Exercise, view: ExerciseView, uses: Sequence[CardRow], threads: Sequence[Thread]) -> About:
    """What an exercise is about, and what its page shows already."""
    ways = [row.url.rpartition("/")[2] for _words, rows in view.ladders for row in rows]
    shown = [*(("exercise", one) for one in ways), *(("routine", str(one.id)) for one in uses)]
    shown += [("thread", str(one.id)) for one in threads]
    purpose = " ".join(exercise.helps_with)
    return About(("exercise", exercise.id), exercise.name, purpose, offered_positions(exercise), shown)
