"""Categories, as lists and pages show them."""

from collections.abc import Sequence

from sqlalchemy import select

from forum.models import Category, db
from forum.queries.kit.kept_connection import list_rows

NAMES = select(Category.slug, Category.title, Category.posting).order_by(Category.position, Category.id)


def list_categories() -> Sequence[Category]:
    """All categories in their order."""
    return db.session.scalars(select(Category).order_by(Category.position, Category.id)).all()


def list_category_names() -> list[tuple[str, str]]:
    """The address and title of each in their order."""
    return [(slug, title) for slug, title, _ in list_places()]


def list_places() -> list[tuple[str, str, str]]:
    """The same, and who may start threads there."""
    return [(row.slug, row.title, row.posting) for row in list_rows(NAMES)]


def find_category(slug: str) -> Category | None:
    """The category with this address."""
    return db.session.scalar(select(Category).where(Category.slug == slug))
