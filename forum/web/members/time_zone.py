"""My time zone: asked once, changed at any time, and told to nobody."""

from flask import Blueprint, flash, redirect, render_template
from flask.typing import ResponseReturnValue

from forum.actions.members import profiles
from forum.clock import utc_now
from forum.rules.kit.days import say_moment
from forum.rules.members import flash_words
from forum.rules.members.accounts import is_safe_next
from forum.web.forms.time_zone import TimeZoneForm
from forum.web.kit.answers import on_refusal
from forum.web.kit.guards import need_member, throttle
from forum.web.kit.request_context import current_person

bp = Blueprint("time_zone", __name__, url_prefix="/me/time-zone")


@bp.get("")
def show() -> ResponseReturnValue:
    """What is chosen now, and the list."""
    return render(TimeZoneForm(time_zone=need_member().time_zone))


@bp.post("")
def choose() -> ResponseReturnValue:
    """Choose another one."""
    person, form = need_member(), TimeZoneForm()
    on_refusal(form, lambda: render(form))
    throttle("draft")
    profiles.save_time_zone(person, form.time_zone.data or "", utc_now())
    flash(flash_words.TIME_ZONE_SAVED, "ok")
    back = form.back.data or ""
    return redirect(back if is_safe_next(back) else "/me/time-zone", 303)


def render(form: TimeZoneForm) -> str:
    """The page, with the time it is there now."""
    told = say_moment(utc_now(), current_person().time_zone)
    return render_template("members/me/time_zone.html", form=form.offer(), told=told)
