"""Members, as moderators see them: suspend, and let write again."""

from urllib.parse import quote

from flask import Blueprint, abort, flash, redirect, render_template
from flask.typing import ResponseReturnValue

from forum.actions.members import members
from forum.clock import utc_now
from forum.queries.members.members import get_full_name, is_remembered
from forum.queries.members.people import find_person_by_name
from forum.queries.members.reachability import is_member_unreachable
from forum.queries.moderation import modlog
from forum.rules.kit.people import Person
from forum.rules.members import flash_words
from forum.rules.members.names import name_key
from forum.rules.moderation.moderation import ACTS
from forum.web.forms import HouseForm
from forum.web.forms.moderation import ReasonForm, SuspendForm
from forum.web.kit.answers import on_refusal
from forum.web.kit.guards import need_moderator

bp = Blueprint("mod_members", __name__)


@bp.get("/mod/members/<name>")
def show(name: str) -> ResponseReturnValue:
    """A member's standing, and what was done before."""
    need_moderator()
    member = find(name)
    return render(member, ReasonForm() if member.is_suspended(utc_now()) else SuspendForm())


@bp.post("/mod/members/<name>/suspend")
def suspend(name: str) -> ResponseReturnValue:
    """Let a member only read for some days."""
    person, member, form = need_moderator(), find(name), SuspendForm()
    on_refusal(form, lambda: render(member, form))
    members.suspend(person, member.id, form.length(), form.reason.data or "", utc_now())
    flash(flash_words.suspended(member.name), "ok")
    return redirect(f"/mod/members/{quote(member.name)}", 303)


@bp.post("/mod/members/<name>/unsuspend")
def unsuspend(name: str) -> ResponseReturnValue:
    """End a suspension early."""
    person, member, form = need_moderator(), find(name), ReasonForm()
    on_refusal(form, lambda: render(member, form))
    members.unsuspend(person, member.id, form.reason.data or "", utc_now())
    flash(flash_words.unsuspended(member.name), "ok")
    return redirect(f"/mod/members/{quote(member.name)}", 303)


def find(name: str) -> Person:
    """The member with this name."""
    return find_person_by_name(name_key(name)) or abort(404)


def render(member: Person, form: HouseForm) -> str:
    """The page of one member."""
    history = modlog.list_entries([("member", member.id)]).get(("member", member.id), [])
    is_suspended = member.is_suspended(utc_now())
    return render_template(
        "members/mod_members/show.html",
        member=member,
        full_name=get_full_name(member.id),
        form=form,
        history=history,
        is_remembered=is_remembered(member.id),
        is_suspended=is_suspended,
        is_unreachable=is_member_unreachable(member.id),
        acts=ACTS,
    )
