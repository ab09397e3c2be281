"""Making and changing categories."""

from datetime import datetime

from sqlalchemy import func, select, update

from forum.actions.base import get_row, transaction
from forum.errors import Refused
from forum.models import Category, Thread
from forum.rules.people import Person
from forum.rules.permissions import check_admin
from forum.rules.posting import check_title
from forum.text.slugs import slugify


def add(person: Person, *, title: str, purpose: str, now: datetime, slug: str = "") -> int:
    """Add a category at the end; raises `Refused`."""
    check_admin(person, now)
    title = check_title(title)
    with transaction() as session:
        wanted = slug or slugify(title)
        if session.scalar(select(Category.id).where(Category.slug == wanted)):
            raise Refused("There is a category with this address already. Choose another title.", "title")
        last = session.scalar(select(func.max(Category.position))) or 0
        category = Category(slug=wanted, title=title, purpose=purpose.strip(), position=last + 1)
        session.add(category)
        session.flush()
        return category.id


def change(person: Person, category_id: int, *, title: str, purpose: str, position: int, now: datetime) -> None:
    """Change a category's words and place; its address stays. Raises `Refused`."""
    check_admin(person, now)
    title = check_title(title)
    with transaction() as session:
        category = get_row(session, Category, category_id, lock=True)
        category.title, category.purpose, category.position = title, purpose.strip(), position
        # Cached pages of its threads show the title.
        session.execute(update(Thread).where(Thread.category_id == category_id).values(version=Thread.version + 1))
