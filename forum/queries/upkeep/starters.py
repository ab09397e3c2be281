"""What of a new community's first things is here already."""

from collections.abc import Collection

from sqlalchemy import select

from forum.models import Resource, Routine, db


def list_known_titles(titles: Collection[str]) -> set[str]:
    """Those of these titles that a card has, a draft too."""
    return set(db.session.scalars(select(Routine.title).where(Routine.title.in_(titles)).distinct()))


def list_known_links(urls: Collection[str]) -> set[str]:
    """Those of these addresses that a resource has."""
    return set(db.session.scalars(select(Resource.url).where(Resource.url.in_(urls))))
