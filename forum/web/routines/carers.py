"""My side of the links by which somebody near me sees my cards."""

from flask import Blueprint, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from wtforms import RadioField, SelectMultipleField, StringField

from forum.actions.members.tokens import new_token, token_hash
from forum.actions.routines import carers as acts
from forum.clock import utc_now
from forum.queries.routines import carers as queries
from forum.rules.kit.people import Person
from forum.rules.routines import flash_words
from forum.rules.routines.carers import LASTS, MOST_CARDS, MOST_LINKS
from forum.web.forms import HouseForm, offer
from forum.web.kit.answers import on_refusal
from forum.web.kit.guards import need_member, throttle
from forum.web.kit.request_context import settings

bp = Blueprint("carers", __name__)
WHICH = {"chosen": "Only the cards that I tick below", "all": "All my cards, private ones too, and those I add later"}


class CarerForm(HouseForm):
    """Whom a link is for, for how long, and what it shows."""

    name = StringField("Whom is it for?")
    lasts = RadioField("How long should it work?", choices=offer(LASTS.items()), validate_choice=False, default="30")
    which = RadioField("Which cards?", choices=offer(WHICH.items()), validate_choice=False, default="chosen")
    cards = SelectMultipleField("Cards", coerce=int, validate_choice=False)

    def wanted(self) -> acts.NewLink:
        """What the member filled in."""
        chosen = [number for number in self.cards.data or [] if 0 < number < 2**31]
        return acts.NewLink(self.name.data or "", self.lasts.data or "", self.which.data == "all", chosen)


@bp.route("/me/carers", methods=["GET", "POST"])
def show() -> ResponseReturnValue:
    """My links, and a form for one more."""
    person, form = need_member(), CarerForm()
    if request.method == "GET":
        return render(person, form)
    on_refusal(form, lambda: render(person, form))
    throttle("card")
    token = new_token()
    acts.make(person, form.wanted(), token_hash(token), utc_now())
    return render(person, CarerForm(formdata=None), f"{settings().base_url}/carer/{token}", form.name.data or "")


def render(person: Person, form: CarerForm, address: str = "", whom: str = "") -> str:
    """The page; a new address is shown this once, for only its hash is kept."""
    now = utc_now()
    return render_template(
        "routines/carers.html",
        form=form,
        links=queries.list_links(person.id, now),
        choosable=queries.list_choosable(person.id, MOST_CARDS),
        today=person.day(now),
        address=address,
        whom=whom,
        most=MOST_LINKS,
    )


@bp.post("/me/carers/<id:link_id>/end")
def end(link_id: int) -> ResponseReturnValue:
    """End a link at once."""
    acts.end(need_member(), link_id)
    flash(flash_words.CARER_LINK_ENDED, "ok")
    return redirect("/me/carers", 303)
