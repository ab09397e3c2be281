"""Checking a whole import file before a word of it is written."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Row

from forum.actions.importing.census import KIND_OF, Census
from forum.actions.importing.digest_checks import check_digests
from forum.actions.importing.picture_reading import check_pictures
from forum.actions.importing.reading import BadLine, read_lines
from forum.errors import Refused
from forum.formats.archive import refusal_words
from forum.formats.archive.digest_lines import DigestLine
from forum.formats.archive.lines import (
    NAME_CHARS,
    CategoryLine,
    LibraryLine,
    Line,
    PostLine,
    ResourceLine,
    ThreadLine,
    UserLine,
)
from forum.formats.archive.picture_lines import PictureLine
from forum.formats.archive.routine_lines import RoutineLine
from forum.formats.archive.study_lines import StudyLine
from forum.queries.kit.chunks import chunks
from forum.queries.library.exercises import get_library
from forum.queries.talk.public_numbers import mask
from forum.queries.upkeep import importing
from forum.queries.writing.cooking import find_names
from forum.rules.library import resources
from forum.rules.library.resource_about import NOTHING_SAID, check_codes
from forum.rules.members.leaving import REMOVED_THREAD
from forum.rules.members.names import name_key
from forum.rules.research.publishing import missing_for_import
from forum.rules.research.shape import problems_of
from forum.rules.routines.checks import check_card
from forum.text.contacts.public_numbers import key_of
from forum.text.kit.clean import clean_text
from forum.text.markup.old_markup import to_markdown
from forum.text.markup.written import is_surely_cookable, write_known

OF_LIBRARY = "library "
Numbered = list[tuple[int, Any]]
Progress = Callable[[int], None]


def check_file(path: Path, progress: Progress) -> Census:
    """What the file holds, when all of it can be imported; raises `BadLine`. `progress` is told lines done."""
    census = Census(path)
    for some in chunks(read_lines(path)):
        by_kind: dict[str, Numbered] = {}
        for number, line in some:
            census.lines = number
            if isinstance(line, LibraryLine):
                by_kind.setdefault(OF_LIBRARY + line.kind, []).append((number, line))
                continue
            census.note(number, line)
            by_kind.setdefault(KIND_OF[type(line)], []).append((number, line))
        for kind, numbered in by_kind.items():
            check = check_kind if kind in NEW else check_library
            check(kind.removeprefix(OF_LIBRARY), numbered, census)
        progress(len(some))
    census.check_references()
    census.check_studies()
    census.check_numbers()
    return census


def check_kind(kind: str, numbered: Numbered, census: Census) -> None:
    """Check some lines of one kind: against what is here under the same ids, or, when nothing is, as new."""
    here = importing.find_rows(kind, [line.id for _, line in numbered])
    fresh = []
    for number, line in numbered:
        if line.id not in here:
            fresh.append((number, line))
        elif not is_same(line, here[line.id]):
            raise BadLine(number, refusal_words.another_here(kind, line.id))
    census.new[kind] += len(fresh)
    if fresh:
        refuse_departed(fresh)
        NEW[kind](fresh, census)


def refuse_departed(fresh: Numbered) -> None:
    """Refuse to bring back what somebody wrote who deleted their account here."""
    authors = {number: getattr(line, "user", getattr(line, "owner", 0)) for number, line in fresh}
    departed = importing.find_departed(set(authors.values()))
    for number, author in authors.items():
        if author in departed:
            raise BadLine(number, refusal_words.of_departed(author))


def is_same(line: Line, row: Row[Any]) -> bool:
    """Whether a line says what is here already; a post that was edited here since may differ in its text."""
    if isinstance(line, UserLine):
        return bool(row.name == line.name) or row.left_at is not None
    if isinstance(line, CategoryLine):
        return bool(row.title == tidy(line.title))
    if isinstance(line, ThreadLine):
        title = REMOVED_THREAD if row.title == REMOVED_THREAD else tidy(line.title)
        said = (line.category, line.user, title, line.at)
        return said == (row.category_id, row.author_id, row.title, to_second(row.created_at))
    if isinstance(line, PostLine):
        said_place = (line.thread, line.n, line.user, line.at)
        is_place = said_place == (row.thread_id, row.n, row.author_id, to_second(row.created_at))
        return is_place and (has_moved_on(line, row) or is_same_text(line, row.body))
    if isinstance(line, PictureLine):
        return (line.post, line.sha256) == (row.post_id, row.sha256)
    if isinstance(line, RoutineLine):
        return bool(row.owner_id == line.owner)
    if isinstance(line, DigestLine):
        return bool(to_second(row.created_at) == line.at)
    if isinstance(line, StudyLine):
        return bool(row.key == line.record.get("key"))
    return isinstance(line, ResourceLine) and bool(row.title == line.title and row.url == line.url)


def has_moved_on(line: PostLine, row: Row[Any]) -> bool:
    """Whether the post here was edited, hidden or deleted after the file was written, or before."""
    return to_second(row.edited_at) != line.edited or line.state != "public" or row.state != "public"


def to_second(time: datetime | None) -> datetime | None:
    """A time as the file has it."""
    return time.replace(microsecond=0) if time else None


def is_same_text(line: PostLine, kept: str) -> bool:
    """Whether a post would be kept like this."""
    cleaned, keys = clean_text(line.body.strip()), {key_of(number) for number in line.not_private}
    return kept in (cleaned, mask(cleaned, keys).text) or kept == mask(to_markdown(cleaned).text, keys).text


def tidy(title: str) -> str:
    """A title as it is kept."""
    return " ".join(clean_text(title).split())


def check_library(kind: str, numbered: Numbered, census: Census) -> None:
    """Refuse exercises and studies that are not exactly the library's; they are counted and left alone."""
    known = importing.get_library_data(kind)
    for number, line in numbered:
        if known.get(line.id) != line.data:
            raise BadLine(number, refusal_words.not_of_the_library(kind, line.id))
    census.library += len(numbered)


def check_users(fresh: Numbered, census: Census) -> None:
    """Refuse names that somebody has, here or in the file."""
    taken = importing.find_name_holders([name_key(line.name) for _, line in fresh])
    for number, line in fresh:
        key = name_key(line.name)
        if key in taken:
            raise BadLine(number, refusal_words.name_taken(line.name))
        if len(key) > NAME_CHARS:
            raise BadLine(number, refusal_words.NAME_TOO_LONG)
        census.once(number, census.names, key, refusal_words.name_twice(line.name))


def check_titles(fresh: Numbered, _census: Census) -> None:
    """Refuse titles of which nothing is left once they are cleaned."""
    for number, line in fresh:
        if not tidy(line.title):
            raise BadLine(number, refusal_words.empty("title"))


def check_posts(fresh: Numbered, census: Census) -> None:
    """Refuse post numbers that are taken, and texts that can't be cooked."""
    taken = importing.find_numbers_taken([(line.thread, line.n) for _, line in fresh])
    for number, line in fresh:
        if (line.thread, line.n) in taken:
            raise BadLine(number, refusal_words.number_taken(line.thread, line.n))
        census.note_new_post(number, line)
        if line.state == "public" and not clean_text(to_markdown(line.body).text).strip():
            raise BadLine(number, refusal_words.empty("body"))
        body = to_markdown(line.body).text
        if line.state == "public" and not is_surely_cookable(body):
            try_cooking(number, body)


def try_cooking(number: int, body: str) -> None:
    """Refuse a text that is over a limit of cooking."""
    names = find_names(body)
    try:
        write_known(mask(clean_text(body)), exercise_names=names.exercises, member_names=names.members)
    except Refused as refused:
        raise BadLine(number, refused.message) from None


def check_routines(fresh: Numbered, _census: Census) -> None:
    """Refuse cards that break a rule of cards or name exercises nobody knows."""
    library = get_library().exercises
    for number, line in fresh:
        for version in line.versions:
            if problems := check_card(version.card, library):
                raise BadLine(number, refusal_words.in_version(version.n, problems[0].message))


def check_resources(fresh: Numbered, census: Census) -> None:
    """Refuse resources that break a rule, or whose address another one has."""
    for number, line in fresh:
        try:
            if resources.check_url(line.url) != line.url:
                raise Refused(refusal_words.URL_NOT_WHOLE)
            resources.check_kind(line.type)
            resources.check_level(line.level)
            check_codes(line.about or NOTHING_SAID)
        except Refused as refused:
            raise BadLine(number, refused.message) from None
        key = resources.url_key(line.url)
        if importing.find_address_holder(key) is not None:
            raise BadLine(number, refusal_words.ADDRESS_TAKEN)
        census.once(number, census.addresses, key, refusal_words.ADDRESS_TWICE)


def check_studies(fresh: Numbered, census: Census) -> None:
    """Refuse studies that break their shape, or that are here under another number."""
    keys = importing.find_study_keys([line.id for _, line in fresh])
    for number, line in fresh:
        problems = problems_of(line.record) or missing_for_import(line.record, line.state)
        if problems:
            raise BadLine(number, problems[0][1])
        key = line.record["key"]
        if keys.get(line.id, key) != key:
            raise BadLine(number, refusal_words.another_here("study", line.id))
        if importing.find_study(key, str(line.record.get("doi") or "").lower(), line.id) is not None:
            raise BadLine(number, refusal_words.STUDY_KNOWN)
        census.once(number, census.addresses, f"study {key}", refusal_words.thing_twice("study", line.id))


NEW: Mapping[str, Callable[[Numbered, Census], None]] = {
    "user": check_users,
    "category": check_titles,
    "thread": check_titles,
    "post": check_posts,
    "picture": lambda fresh, census: check_pictures(fresh, census.source),
    "routine": check_routines,
    "resource": check_resources,
    "study": check_studies,
    "digest": check_digests,
}
