"""A text that was typed before the log-in: it becomes a draft after it."""

from flask import flash

from forum.actions.talk import drafts
from forum.clock import utc_now
from forum.errors import Refused
from forum.queries.members.people import find_person
from forum.rules.members import flash_words
from forum.rules.talk.drafts import WORDS, check_place, read_carried
from forum.web.forms.accounts import KeptForm


def keep_text(form: KeptForm, member_id: int) -> None:
    """Make a draft of the text that was typed before the log-in."""
    fields = {"title": form.kept_title.data or "", "body": form.kept_body.data or ""}
    person = find_person(member_id)
    fields |= read_carried(form.kept_chosen.data or "")
    if person is None or not form.kept_place.data or not any(fields.get(name) for name in WORDS):
        return
    try:
        drafts.save(person, check_place(form.kept_place.data), fields, utc_now())
    except Refused as error:
        flash(error.message, "warn")
    else:
        flash(flash_words.LOGGED_IN_TEXT_KEPT, "ok")
