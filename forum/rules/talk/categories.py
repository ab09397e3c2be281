"""What a category may be called."""

import re
from collections.abc import Iterable

from forum.errors import Refused
from forum.rules.kit.limits import SUMMARY_CHARS, TITLE_CHARS
from forum.rules.kit.people import Person
from forum.rules.talk import refusal_words

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
SLUG_CHARS = 60
TEMPLATE_CHARS = 2_000
# Who may start threads; replies are open to all who may write.
POSTING: dict[str, str] = {
    "members": "All members",
    "staff": "Moderators and admins, such as for announcements",
}


def check_title(title: str) -> str:
    """The title with single spaces; raises `Refused`."""
    title = " ".join(title.split())
    if not title:
        raise Refused(refusal_words.NO_CATEGORY_TITLE, "title")
    if len(title) > TITLE_CHARS:
        raise Refused(refusal_words.title_too_long(len(title), TITLE_CHARS), "title")
    return title


def check_slug(slug: str) -> str:
    """The address: lower-case words and hyphens; raises `Refused`."""
    slug = slug.strip().lower()
    if not _SLUG.fullmatch(slug) or len(slug) > SLUG_CHARS:
        raise Refused(refusal_words.NOT_A_SLUG, "slug")
    return slug


def check_purpose(purpose: str) -> str:
    """One or two sentences on what the category is for; raises `Refused`."""
    purpose = " ".join(purpose.split())
    if not purpose:
        raise Refused(refusal_words.NO_PURPOSE, "purpose")
    if len(purpose) > SUMMARY_CHARS:
        raise Refused(refusal_words.purpose_too_long(len(purpose), SUMMARY_CHARS), "purpose")
    return purpose


def check_free(slug: str, known: Iterable[str]) -> None:
    """Refuse an address that another category has."""
    if slug in known:
        raise Refused(refusal_words.SLUG_TAKEN, "slug")


def check_move(here: int, there: int | None) -> int:
    """Where a thread is moved to, by the ids of categories; raises `Refused` for nowhere, and for where it is."""
    if there is None:
        raise Refused(refusal_words.NO_CATEGORY, "category")
    if there == here:
        raise Refused(refusal_words.IN_THIS_CATEGORY, "category")
    return there


def check_posting(posting: str) -> str:
    """One of `POSTING`; raises `Refused`."""
    if posting not in POSTING:
        raise Refused(refusal_words.NO_POSTING, "posting")
    return posting


def missing_headings(body: str, template: str) -> list[str]:
    """The lines of the first message of a category that a text does not have."""
    here = {line.strip() for line in body.splitlines()}
    return [line for text in template.splitlines() if (line := text.strip()) and line not in here]


def with_headings(body: str, template: str) -> str:
    """A text with all headings of its category: what was typed stays as it is, what is missing comes after it."""
    if not body.strip():
        return template
    return "\n\n".join((body.rstrip(), *missing_headings(body, template)))


def check_filled(body: str, template: str) -> None:
    """Refuse a message in which nothing was written but the headings that stood in the box."""
    headings = {line.strip() for line in template.splitlines()}
    if template and all(line.strip() in headings for line in body.splitlines() if line.strip()):
        raise Refused(refusal_words.ONLY_HEADINGS, "body")


def check_template(template: str) -> str:
    """What a first message begins with, "" for nothing; raises `Refused`."""
    template = template.strip()
    if len(template) > TEMPLATE_CHARS:
        raise Refused(refusal_words.template_too_long(len(template), TEMPLATE_CHARS), "template")
    return template


def may_start(person: Person, posting: str) -> bool:
    """Whether somebody who may write at all may start a thread in a category."""
    return posting == "members" or person.is_moderator


def check_start(person: Person, posting: str) -> None:
    """Refuse a thread in a category where only the team begins them."""
    if not may_start(person, posting):
        raise Refused(refusal_words.STAFF_START_HERE, "category")
