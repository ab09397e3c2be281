"""The first page: for visitors what there is, for members what is theirs."""

from dataclasses import dataclass

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from forum.queries.notices.answers import LOOKED_AT, Answered, list_answers
from forum.queries.programmes import runs
from forum.queries.routines import lists, routines
from forum.queries.talk import categories, drafts, threads, unread
from forum.queries.talk.listed import ListedThread, list_newest_public
from forum.queries.talk.unread import News
from forum.rules.kit.people import Person
from forum.rules.talk.begun import Begun, begun_card, begun_draft, begun_programme
from forum.web.kit.caching import PagePart, Shelf, make_part, send_parts
from forum.web.kit.request_context import current_display, current_person, current_visit
from forum.web.kit.templating import has_messages

bp = Blueprint("home", __name__)
ANSWERS, NEWS = 3, 5
PAGES: Shelf[PagePart] = Shelf(400)


@dataclass(frozen=True, slots=True)
class Home:
    """All that a member's first page tells; the same for the same page."""

    answers: tuple[Answered, ...]
    followed: tuple[News, ...]
    others: tuple[News, ...]
    total: int
    begun: Begun | None
    newest: tuple[ListedThread, ...]
    places: tuple[tuple[str, str], ...]


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


def show_member(person: Person) -> ResponseReturnValue:
    """The page of a member, made once for as long as it tells the same."""
    home = find_home(person)
    if has_messages():
        return render(home)
    visit = current_visit()
    looks = tuple(sorted(current_display().items()))
    key = (home, person.name, person.role, person.time_zone, visit.unread_notices if visit else 0, looks)
    return send_parts([PAGES.find(key) or PAGES.keep(key, make_part(render(home).encode()))])


def render(home: Home) -> str:
    """The page, made."""
    return render_template("talk/home/member.html", home=home, most_answers=LOOKED_AT)


def find_home(person: Person) -> Home:
    """Answers to a member, what is new in what they follow, one thing they began; and where to talk."""
    news = unread.page_news(person, limit=NEWS)
    answers = list_answers(person)
    told = {one.thread_id for one in answers}
    return Home(
        answers=tuple(answers[:ANSWERS]),
        followed=tuple(one for one in news.rows if one.is_followed and one.thread.id not in told),
        others=tuple(one for one in news.rows if not one.is_followed),
        total=news.total,
        begun=find_begun(person),
        newest=() if news.rows else tuple(list_newest_public(person, NEWS)),
        places=tuple(categories.list_category_names()),
    )


def find_begun(person: Person) -> Begun | None:
    """One thing the member began: a text, else a programme, else a card."""
    visit = current_visit()
    if visit and visit.has_drafts and (kept := drafts.find_last(person.id)):
        return begun_draft(kept.id, kept.place, kept.fields, kept.saved_at)
    if going := runs.find_going(person):
        return begun_programme(going.title, going.url)
    if card := lists.find_unfinished(person.id):
        return begun_card(card[1], f"/routines/{card[0]}/edit", card[2])
    return None
