"""The lines of an import and export file: JSON in, checked values out, and back.

docs/import-export.md describes each kind for people.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from forum.errors import Refused
from forum.formats.archive import refusal_words
from forum.formats.archive.digest_lines import DigestLine, read_digest
from forum.formats.archive.line_values import Fields, read_object
from forum.formats.archive.picture_lines import PictureLine, read_picture
from forum.formats.archive.poll_lines import PollLine, read_poll
from forum.formats.archive.routine_lines import RoutineLine, read_numbers, read_routine
from forum.formats.archive.study_lines import StudyLine, read_study
from forum.rules.kit.limits import POST_CHARS
from forum.rules.library.resource_about import ABOUT_CHARS, CHOICES, COVERS, MINUTES_MOST, PRINCIPLES, PageFacts
from forum.rules.talk.categories import POSTING, TEMPLATE_CHARS
from forum.rules.talk.in_short import IN_SHORT_CHARS

NAME_CHARS = 40
THREAD_TITLE_CHARS = 200
THREAD_TYPES = ("discussion", "question", "routine")
GONE = ("deleted", "hidden")


@dataclass(frozen=True, slots=True)
class UserLine:
    """A member: the name only; address, password and role never travel."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class CategoryLine:
    """A category; `slug` is "" when it follows from the title; `posting` says who may start threads in it."""

    id: int
    title: str
    slug: str = ""
    purpose: str = ""
    position: int | None = None
    posting: str = "members"
    template: str = ""


@dataclass(frozen=True, slots=True)
class ThreadLine:
    """A thread without its posts; `locked` is the reason it is locked, or None.

    `accepted` is the number of the post that answers its question.
    """

    id: int
    category: int
    title: str
    user: int
    at: datetime
    type: str = "discussion"
    tags: tuple[str, ...] = ()
    pinned: bool = False
    locked: str | None = None
    accepted: int | None = None
    poll: PollLine | None = None
    in_short: str = ""


@dataclass(frozen=True, slots=True)
class PostLine:
    """A post; one that is `deleted` or `hidden` has no body and only keeps its number.

    `not_private` are phone numbers in it for which its author speaks.
    """

    id: int
    thread: int
    n: int
    user: int
    at: datetime
    body: str
    edited: datetime | None = None
    state: str = "public"
    not_private: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ResourceLine:
    """A trusted resource that is live; `about` is None where nobody noted what its page says (at `noted_at`)."""

    id: int
    title: str
    url: str
    made_by: str
    why: str
    type: str
    level: str
    review_on: date
    checked_by: int
    checked_at: datetime
    added_by: int
    at: datetime
    about: PageFacts | None = None
    noted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class LibraryLine:
    """An exercise or a study of the library, as its public JSON."""

    kind: str
    id: str
    data: dict[str, Any]


TalkLine = UserLine | CategoryLine | ThreadLine | PostLine | PictureLine
Line = TalkLine | RoutineLine | ResourceLine | DigestLine | LibraryLine | StudyLine


def parse_line(raw: bytes, only: str = "") -> Line | None:
    """What one line says, or None when it is not of the `only` kind asked for.

    Raises `Refused` with the reason it can't be taken.
    """
    fields = Fields(read_object(raw))
    kind = fields.take("kind")
    if only and kind != only:
        return None
    parse = PARSERS.get(kind) if isinstance(kind, str) else None
    if parse is None:
        raise Refused(refusal_words.not_one_of("kind", PARSERS))
    line = parse(fields)
    fields.done()
    return line


def _user(fields: Fields) -> Line:
    return UserLine(fields.whole("id"), fields.label("name", NAME_CHARS).strip())


def _category(fields: Fields) -> Line:
    return CategoryLine(
        id=fields.whole("id"),
        title=fields.label("title", 140).strip(),
        slug=fields.label("slug", 80) if fields.has("slug") else "",
        purpose=fields.text("purpose", 1_000) if fields.has("purpose") else "",
        position=fields.whole("position", 0) if fields.has("position") else None,
        posting=fields.choice("posting", tuple(POSTING)) if fields.has("posting") else "members",
        template=fields.text("template", TEMPLATE_CHARS) if fields.has("template") else "",
    )


def _thread(fields: Fields) -> Line:
    fields.drop("posts", "last")
    line = ThreadLine(
        id=fields.whole("id"),
        category=fields.whole("category"),
        title=fields.label("title", THREAD_TITLE_CHARS).strip(),
        user=fields.whole("user"),
        at=fields.time("at"),
        type=fields.choice("type", THREAD_TYPES) if fields.has("type") else "discussion",
        tags=fields.labels("tags", 30) if fields.has("tags") else (),
        pinned=fields.yes("pinned"),
        locked=fields.text("locked", 500, least=0) if fields.has("locked") else None,
        accepted=fields.whole("accepted", 2) if fields.has("accepted") else None,
        poll=read_poll(fields.group("poll")) if fields.has("poll") else None,
        in_short=fields.text("in_short", IN_SHORT_CHARS) if fields.has("in_short") else "",
    )
    if line.accepted and line.type != "question":
        raise Refused(refusal_words.NO_QUESTION)
    return line


def _post(fields: Fields) -> Line:
    state = fields.choice("state", GONE) if fields.has("state") else "public"
    return PostLine(
        id=fields.whole("id"),
        thread=fields.whole("thread"),
        n=fields.whole("n"),
        user=fields.whole("user"),
        at=fields.time("at"),
        body=fields.text("body", POST_CHARS) if state == "public" else fields.text("body", 0, least=0),
        edited=fields.time("edited") if fields.has("edited") else None,
        state=state,
        not_private=read_numbers(fields),
    )


def _resource(fields: Fields) -> Line:
    return ResourceLine(
        id=fields.whole("id"),
        title=fields.label("title", 200),
        url=fields.label("url", 500),
        made_by=fields.label("made_by", 200),
        why=fields.text("why", 4_000),
        type=fields.label("type", 16),
        level=fields.label("level", 16),
        review_on=fields.day("review_on"),
        checked_by=fields.whole("checked_by"),
        checked_at=fields.time("checked_at"),
        added_by=fields.whole("added_by"),
        at=fields.time("at"),
        about=_about(fields.group("about")) if fields.has("about") else None,
        noted_at=fields.time("noted_at") if fields.has("noted_at") else None,
    )


def _about(fields: Fields) -> PageFacts:
    given: dict[str, Any] = {
        name: fields.label(name, ABOUT_CHARS) for name in (*PRINCIPLES, *CHOICES) if fields.has(name)
    }
    if fields.has("minutes"):
        given["minutes"] = fields.whole("minutes", 1, MINUTES_MOST)
    given |= {name: fields.labels(name, 80) for name in COVERS if fields.has(name)}
    fields.done()
    return PageFacts(**given)


def _library(kind: str) -> Callable[[Fields], Line]:
    def parse(fields: Fields) -> Line:
        id_ = fields.label("id", 80)
        return LibraryLine(kind, id_, {"id": id_, **fields.rest()})

    return parse


def _study(fields: Fields) -> Line:
    """A study of a curator brings its record, one of the library is its public JSON."""
    return read_study(fields) if fields.has("record") else _library("study")(fields)


PARSERS: dict[str, Callable[[Fields], Line]] = {
    "user": _user,
    "category": _category,
    "thread": _thread,
    "post": _post,
    "picture": read_picture,
    "routine": read_routine,
    "exercise": _library("exercise"),
    "study": _study,
    "resource": _resource,
    "digest": read_digest,
}
