"""What a record takes of the library's own entry for the same study."""

from collections.abc import Mapping
from typing import Any


def merge_sources(record: Mapping[str, Any], entry: Mapping[str, Any]) -> dict[str, Any]:
    """Our record of a study with title, authors, journal, DOI and link of the library's entry where it has none."""
    doi, year = entry.get("doi"), entry.get("year")
    published = record.get("published") or (str(year) if year else "")
    return {
        **record,
        "title": record.get("title") or entry["title"],
        "authors": list(record.get("authors") or entry.get("authors") or ()),
        "journal": record.get("journal") or entry.get("venue") or "",
        "doi": doi,
        "url": f"https://doi.org/{doi}" if doi else entry.get("url") or "",
        "published": published,
        "year": int(published[:4]) if published else None,
        "read_in": list(entry.get("verified_at") or ()),
        "not_checked": entry.get("not_verified") or "",
    }
