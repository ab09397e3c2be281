"""The versions of a card, and what changed between them."""

from dataclasses import dataclass

from flask import Blueprint, abort, render_template
from flask.typing import ResponseReturnValue

from forum.models import RoutineVersion
from forum.queries.library.exercises import get_library
from forum.queries.routines.lineage import ReviewRow, list_reviews, list_versions
from forum.rules.routines.diff import list_changes
from forum.rules.routines.routines import card_from_dict
from forum.text.kit.changes import ChangeRow, view_changes
from forum.web.kit.request_context import current_person
from forum.web.kit.urls import whole_number
from forum.web.routines.pages import find_place

bp = Blueprint("routine_history", __name__)


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One version with its reviews and what is new in it; the first has nothing to compare with."""

    version: RoutineVersion
    changes: tuple[ChangeRow, ...]
    reviews: list[ReviewRow]


@bp.get("/routines/<id:routine_id>/history")
def history(routine_id: int) -> ResponseReturnValue:
    """Every version, newest first, with what its author changed."""
    versions = list_versions(routine_id, current_person()) or abort(404)
    reviews = list_reviews(routine_id)
    before = [*versions[1:], None]
    rows = [
        HistoryRow(one, changes_between(old, one) if old else (), [row for row in reviews if row.n == one.n])
        for one, old in zip(versions, before, strict=True)
    ]
    return render_template("routines/history.html", rows=rows, routine=versions[0].routine)


@bp.get("/routines/<id:routine_id>/changes")
def changes(routine_id: int) -> ResponseReturnValue:
    """What changed from one version to another: the newest and the one before, unless others are asked for."""
    newest = find_place(routine_id)
    to = whole_number("to", newest.version.n)
    old, new = find_place(routine_id, whole_number("from", max(to - 1, 1))), find_place(routine_id, to)
    return render_template(
        "routines/changes.html",
        old=old,
        new=new,
        newest_n=newest.version.n,
        changes=changes_between(old.version, new.version),
    )


def changes_between(old: RoutineVersion, new: RoutineVersion) -> tuple[ChangeRow, ...]:
    """What changed, ready for a template."""
    found = list_changes(card_from_dict(old.card), card_from_dict(new.card), get_library().exercises)
    return view_changes(found)
