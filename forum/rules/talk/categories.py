"""What a category may be called."""

import re
from collections.abc import Iterable

from forum.errors import Refused
from forum.rules.kit.limits import SUMMARY_CHARS, TITLE_CHARS

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
SLUG_CHARS = 60


def check_title(title: str) -> str:
    """The title with single spaces; raises `Refused`."""
    title = " ".join(title.split())
    if not title:
        raise Refused("Write a title for the category.", "title")
    if len(title) > TITLE_CHARS:
        raise Refused(f"The title has {len(title)} characters. Please use at most {TITLE_CHARS}.", "title")
    return title


def check_slug(slug: str) -> str:
    """The address: lower-case words and hyphens; raises `Refused`."""
    slug = slug.strip().lower()
    if not _SLUG.fullmatch(slug) or len(slug) > SLUG_CHARS:
        raise Refused("Write the address in small letters and hyphens, such as daily-life.", "slug")
    return slug


def check_purpose(purpose: str) -> str:
    """One or two sentences on what the category is for; raises `Refused`."""
    purpose = " ".join(purpose.split())
    if not purpose:
        raise Refused("Say in one sentence what the category is for.", "purpose")
    if len(purpose) > SUMMARY_CHARS:
        raise Refused(f"The purpose has {len(purpose)} characters. Please use at most {SUMMARY_CHARS}.", "purpose")
    return purpose


def check_free(slug: str, known: Iterable[str]) -> None:
    """Refuse an address that another category has."""
    if slug in known:
        raise Refused("Another category has this address. Choose a different one.", "slug")


def check_move(here: int, there: int | None) -> int:
    """Where a thread is moved to, by the ids of categories; raises `Refused` for nowhere, and for where it is."""
    if there is None:
        raise Refused("Choose a category from the list.", "category")
    if there == here:
        raise Refused("The thread is in this category already. Choose another one.", "category")
    return there
