"""Which studies are here already: by DOI, and by title."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.models import ResearchStudy, db
from forum.queries.kit.chunks import chunks
from forum.rules.research import refusal_words
from forum.text.kit.slugs import slugify

_SHOWN = (ResearchStudy.id, ResearchStudy.title, ResearchStudy.title_key, ResearchStudy.doi_key.label("doi"))


@dataclass(frozen=True, slots=True)
class KnownStudy:
    """A study that is here already, and by which `field` it is the same."""

    id: int
    title: str
    field: str

    def said(self) -> str:
        """What a curator is told."""
        said = refusal_words.known_by_doi if self.field == "doi" else refusal_words.known_by_title
        return said(self.title)


def title_key(title: str) -> str:
    """The title as it is compared."""
    return slugify(title)[:500]


def find_known(session: Session, data: Mapping[str, Any], but: int | None = None) -> KnownStudy | None:
    """The study, other than `but`, that this record tells again.

    Two with the same title are two when each has a DOI of its own.
    """
    doi = (data.get("doi") or "").lower()
    same_doi = ResearchStudy.doi_key == doi if doi else ResearchStudy.id.is_(None)
    wanted = select(*_SHOWN).where(same_doi | (ResearchStudy.title_key == title_key(data["title"])))
    for row in session.execute(wanted.where(ResearchStudy.id != (but or 0)).order_by(ResearchStudy.id)):
        if doi and row.doi == doi:
            return KnownStudy(row.id, row.title, "doi")
        if not (doi and row.doi):
            return KnownStudy(row.id, row.title, "title")
    return None


def list_known(rows: Sequence[Mapping[str, Any]]) -> Mapping[int, KnownStudy]:
    """By place in the list, which of these records are here already: by DOI, or by title where one has no DOI.

    A title that another DOI has is known too: a person must look.
    """
    dois = {str(one.get("doi") or "").lower() for one in rows} - {""}
    keys = {title_key(one["title"]) for one in rows if isinstance(one.get("title"), str)}
    by_doi = {row.doi: row for row in _list(ResearchStudy.doi_key, dois)}
    by_title = {row.title_key: row for row in _list(ResearchStudy.title_key, keys)}
    found: dict[int, KnownStudy] = {}
    for place, one in enumerate(rows):
        if row := by_doi.get(str(one.get("doi") or "").lower()):
            found[place] = KnownStudy(row.id, row.title, "doi")
        elif isinstance(one.get("title"), str) and (row := by_title.get(title_key(one["title"]))):
            found[place] = KnownStudy(row.id, row.title, "title")
    return found


def _list(column: Any, values: Collection[str]) -> Sequence[Any]:
    return [row for some in chunks(values) for row in db.session.execute(select(*_SHOWN).where(column.in_(some)))]
