"""Everything of one member as the files they take away, each read as it is written."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import select

from forum.formats.archive import takeaway as written
from forum.formats.routines.markdown import routine_to_markdown
from forum.models import Draft, Member, Picture, Post, Routine, RoutineVersion, Takeaway, Thread, db
from forum.queries.library.exercises import get_library
from forum.queries.upkeep.belongings import count_all, rows_of
from forum.rules.kit.days import NO_ZONE
from forum.rules.members.belongings import PROFILE_SECRETS, Belonging
from forum.rules.routines.routines import card_from_dict

File = tuple[str, Iterable[str]]


def find_profile_row(member_id: int) -> dict[str, Any] | None:
    """A member's own row, without what is secret or made of the rest."""
    columns = [column for column in Member.__table__.columns if column.name not in PROFILE_SECRETS]
    row = db.session.execute(select(*columns).where(Member.id == member_id)).first()
    return dict(row._mapping) if row else None


def find_waiting(member_id: int, now: datetime) -> Takeaway | None:
    """The file that a member asked for, made or not, unless its time is over."""
    return db.session.scalar(select(Takeaway).where(Takeaway.member_id == member_id, Takeaway.expires_at > now))


def list_contents(member_id: int) -> list[tuple[Belonging, int]]:
    """What would be in the file today: everything of which there is any."""
    return [(one, count) for one, count in count_all(member_id) if count]


def every_file(member_id: int, base_url: str) -> Iterator[File]:
    """The files of the ZIP, but for the page that explains it."""
    profile = find_profile_row(member_id) or {}
    yield "profile.md", [written.profile_to_markdown(profile)]
    yield "json/profile.json", written.rows_to_json("member", [profile])
    for one, _count in list_contents(member_id):
        yield f"json/{one.file}.json", written.rows_to_json(one.table, rows_of(one, member_id))
    zone = str(profile.get("time_zone") or NO_ZONE)
    yield from _threads(member_id, base_url, zone)
    yield from _cards(member_id, base_url, profile)
    drafts = select(Draft.place, Draft.saved_at, Draft.fields).where(Draft.member_id == member_id).order_by(Draft.id)
    if found := db.session.execute(drafts).all():
        texts = [(row.place, row.saved_at, row.fields) for row in found]
        yield "drafts.md", [written.drafts_to_markdown(texts, zone)]


def list_pictures(member_id: int) -> list[tuple[int, str, str]]:
    """A member's pictures: (number, sha256, key)."""
    wanted = select(Picture.id, Picture.sha256, Picture.key).where(Picture.member_id == member_id)
    return [(row.id, row.sha256, row.key) for row in db.session.execute(wanted.order_by(Picture.id))]


def _threads(member_id: int, base_url: str, zone: str) -> Iterator[File]:
    wanted = (
        select(Thread.id, Thread.slug, Thread.title, Post.n, Post.created_at, Post.state, Post.body)
        .join(Thread, Thread.id == Post.thread_id)
        .where(Post.author_id == member_id)
        .order_by(Post.thread_id, Post.n)
    )
    rows = db.session.execute(wanted.execution_options(yield_per=500))
    for (thread_id, slug, title), some in groupby(rows, lambda row: (row.id, row.slug, row.title)):
        posts = [(row.n, row.created_at, row.state, row.body) for row in some]
        url = f"{base_url}/t/{thread_id}/{slug}"
        yield f"posts/{thread_id:06d}-{slug}.md", [written.thread_to_markdown(title, url, posts, zone)]


def _cards(member_id: int, base_url: str, profile: dict[str, Any]) -> Iterator[File]:
    exercises, author = get_library().exercises, str(profile.get("display_name") or profile.get("name"))
    wanted = (
        select(Routine.id, Routine.slug, RoutineVersion.n, RoutineVersion.card)
        .join(RoutineVersion, RoutineVersion.routine_id == Routine.id)
        .where(Routine.owner_id == member_id)
        .order_by(Routine.id, RoutineVersion.n)
    )
    for row in db.session.execute(wanted).all():
        url = f"{base_url}/routines/{row.id}/v/{row.n}"
        card = card_from_dict(row.card)
        made = routine_to_markdown(card, exercises, url=url, author=author, version=row.n)
        yield f"cards/{row.id:06d}-{row.slug}-v{row.n}.md", [made]
