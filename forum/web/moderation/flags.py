"""Reporting a post, a card, a programme or a resource to the moderators."""

from flask import Blueprint, abort, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.actions.moderation import flags
from forum.clock import utc_now
from forum.queries.moderation import moderation
from forum.rules.moderation import flash_words
from forum.rules.moderation.moderation import FLAG_REASONS, check_flag_note, check_flag_reason
from forum.rules.moderation.nouns import NOUNS
from forum.web.forms.moderation import FlagForm
from forum.web.kit.answers import on_refusal
from forum.web.kit.guards import need_member, throttle

bp = Blueprint("flags", __name__)


def flag(noun: str, noun_id: int) -> ResponseReturnValue:
    """Report a thing: the form, or what becomes of it."""
    person = need_member()
    thing = moderation.find_thing(noun, noun_id, person)
    if thing is None or not thing.is_public:
        abort(404)
    named = request.args.get("reason", "")
    form = FlagForm(reason=named if named in FLAG_REASONS else None)
    is_done = moderation.has_open_flag(person.id, noun, noun_id)
    page = {"form": form, "thing": thing, "noun": NOUNS[noun].word, "is_done": is_done}
    if request.method != "POST":
        return render_template("moderation/flags/form.html", **page)
    on_refusal(form, lambda: render_template("moderation/flags/form.html", **page))
    reason = form.reason.data or ""
    form.check("reason", check_flag_reason)
    form.check("note", lambda note: check_flag_note(note, reason))
    if form.errors:
        return render_template("moderation/flags/form.html", **page), 422
    throttle("flag")
    flags.raise_flag(person, noun, noun_id, reason, form.note.data or "", utc_now())
    flash(flash_words.REPORTED, "ok")
    return redirect(thing.url, 303)


for _noun, _rule in NOUNS.items():
    if _rule.reportable:
        bp.add_url_rule(
            f"{_rule.path}/<id:noun_id>/flag", f"flag_{_noun}", flag, methods=["GET", "POST"], defaults={"noun": _noun}
        )
