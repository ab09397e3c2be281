"""What admins do with categories: add, change, put in order."""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from forum.actions.kit.base import get_row, transaction
from forum.actions.moderation.modlog import Subject, note_act
from forum.models import Category, Thread
from forum.rules.kit.people import Person
from forum.rules.kit.permissions import check_admin
from forum.rules.talk import categories as rules
from forum.text.kit.clean import clean_text
from forum.text.kit.slugs import slugify


def subject_of(category: Category) -> Subject:
    """A category as the modlog names it."""
    return Subject("category", str(category.id), category.title, f"/c/{category.slug}")


def in_order(session: Session) -> list[Category]:
    """All categories in their order, locked."""
    return list(session.scalars(select(Category).order_by(Category.position, Category.id).with_for_update()))


def add(person: Person, *, title: str, purpose: str, now: datetime, slug: str = "") -> int:
    """Open a category at the end of the list and give its id; without a `slug` the title makes one.

    Raises `Refused`.
    """
    check_admin(person, now)
    title = rules.check_title(clean_text(title))
    slug = rules.check_slug(clean_text(slug) or slugify(title, default="category"))
    purpose = rules.check_purpose(clean_text(purpose))
    with transaction() as session:
        others = in_order(session)
        rules.check_free(slug, [other.slug for other in others])
        position = max((other.position for other in others), default=0) + 1
        category = Category(title=title, slug=slug, purpose=purpose, position=position)
        session.add(category)
        session.flush()
        note_act(session, person, "add", subject_of(category), f"New category. {purpose}", now)
        return category.id


def edit(person: Person, category_id: int, *, title: str, purpose: str, now: datetime) -> None:
    """Change title and purpose of a category; its address stays. Raises `Refused` or `NotFound`."""
    check_admin(person, now)
    title, purpose = rules.check_title(clean_text(title)), rules.check_purpose(clean_text(purpose))
    with transaction() as session:
        category = get_row(session, Category, category_id, lock=True)
        if (category.title, category.purpose) == (title, purpose):
            return
        before = f"Before: “{category.title}”. {category.purpose}"
        if category.title != title:
            stale = update(Thread).where(Thread.category_id == category.id)
            session.execute(stale.values(version=Thread.version + 1))
        category.title, category.purpose = title, purpose
        note_act(session, person, "edit", subject_of(category), before, now)


def shift(person: Person, category_id: int, by: int, now: datetime) -> None:
    """Move a category up (`by` -1) or down (1) in the list; at the end of the list nothing changes."""
    check_admin(person, now)
    with transaction() as session:
        category = get_row(session, Category, category_id)
        ordered = in_order(session)
        here = ordered.index(category)
        there = here + (-1 if by < 0 else 1)
        if not 0 <= there < len(ordered):
            return
        ordered[here], ordered[there] = ordered[there], ordered[here]
        for position, one in enumerate(ordered, start=1):
            one.position = position
        note_act(session, person, "reorder", subject_of(category), "Moved up." if by < 0 else "Moved down.", now)
