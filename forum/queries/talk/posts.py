"""Posts: who may read which, the posts of a page, and where one stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, exists, func, or_, select, true
from sqlalchemy.orm import joinedload

from forum.models import AcceptedAnswer, Member, Post, Revision, Thanks, Thread, db
from forum.queries.members.members import FULL_NAME
from forum.queries.talk.attached_cards import AttachedCard, cards_of
from forum.queries.talk.linked_pages import NOTHING_LINKED, LinkedPages, is_worth_telling, pages_of
from forum.queries.talk.threads import visible_to as thread_visible_to
from forum.rules.kit.paging import page_of, page_span
from forum.rules.kit.people import VISITOR, Person
from forum.rules.members.names import full_name
from forum.rules.talk.thanks import say_thanks


def readable_by(person: Person) -> ColumnElement[bool]:
    """The one rule for whose text a person may read; everybody else sees a numbered tombstone at most."""
    if person.is_moderator:
        return true()
    public = Post.state == "public"
    return public if person.is_visitor else or_(public, Post.author_id == person.id)


@dataclass(frozen=True, slots=True)
class PostView:
    """One post as a page shows it. `is_reader_allowed` is False for a tombstone, whose text is left empty."""

    id: int
    n: int
    state: str
    state_reason: str
    is_reader_allowed: bool
    author_id: int
    author_name: str
    author_display: str
    author_role: str
    created_at: datetime
    edited_at: datetime | None
    html: str
    exercise_count: int = 0
    routines: tuple[AttachedCard, ...] = ()
    thanks: int = 0
    is_accepted: bool = False
    advises_medicine: bool = False
    linked: LinkedPages = NOTHING_LINKED

    @property
    def thanks_words(self) -> str:
        return say_thanks(self.thanks)

    @property
    def author_full_name(self) -> str:
        return full_name(self.author_name, self.author_display)


VIEW = select(
    Post.id,
    Post.n,
    Post.state,
    Post.state_reason,
    Post.author_id,
    Member.name.label("author_name"),
    Member.display_name.label("author_display"),
    Member.role.label("author_role"),
    Post.created_at,
    Post.edited_at,
    Post.html,
    Post.exercise_count,
    Post.advises_medicine,
    select(func.count()).where(Thanks.post_id == Post.id).correlate(Post).scalar_subquery().label("thanks"),
    exists().where(AcceptedAnswer.post_id == Post.id).correlate(Post).label("is_accepted"),
    is_worth_telling(Post).label("tells_links"),
).join(Member, Member.id == Post.author_id)


def page_posts(thread_id: int, person: Person, page: int) -> list[PostView]:
    """The posts numbered on this page; one query, and one more when any carries a card, or a link to tell of."""
    first, last = page_span(page)
    where = (Post.thread_id == thread_id, Post.n >= first, Post.n <= last)
    rows = db.session.execute(VIEW.where(*where).order_by(Post.n)).all()
    cards, pages = cards_of([row.id for row in rows]), _pages(rows)
    return [_view(row, person, cards.get(row.id, ()), pages) for row in rows]


def list_views(post_ids: Sequence[int], person: Person) -> dict[int, PostView]:
    """These posts by id, from whatever threads; one query, and one for their cards."""
    rows = db.session.execute(VIEW.where(Post.id.in_(post_ids))).all()
    cards, pages = cards_of([row.id for row in rows]), _pages(rows)
    return {row.id: _view(row, person, cards.get(row.id, ()), pages) for row in rows}


def _pages(rows: Sequence[Any]) -> dict[int, LinkedPages]:
    return pages_of([row.id for row in rows if row.tells_links and row.state == "public"])


def _view(row: Any, person: Person, cards: tuple[AttachedCard, ...], pages: Mapping[int, LinkedPages]) -> PostView:
    mine = not person.is_visitor and row.author_id == person.id
    readable = row.state == "public" or person.is_moderator or mine
    return PostView(
        id=row.id,
        n=row.n,
        state=row.state,
        state_reason=row.state_reason if readable else "",
        is_reader_allowed=readable,
        author_id=row.author_id,
        author_name=row.author_name,
        author_display=row.author_display,
        author_role=row.author_role,
        created_at=row.created_at,
        edited_at=row.edited_at,
        html=row.html if readable else "",
        exercise_count=row.exercise_count if readable else 0,
        routines=cards if readable else (),
        thanks=row.thanks if readable else 0,
        advises_medicine=row.advises_medicine and row.state == "public",
        is_accepted=bool(row.is_accepted) and row.state == "public",
        linked=pages.get(row.id, NOTHING_LINKED),
    )


@dataclass(frozen=True, slots=True)
class PostPlace:
    """Where a post stands, and enough of it to decide what may be done with it."""

    id: int
    n: int
    state: str
    author_id: int
    author_name: str
    author_full_name: str
    body: str
    wants_exercise_links: bool
    state_at: datetime | None
    thread_id: int
    thread_slug: str
    thread_title: str

    @property
    def url(self) -> str:
        page = page_of(self.n)
        query = f"?page={page}" if page > 1 else ""
        return f"/t/{self.thread_id}/{self.thread_slug}{query}#post-{self.n}"


def find_place(post_id: int, person: Person) -> PostPlace | None:
    """Where a post stands, when the person may read it and its thread."""
    row = db.session.execute(
        select(
            Post.id,
            Post.n,
            Post.state,
            Post.author_id,
            Member.name.label("author_name"),
            FULL_NAME.label("author_full_name"),
            Post.body,
            Post.wants_exercise_links,
            Post.state_at,
            Post.thread_id,
            Thread.slug.label("thread_slug"),
            Thread.title.label("thread_title"),
        )
        .join(Thread, Thread.id == Post.thread_id)
        .join(Member, Member.id == Post.author_id)
        .where(Post.id == post_id, readable_by(person), thread_visible_to(person))
    ).first()
    return PostPlace(**row._mapping) if row else None


def list_revisions(post_id: int) -> Sequence[Revision]:
    """What a post said before, newest first; ask only after `find_place` allowed it."""
    wanted = select(Revision).where(Revision.post_id == post_id)
    return db.session.scalars(wanted.order_by(Revision.id.desc())).all()


def list_by_author(author_id: int, person: Person, limit: int = 10) -> Sequence[Post]:
    """The newest posts of one author that the person may read, with their threads."""
    wanted = (
        select(Post)
        .join(Thread)
        .where(Post.author_id == author_id, Post.state == "public", thread_visible_to(person))
        .options(joinedload(Post.thread))
    )
    return db.session.scalars(wanted.order_by(Post.created_at.desc()).limit(limit)).all()


def find_opening(thread_id: int) -> str:
    """The plain words of a thread's first post as strangers read them; "" when they may not."""
    wanted = select(Post.plain).join(Thread).where(Post.thread_id == thread_id, Post.n == 1)
    return db.session.scalar(wanted.where(readable_by(VISITOR), thread_visible_to(VISITOR))) or ""


def find_thread_of(post_id: int) -> int:
    """The thread a post stands in; 0 when there is no such post."""
    return db.session.scalar(select(Post.thread_id).where(Post.id == post_id)) or 0
