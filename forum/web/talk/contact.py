"""Writing to the moderators, and their answers."""

from flask import Blueprint, abort, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.actions.talk import contact as acts
from forum.clock import utc_now
from forum.queries.members.members import get_full_name
from forum.queries.members.people import find_person_by_name
from forum.queries.notices.contact import list_contacts
from forum.rules.members.names import name_key
from forum.rules.talk import flash_words
from forum.rules.talk.contact import CONTACT_CHARS, begin_suggestion
from forum.text.markup.plainly import cook_plainly
from forum.web.forms.contact import ContactForm
from forum.web.kit.answers import on_refusal
from forum.web.kit.guards import need_member, need_moderator, throttle
from forum.web.kit.request_context import current_site

bp = Blueprint("contact", __name__)


@bp.route("/help/contact", methods=["GET", "POST"])
def write() -> ResponseReturnValue:
    """How to reach a moderator; members can write from here."""
    form = ContactForm(message=begin_suggestion(request.args.get("exercise", "")))
    if request.method != "POST":
        return render_write(form)
    person = need_member()
    on_refusal(form, lambda: render_write(form))
    throttle("flag")
    acts.write(person, form.message.data or "", utc_now())
    flash(flash_words.MESSAGE_SENT, "ok")
    return redirect("/help/contact", 303)


def render_write(form: ContactForm) -> str:
    """The page, with whoever runs the site."""
    contacts = cook_plainly(current_site().contacts)
    return render_template("talk/contact/write.html", form=form, most=CONTACT_CHARS, contacts=contacts)


@bp.route("/mod/messages/<name>", methods=["GET", "POST"])
def answer(name: str) -> ResponseReturnValue:
    """What a member wrote to the moderators, and the form to answer."""
    person = need_moderator()
    member = find_person_by_name(name_key(name)) or abort(404)
    form = ContactForm()
    page = {"form": form, "member": member, "full_name": get_full_name(member.id), "most": CONTACT_CHARS}
    page["written_before"] = list_contacts(person, member.id)
    if request.method != "POST":
        return render_template("talk/contact/answer.html", **page)
    on_refusal(form, lambda: render_template("talk/contact/answer.html", **page))
    acts.answer(person, member.id, form.message.data or "", utc_now())
    flash(flash_words.message_answered(member.name), "ok")
    return redirect(f"/mod/messages/{member.name}", 303)
