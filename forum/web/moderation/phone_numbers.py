"""Phone numbers that stay: the helplines that moderators name, and numbers for which an author spoke."""

from flask import Blueprint, abort, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.actions.moderation import helplines
from forum.clock import utc_now
from forum.models import PublicNumber
from forum.queries.talk import public_numbers
from forum.queries.talk.public_numbers import SpokenFor
from forum.rules.moderation import flash_words
from forum.web.forms.moderation import NumberForm
from forum.web.kit.answers import on_refusal
from forum.web.kit.confirm_act import ActQuestion, ask
from forum.web.kit.guards import need_moderator

bp = Blueprint("mod_numbers", __name__)

WHERE_HIDDEN = {
    "": "It is hidden in everything that is written from now on.",
    "post": "It is hidden in this post and in its earlier texts, for good, and its author is told why.",
    "routine": "It is hidden in the words of all versions of this card, for good, and its author is told why.",
    "programme": "It is hidden in the words of all versions of this programme, for good, and its author is told why.",
}


def render(form: NumberForm) -> str:
    """Both lists, and the form."""
    known, vouched = public_numbers.list_helplines(), public_numbers.list_vouched()
    return render_template("moderation/mod/numbers.html", form=form, helplines=known, vouched=vouched)


@bp.route("/mod/numbers", methods=["GET", "POST"])
def show() -> ResponseReturnValue:
    """The helplines, numbers for which authors spoke, and a form to add a helpline."""
    person = need_moderator()
    form = NumberForm()
    if request.method != "POST":
        return render(form)
    on_refusal(form, lambda: render(form))
    number = helplines.add(person, form.number.data or "", form.reason.data or "", utc_now())
    flash(flash_words.number_added(number), "ok")
    return redirect("/mod/numbers", 303)


@bp.route("/mod/numbers/<id:number_id>/remove", methods=["GET", "POST"])
def remove(number_id: int) -> ResponseReturnValue:
    """Hide a number that stayed until now."""
    need_moderator()
    rows: list[PublicNumber | SpokenFor] = [*public_numbers.list_helplines(), *public_numbers.list_vouched()]
    row = next((row for row in rows if row.id == number_id), None) or abort(404)
    question = ActQuestion(
        title=f"Hide {row.number}?",
        lead=WHERE_HIDDEN[row.noun if isinstance(row, SpokenFor) else ""],
        label="Hide the number",
        icon="eye-off",
        about=row.number,
        back="/mod/numbers",
        done=flash_words.NUMBER_REMOVED,
    )
    return ask(question, helplines.remove, number_id)
