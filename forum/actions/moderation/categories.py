"""What admins do with categories: add, change, put in order."""

from dataclasses import asdict, dataclass
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


@dataclass(frozen=True, slots=True)
class CategoryWords:
    """What an admin filled in for a category."""

    title: str
    purpose: str
    posting: str = "members"
    template: str = ""

    def checked(self) -> "CategoryWords":
        """The same as it is kept; raises `Refused`."""
        return CategoryWords(
            rules.check_title(clean_text(self.title)),
            rules.check_purpose(clean_text(self.purpose)),
            rules.check_posting(self.posting),
            rules.check_template(clean_text(self.template)),
        )


def add(
    person: Person,
    *,
    title: str,
    purpose: str,
    now: datetime,
    slug: str = "",
    posting: str = "members",
    template: str = "",
) -> int:
    """Open a category at the end of the list and give its id; without a `slug` the title makes one.

    Raises `Refused`.
    """
    check_admin(person, now)
    wanted = CategoryWords(title, purpose, posting, template).checked()
    slug = rules.check_slug(clean_text(slug) or slugify(wanted.title, default="category"))
    with transaction() as session:
        others = in_order(session)
        rules.check_free(slug, [other.slug for other in others])
        position = max((other.position for other in others), default=0) + 1
        category = Category(slug=slug, position=position, **asdict(wanted))
        session.add(category)
        session.flush()
        note_act(session, person, "add", subject_of(category), f"New category. {wanted.purpose}", now)
        return category.id


def edit(
    person: Person,
    category_id: int,
    *,
    title: str,
    purpose: str,
    now: datetime,
    posting: str = "members",
    template: str = "",
) -> None:
    """Change a category; its address stays. Raises `Refused` or `NotFound`."""
    check_admin(person, now)
    wanted = CategoryWords(title, purpose, posting, template).checked()
    with transaction() as session:
        category = get_row(session, Category, category_id, lock=True)
        before = CategoryWords(category.title, category.purpose, category.posting, category.template)
        if before == wanted:
            return
        if category.title != wanted.title:
            stale = update(Thread).where(Thread.category_id == category.id)
            session.execute(stale.values(version=Thread.version + 1))
        for name, value in asdict(wanted).items():
            setattr(category, name, value)
        note_act(session, person, "edit", subject_of(category), say_before(before, wanted), now)


def say_before(before: CategoryWords, after: CategoryWords) -> str:
    """What a category was before it was changed."""
    words = f"Before: “{before.title}”. {before.purpose}"
    if before.posting != after.posting:
        words += f" Who may start threads: {rules.POSTING[before.posting]}."
    return f"{words} Another first message." if before.template != after.template else words


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
