"""The first page: for visitors what there is, for members what is theirs."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from forum.queries.notices.answers import LOOKED_AT, list_answers
from forum.queries.programmes import runs
from forum.queries.routines import lists, routines
from forum.queries.talk import categories, drafts, threads, unread
from forum.rules.kit.people import Person
from forum.rules.talk.begun import Begun, begun_card, begun_draft, begun_programme
from forum.web.kit.request_context import current_person, current_visit

bp = Blueprint("home", __name__)
ANSWERS, NEWS = 3, 5


@bp.get("/")
def show() -> ResponseReturnValue:
    """Where to go."""
    person = current_person()
    return show_visitor(person) if person.is_visitor else show_member(person)


def show_visitor(person: Person) -> str:
    """The three doors, easy cards for today, what is being talked about."""
    return render_template(
        "talk/home/show.html",
        categories=categories.list_categories(),
        newest=threads.list_newest(person),
        picks=routines.list_low_energy(),
    )


def show_member(person: Person) -> str:
    """Answers to them, what is new in what they follow, one thing they began; and where to talk."""
    news = unread.page_news(person, limit=NEWS)
    answers = list_answers(person)
    told = {one.thread_id for one in answers}
    return render_template(
        "talk/home/member.html",
        answers=answers[:ANSWERS],
        most_answers=LOOKED_AT,
        followed=[one for one in news.rows if one.is_followed and one.thread.id not in told],
        others=[one for one in news.rows if not one.is_followed],
        total=news.total,
        begun=find_begun(person),
        newest=[] if news.rows else threads.list_newest(person, NEWS),
        categories=categories.list_categories(),
    )


def find_begun(person: Person) -> Begun | None:
    """One thing the member began: a text, else a programme, else a card."""
    visit = current_visit()
    if visit and visit.has_drafts and (kept := drafts.list_drafts(person.id)):
        return begun_draft(kept[0].id, kept[0].place, kept[0].fields, kept[0].saved_at)
    if going := runs.find_going(person):
        return begun_programme(going.title, going.url)
    for card in lists.page_own(person.id, 1, "drafts")[:1]:
        return begun_card(card.title, f"/routines/{card.id}/edit", card.touched_at)
    return None
