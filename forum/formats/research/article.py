"""A study as schema.org tells it."""

from typing import Any

from forum.formats.research.citations import Cited
from forum.rules.research.studies import StudyRecord


def article_of(cited: Cited, record: StudyRecord, page_url: str) -> dict[str, Any]:
    """JSON-LD of a `MedicalScholarlyArticle`; what is not told is left out."""
    told = {
        "@context": "https://schema.org",
        "@type": "MedicalScholarlyArticle",
        "mainEntityOfPage": page_url,
        "headline": cited.title,
        "author": [{"@type": "Person", "name": name} for name in cited.authors],
        "datePublished": cited.published,
        "isPartOf": {"@type": "Periodical", "name": cited.journal} if cited.journal else None,
        "sameAs": cited.url,
        "identifier": _doi(cited.doi),
        "abstract": record.summary,
        "about": [
            {"@type": "MedicalCondition", "name": one.name, "code": _code(one.scheme, one.id)}
            for one in record.entities
            if one.is_confirmed
        ],
    }
    return {name: value for name, value in told.items() if value}


def _doi(doi: str) -> dict[str, str] | None:
    return {"@type": "PropertyValue", "propertyID": "DOI", "value": doi} if doi else None


def _code(scheme: str, code: str) -> dict[str, str]:
    return {"@type": "MedicalCode", "codeValue": code, "codingSystem": scheme}
