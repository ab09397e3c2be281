"""The lines of an import and export file that are routine cards: their shape, and how they are read."""

from dataclasses import dataclass
from datetime import datetime

from forum.errors import Refused
from forum.formats.archive import refusal_words
from forum.formats.archive.line_values import Fields
from forum.rules.routines.limits import VERSION_NOTE_CHARS
from forum.rules.routines.routines import MADE_BY, Card, card_from_dict

PHONE_CHARS = 80


@dataclass(frozen=True, slots=True)
class VersionLine:
    """What a card said when it was published for the `n`-th time."""

    n: int
    at: datetime
    card: Card
    note: str = ""


@dataclass(frozen=True, slots=True)
class RoutineLine:
    """A card with all its versions, oldest first; `posts` are (post id, version n) it is attached to.

    `forked_from` is the (routine id, version n) it was copied from, `not_private` are phone numbers on it for which its
    author speaks.
    """

    id: int
    owner: int
    state: str
    title: str
    versions: tuple[VersionLine, ...]
    posts: tuple[tuple[int, int], ...] = ()
    forked_from: tuple[int, int] | None = None
    made_by: str = ""
    not_private: tuple[str, ...] = ()


def read_numbers(fields: Fields) -> tuple[str, ...]:
    """Phone numbers of which the author of a text says that they are not private."""
    return fields.labels("not_private", PHONE_CHARS) if fields.has("not_private") else ()


def read_routine(fields: Fields) -> RoutineLine:
    """A card with its versions; raises `Refused`."""
    versions = tuple(_version(one) for one in fields.groups("versions"))
    if not versions or [one.n for one in versions] != list(range(1, len(versions) + 1)):
        raise Refused(refusal_words.VERSIONS_NOT_COUNTED)
    line = RoutineLine(
        id=fields.whole("id"),
        owner=fields.whole("owner"),
        state=fields.choice("state", ("public", "private")),
        title=fields.label("title", 140),
        versions=versions,
        posts=tuple(_attached(pair) for pair in fields.groups("posts")) if fields.has("posts") else (),
        forked_from=_forked_from(fields) if fields.has("forked_from") else None,
        made_by=fields.choice("made_by", MADE_BY) if fields.has("made_by") else "",
        not_private=read_numbers(fields),
    )
    # A copy always comes after its original, so no chain of copies can come back to where it began.
    if line.forked_from and line.forked_from[0] >= line.id:
        raise Refused(refusal_words.COPY_BEFORE_ORIGINAL)
    if any(n > len(versions) for _, n in line.posts):
        raise Refused(refusal_words.POSTS_OF_NO_VERSION)
    return line


def _version(fields: Fields) -> VersionLine:
    version = VersionLine(
        n=fields.whole("n"),
        at=fields.time("at"),
        card=card_from_dict(fields.take("card")),
        note=fields.text("note", VERSION_NOTE_CHARS, least=0) if fields.has("note") else "",
    )
    fields.done()
    return version


def _forked_from(fields: Fields) -> tuple[int, int]:
    source = fields.group("forked_from")
    pair = source.whole("routine"), source.whole("n")
    source.done()
    return pair


def _attached(fields: Fields) -> tuple[int, int]:
    pair = fields.whole("post"), fields.whole("n")
    fields.done()
    return pair
