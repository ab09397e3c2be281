"""Text size and colours: for members on their account, for visitors in this browser."""

from flask import Blueprint, Response, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.actions.members import profiles
from forum.rules.members import flash_words
from forum.web.forms.display import DisplayForm
from forum.web.kit import cookies
from forum.web.kit.request_context import current_display, current_person, settings

bp = Blueprint("display", __name__)


@bp.route("/settings/display", methods=["GET", "POST"])
def show() -> ResponseReturnValue:
    """Choose how pages look; the page itself shows what it would be like."""
    form = DisplayForm(**current_display())
    if request.method != "POST":
        return render_template("members/settings/display.html", form=form, is_trying=False)
    chosen = form.chosen()
    if "try" in request.form:
        return render_template("members/settings/display.html", form=form, display=chosen, is_trying=True)
    person = current_person()
    answer = redirect("/settings/display", 303)
    assert isinstance(answer, Response)
    if person.is_visitor:
        cookies.set_display(answer, settings(), chosen)
    else:
        profiles.save_display(person, chosen)
    flash(flash_words.DISPLAY_SAVED, "ok")
    return answer
