"""What a member follows and has muted; nobody else is told."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import and_, case, exists, func, literal, select, union_all

from forum.models import Category, Follow, Member, Tag, Thread, ThreadTag, db
from forum.queries.talk.threads import visible_to
from forum.rules.kit.people import Person
from forum.rules.talk.follows import FOLLOWS_A_PAGE


@dataclass(frozen=True, slots=True)
class Followed:
    """One thing that is followed or muted. Without a name it is no longer there, or not theirs to see any more."""

    noun: str
    noun_id: int
    is_muted: bool
    at: datetime
    name: str
    slug: str


@dataclass(frozen=True, slots=True)
class Followable:
    """A thing that may be followed, and what somebody says of it; `is_muted` is None for nothing."""

    noun: str
    id: int
    name: str
    url: str
    is_muted: bool | None = None


def page_follows(person: Person, page: int = 1) -> list[Followed]:
    """A page of what a member follows and has muted, the newest word first."""
    mine = select(Follow).where(Follow.member_id == person.id)
    mine = mine.order_by(Follow.at.desc(), Follow.noun, Follow.noun_id.desc())
    some = mine.limit(FOLLOWS_A_PAGE).offset((page - 1) * FOLLOWS_A_PAGE).subquery()
    name = func.coalesce(case((visible_to(person), Thread.title)), Category.title, Tag.name, "")
    slug = func.coalesce(case((visible_to(person), Thread.slug)), Category.slug, "")
    wanted = (
        select(some.c.noun, some.c.noun_id, some.c.is_muted, some.c.at, name, slug)
        .outerjoin(Thread, (some.c.noun == "thread") & (Thread.id == some.c.noun_id))
        .outerjoin(Category, (some.c.noun == "category") & (Category.id == some.c.noun_id))
        .outerjoin(Tag, (some.c.noun == "tag") & (Tag.id == some.c.noun_id))
        .order_by(some.c.at.desc(), some.c.noun, some.c.noun_id.desc())
    )
    return [Followed(*row) for row in db.session.execute(wanted)]


def count_follows(member_id: int) -> int:
    """How many things `page_follows` spreads over its pages."""
    mine = select(func.count()).select_from(Follow).where(Follow.member_id == member_id)
    return db.session.scalar(mine) or 0


def follows_own(member_id: int) -> bool:
    """Whether a member follows the threads they write in."""
    return bool(db.session.scalar(select(Member.follows_own).where(Member.id == member_id)))


def find_stated(noun: str, noun_id: int, person: Person) -> Followable | None:
    """The thread, category or tag that is meant, with what the person says of it, when they may know of it."""
    thing = find_followable(noun, noun_id, person)
    return replace(thing, is_muted=find_stance(noun, noun_id, person.id)) if thing else None


def find_followable(noun: str, noun_id: int, person: Person) -> Followable | None:
    """The thread, category or tag that is meant, when the person may know of it."""
    if noun == "thread":
        row = db.session.execute(
            select(Thread.title, Thread.slug).where(Thread.id == noun_id, visible_to(person))
        ).first()
        return Followable(noun, noun_id, row.title, f"/t/{noun_id}/{row.slug}") if row else None
    if noun == "category":
        row = db.session.execute(select(Category.title, Category.slug).where(Category.id == noun_id)).first()
        return Followable(noun, noun_id, row.title, f"/c/{row.slug}") if row else None
    worn = exists().where(ThreadTag.tag_id == noun_id, ThreadTag.thread_id == Thread.id, visible_to(person))
    name = db.session.scalar(select(Tag.name).where(Tag.id == noun_id, worn))
    return Followable(noun, noun_id, name, f"/me/follows/tag/{noun_id}") if name else None


def find_stance(noun: str, noun_id: int, member_id: int) -> bool | None:
    """Whether a member muted a thing (True) or follows it (False); None for neither."""
    this = (Follow.member_id == member_id, Follow.noun == noun, Follow.noun_id == noun_id)
    return db.session.scalar(select(Follow.is_muted).where(*this))


def list_places(thread_id: int, category_slug: str, member_id: int) -> list[Followable]:
    """The category and the tags of a thread that the member may see, with what they say of each."""
    here = (Follow.member_id == member_id, Follow.noun == "category", Follow.noun_id == Category.id)
    category = select(literal("category"), Category.id, Category.title, Category.slug, Follow.is_muted)
    category = category.outerjoin(Follow, and_(*here)).where(Category.slug == category_slug)
    there = (Follow.member_id == member_id, Follow.noun == "tag", Follow.noun_id == Tag.id)
    tags = select(literal("tag"), Tag.id, Tag.name, literal(""), Follow.is_muted).outerjoin(Follow, and_(*there))
    tags = tags.join(ThreadTag, ThreadTag.tag_id == Tag.id).where(ThreadTag.thread_id == thread_id)
    return [
        Followable(noun, id_, name, f"/c/{slug}" if slug else "", is_muted)
        for noun, id_, name, slug, is_muted in db.session.execute(union_all(category, tags))
    ]
