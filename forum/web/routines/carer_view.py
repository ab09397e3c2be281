"""What a link shows to somebody near a member: their cards, what needs a person, and "I am here today".

It asks for no log-in. The token stands in the address alone: no page repeats it elsewhere, and no log holds it.
"""

from dataclasses import dataclass, replace

from flask import Blueprint, abort, flash, redirect, render_template
from flask.typing import ResponseReturnValue

from forum.actions.members.tokens import token_hash
from forum.actions.routines import carers as acts
from forum.clock import utc_now
from forum.formats.routines.minicard import MiniCard
from forum.formats.routines.view import view_card
from forum.queries.library.exercises import get_library
from forum.queries.routines import carers as queries
from forum.queries.routines.carers import OpenedLink
from forum.queries.routines.routines import row_of
from forum.rules.kit.days import day_of
from forum.rules.routines import flash_words
from forum.rules.routines.carers import MOST_CARDS, CompanyNeed, list_needs
from forum.rules.routines.routines import card_from_dict
from forum.rules.routines.safety import STOP_RULES
from forum.web.kit.guards import keep_nowhere, throttle, throttle_reading

bp = Blueprint("carer_view", __name__)


@dataclass(frozen=True, slots=True)
class ShownCard:
    """A card in short, with its address below the link, and the exercises that need somebody."""

    mini: MiniCard
    needs: list[CompanyNeed]


def opened(token: str) -> OpenedLink:
    """What the token opens; a link that is over, was ended or never was is not found, all alike."""
    keep_nowhere()
    hashed = token_hash(token)
    throttle_reading("carer", account=hashed)
    return queries.find_opened(hashed, utc_now()) or abort(404)


@bp.get("/carer/<token>")
def show(token: str) -> ResponseReturnValue:
    """The cards of the member, and whether somebody is there today."""
    link = opened(token)
    shown, exercises = queries.list_shown(link, MOST_CARDS), get_library().exercises
    cards = [
        ShownCard(
            replace(row_of(version).mini, url=f"/carer/{token}/cards/{version.routine_id}"),
            list_needs(card_from_dict(version.card), exercises),
        )
        for version in shown
    ]
    is_here = link.here_on == day_of(utc_now(), link.zone)
    return render_template("routines/carer.html", link=link, cards=cards, is_here=is_here, token=token)


@bp.get("/carer/<token>/cards/<id:routine_id>")
def card(token: str, routine_id: int) -> ResponseReturnValue:
    """One card whole, with every warning."""
    link = opened(token)
    version = queries.find_shown(link, routine_id) or abort(404)
    shown, exercises = card_from_dict(version.card), get_library().exercises
    return render_template(
        "routines/carer_card.html",
        link=link,
        version=version,
        view=view_card(shown, exercises),
        needs=list_needs(shown, exercises),
        stops=STOP_RULES,
        token=token,
    )


@bp.post("/carer/<token>/here")
def here(token: str) -> ResponseReturnValue:
    """Say that one is there today."""
    return say(token, is_here=True)


@bp.post("/carer/<token>/away")
def away(token: str) -> ResponseReturnValue:
    """Say that one is not there after all."""
    return say(token, is_here=False)


def say(token: str, *, is_here: bool) -> ResponseReturnValue:
    """Note it, and say what became of it."""
    link = opened(token)
    throttle("company", account=str(link.id))
    acts.say_here(link, utc_now(), is_here=is_here)
    flash(flash_words.company(link.member_name, is_here=is_here), "ok")
    return redirect(f"/carer/{token}", 303)
