"""A trusted resource as schema.org JSON, for programs that read its page."""

from datetime import date
from typing import Any

from forum.rules.library.resource_about import TIMED
from forum.rules.library.resources import Facts
from forum.rules.library.words import MODALITY_WORDS

TYPES = {
    "article": "WebPage",
    "video": "VideoObject",
    "audio": "AudioObject",
    "leaflet": "DigitalDocument",
    "book": "Book",
    "course": "Course",
    "tool": "WebApplication",
    "organisation": "Organization",
}


def resource_data(known: Facts, checked_on: date, page_url: str) -> dict[str, Any]:
    """The page (`page_url`) on which we say why a resource can be trusted, and the resource it is about.

    Only what its own page says is said of it; nothing stands for what is not known.
    """
    return {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "url": page_url,
        "name": known.title,
        "description": known.why,
        "lastReviewed": checked_on.isoformat(),
        "mainEntity": _thing(known),
    }


def _thing(known: Facts) -> dict[str, Any]:
    thing: dict[str, Any] = {"@type": TYPES[known.kind], "name": known.title, "url": known.url}
    if known.kind == "organisation":
        return thing
    thing["publisher"] = {"@type": "Organization", "name": known.made_by}
    return thing | (_said(known) if known.about else {})


def _said(known: Facts) -> dict[str, Any]:
    about = known.about
    assert about is not None
    given: dict[str, Any] = {
        "author": {"@type": "Person", "name": about.author} if about.author else None,
        "inLanguage": about.language if about.language != "many" else None,
        "isAccessibleForFree": {"free": True, "paid": False}.get(about.cost),
        "about": [MODALITY_WORDS[one] for one in about.modalities],
    }
    if known.kind in TIMED and about.minutes:
        given["duration"] = f"PT{about.minutes}M"
    if about.captions == "yes":
        given["accessibilityFeature"] = ["captions"]
    return {name: value for name, value in given.items() if value not in (None, "", [])}
