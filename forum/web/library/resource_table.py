"""Bringing trusted resources in by a table."""

from flask import Blueprint, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from wtforms import BooleanField, FileField, RadioField

from forum.actions.library.resource_table import BadRow, bring
from forum.clock import utc_now
from forum.errors import Refused
from forum.formats.library.resource_files import COLUMNS
from forum.formats.library.resource_table import MOST_BYTES, MOST_ROWS, NEEDED
from forum.rules.library import flash_words, refusal_words
from forum.web.forms import HouseForm, offer
from forum.web.kit.answers import on_refusal
from forum.web.kit.guards import need_moderator

bp = Blueprint("resource_table", __name__)
MOST_SHOWN = 200
WAYS = {"none": "List nothing, and show me what is wrong", "good": "List the good rows, and show me the others"}


class TableForm(HouseForm):
    """A file, what to do about bad rows, and that somebody has read the pages."""

    file = FileField("Choose the table")
    bad_rows = RadioField("If a row is wrong", choices=offer(WAYS.items()), validate_choice=False, default="none")
    vouches = BooleanField("One of us has read each of these pages.")


@bp.route("/mod/resources/table", methods=["GET", "POST"])
def take() -> ResponseReturnValue:
    """Take a table, and list its rows or say what is wrong with them."""
    person, form = need_moderator(), TableForm()
    if request.method != "POST":
        return render(form)
    on_refusal(form, lambda: render(form))
    sent = request.files.get("file")
    raw = sent.read(MOST_BYTES + 1) if sent else b""
    if not raw.strip():
        raise Refused(refusal_words.NO_TABLE, "file")
    keeps_good, vouches = form.bad_rows.data == "good", bool(form.vouches.data)
    brought = bring(person, raw, utc_now(), keeps_good=keeps_good, vouches=vouches)
    if brought.bad:
        return render(form, brought.bad, brought.added, brought.rows), 422 if not brought.added else 200
    flash(flash_words.table_listed(brought.added), "ok")
    return redirect("/resources", 303)


def render(form: TableForm, bad: tuple[BadRow, ...] = (), added: int = 0, rows: int = 0) -> str:
    """The page that takes a table, with the rows that could not be listed."""
    return render_template(
        "library/mod_resources/table.html",
        form=form,
        bad=bad[:MOST_SHOWN],
        bad_count=len(bad),
        added=added,
        rows=rows,
        most_rows=MOST_ROWS,
        needed=NEEDED,
        others=[name for name in COLUMNS if name not in NEEDED],
    )
