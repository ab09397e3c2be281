"""Categories, as lists and pages show them."""

from collections.abc import Sequence

from sqlalchemy import select

from forum.models import Category, db


def list_categories() -> Sequence[Category]:
    """All categories in their order."""
    return db.session.scalars(select(Category).order_by(Category.position, Category.id)).all()


def find_category(slug: str) -> Category | None:
    """The category with this address."""
    return db.session.scalar(select(Category).where(Category.slug == slug))
