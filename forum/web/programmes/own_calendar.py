"""My calendar: what I want to do when, and its secret address. Nobody else sees any of it."""

from collections.abc import Callable

from flask import Blueprint, abort, flash, redirect, render_template
from flask.typing import ResponseReturnValue

from forum.actions.members.tokens import new_token, token_hash
from forum.actions.programmes import own_calendars as acts
from forum.clock import utc_now
from forum.formats.programmes.own_calendar import Wish
from forum.formats.routines.calendar import FIRST_TIME, plan_from_args, read_days, usual_days
from forum.queries.programmes import own_calendars as queries
from forum.queries.programmes.runs import find_running
from forum.queries.routines.routines import find_version
from forum.rules.kit.days import for_machines
from forum.rules.kit.people import Person
from forum.rules.programmes import flash_words
from forum.rules.routines.routines import Card, card_from_dict
from forum.web.forms.own_calendars import CalendarForm
from forum.web.kit.answers import on_refusal
from forum.web.kit.guards import need_member, throttle
from forum.web.kit.request_context import settings

bp = Blueprint("own_calendar", __name__)
HOME = "/me/calendar"


@bp.get("/me/calendar")
def show() -> ResponseReturnValue:
    """What stands in my calendar, and whether it has an address."""
    return render(need_member())


def render(person: Person, address: str = "") -> str:
    """The page; a new address is shown this once, for only its hash is kept."""
    return render_template(
        "programmes/calendar.html",
        entries=queries.list_calendar(person.id),
        address=address,
        address_day=queries.find_address_day(person.id),
    )


@bp.post("/me/calendar/address")
def new_address() -> ResponseReturnValue:
    """Make an address; the one before it stops working."""
    person, token = need_member(), new_token()
    throttle("card")
    acts.set_address(person, token_hash(token), utc_now())
    return render(person, f"{settings().base_url}/feeds/calendar/{token}.ics")


@bp.post("/me/calendar/address/end")
def end_address() -> ResponseReturnValue:
    """Take the address away."""
    acts.end_address(need_member())
    flash(flash_words.CALENDAR_ADDRESS_ENDED, "ok")
    return redirect(HOME, 303)


@bp.post("/me/calendar/<id:entry_id>/remove")
def take_out(entry_id: int) -> ResponseReturnValue:
    """Take a card or a programme out."""
    acts.take_out(need_member(), entry_id)
    flash(flash_words.OUT_OF_CALENDAR, "ok")
    return redirect(HOME, 303)


@bp.route("/routines/<id:routine_id>/calendar", methods=["GET", "POST"])
def put_card(routine_id: int) -> ResponseReturnValue:
    """Put a card into my calendar, or change when."""
    person = need_member()
    version = find_version(routine_id, person) or abort(404)
    card: Card = card_from_dict(version.card)
    entry = queries.find_entry(person.id, routine_id=routine_id)
    form = CalendarForm(**(fields_of(queries.wish_of(entry)) if entry else first_fields(person, card)))

    def put() -> None:
        plan, now = plan_from_args(form.typed(), card, person.day(utc_now())), utc_now()
        wish = Wish(0, plan.start, plan.days, plan.first_time, plan.weeks, plan.tells_safety, 0, now)
        acts.put(person, wish, routine_id=routine_id)

    return answer(form, put, card.title, f"/routines/{routine_id}/{version.routine.slug}", is_run=False)


@bp.route("/programmes/<id:programme_id>/calendar", methods=["GET", "POST"])
def put_run(programme_id: int) -> ResponseReturnValue:
    """Put the programme that I do into my calendar, or change when."""
    person, now = need_member(), utc_now()
    running = find_running(programme_id, person, person.day(now)) or abort(404)
    entry = queries.find_entry(person.id, run_id=running.run.id)
    form = CalendarForm(**(fields_of(queries.wish_of(entry)) if entry else {"time": FIRST_TIME.isoformat("minutes")}))

    def put() -> None:
        asked = plan_from_args(form.typed() | {"start": [], "weeks": []}, Card(title="", items=()), person.day(now))
        days = read_days(form.days.data or ())
        wish = Wish(0, running.run.started_on, days, asked.first_time, None, asked.tells_safety, 0, now)
        acts.put(person, wish, run_id=running.run.id)

    title = "A programme that a moderator hid" if running.is_hidden else running.plan.title
    return answer(form, put, title, f"/programmes/{programme_id}/week", is_run=True)


def answer(form: CalendarForm, put: Callable[[], None], title: str, back: str, *, is_run: bool) -> ResponseReturnValue:
    """The form, or what was typed into the calendar."""

    def page() -> str:
        return render_template("programmes/calendar_entry.html", form=form, title=title, back=back, is_run=is_run)

    if not form.is_submitted():
        return page()
    on_refusal(form, page)
    throttle("card")
    put()
    flash(flash_words.IN_CALENDAR, "ok")
    return redirect(HOME, 303)


def first_fields(person: Person, card: Card) -> dict[str, object]:
    """What the form begins with: what the card says, from today on."""
    return {
        "days": list(usual_days(card)),
        "start": for_machines(person.day(utc_now())),
        "time": FIRST_TIME.isoformat("minutes"),
        "weeks": str(card.weeks or ""),
    }


def fields_of(wish: Wish) -> dict[str, object]:
    """What the form begins with when it was answered before."""
    return {
        "days": list(wish.days),
        "start": for_machines(wish.starts_on),
        "time": wish.first_time.isoformat("minutes"),
        "weeks": str(wish.weeks or ""),
        "safety": wish.tells_safety,
    }
