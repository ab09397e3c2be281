"""Bringing a card back: from the JSON or CSV file that was taken away."""

import json

from flask import Blueprint, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from wtforms import FileField, HiddenField, TextAreaField

from forum.actions.routines import drafts
from forum.clock import utc_now
from forum.errors import Refused
from forum.formats.routines.csv_table import routine_from_csv
from forum.formats.routines.json_ld import routine_from_json
from forum.queries.library.exercises import get_library
from forum.rules.routines import flash_words, refusal_words
from forum.rules.routines.checks import check_card
from forum.rules.routines.fields import fields_of
from forum.rules.routines.routines import Card
from forum.rules.routines.swaps import place_lines
from forum.web.forms import HouseForm
from forum.web.forms.threads import new_key
from forum.web.kit.answers import on_refusal
from forum.web.kit.guards import need_member, throttle

bp = Blueprint("routine_import", __name__)
MOST_BYTES = 300_000


class ImportForm(HouseForm):
    """A file, or the text of one."""

    file = FileField("Choose the file")
    text = TextAreaField("Or paste what is in it")
    idempotency_key = HiddenField(default=new_key)


@bp.route("/routines/import", methods=["GET", "POST"])
def bring() -> ResponseReturnValue:
    """A card from a file becomes a draft of one's own."""
    person = need_member()
    form = ImportForm()
    if request.method == "GET":
        return render_import(form)
    on_refusal(form, lambda: render_import(form))
    throttle("card")
    form.text.data = raw = text_of(form)
    card = read_card(raw)
    key = form.idempotency_key.data or ""
    fields = place_lines(fields_of(card), get_library().exercises)
    made = drafts.create(person, fields, utc_now(), idempotency_key=key, made_by="file")
    flash(flash_words.UPLOADED, "ok")
    return redirect(f"/routines/{made}/edit", 303)


def render_import(form: ImportForm) -> str:
    """The page that takes a file."""
    return render_template("routines/import.html", form=form)


def text_of(form: ImportForm) -> str:
    """What was sent, as text; it is shown again beside what is wrong with it."""
    sent = request.files.get("file")
    raw = sent.read(MOST_BYTES + 1) if sent else b""
    if not raw:
        raw = (form.text.data or "").encode()
    if not raw.strip():
        raise Refused(refusal_words.NO_FILE, "file")
    if len(raw) > MOST_BYTES:
        raise Refused(refusal_words.FILE_TOO_BIG, "file")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(refusal_words.FILE_NOT_TEXT, "file") from None


def read_card(text: str) -> Card:
    """The card of a JSON or CSV file; raises `Refused` with the first thing that is wrong."""
    try:
        card = routine_from_json(json.loads(text)) if text.lstrip().startswith("{") else routine_from_csv(text)
    except (ValueError, RecursionError):
        raise Refused(refusal_words.FILE_DAMAGED, "text") from None
    except Refused as error:
        raise Refused(said_where(error), "text") from None
    if problems := check_card(card, get_library().exercises, is_draft=True):
        raise Refused(problems[0].message, "text")
    return card


def said_where(error: Refused) -> str:
    """A refusal with the place it belongs to, for a form that has no such field."""
    place = (error.field or "").replace("items.", "exercise ").replace(".", ", ")
    number = place.removeprefix("exercise ").split(",")[0]
    if number.isdigit():
        place = place.replace(number, str(int(number) + 1), 1)
    return refusal_words.at_place("" if place == "text" else place.strip(", "), error.message)
