"""What a file holds and refers to, counted while it is read once; a few bytes a line are kept."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from forum.actions.importing.reading import BadLine
from forum.formats.archive import refusal_words
from forum.formats.archive.digest_lines import DigestLine
from forum.formats.archive.lines import CategoryLine, Line, PostLine, ResourceLine, ThreadLine, UserLine
from forum.formats.archive.picture_lines import PictureLine
from forum.formats.archive.routine_lines import RoutineLine
from forum.formats.archive.study_lines import StudyLine
from forum.queries.upkeep import importing

V = TypeVar("V")
KIND_OF: dict[type, str] = {
    UserLine: "user",
    CategoryLine: "category",
    ThreadLine: "thread",
    PostLine: "post",
    PictureLine: "picture",
    RoutineLine: "routine",
    ResourceLine: "resource",
    StudyLine: "study",
    DigestLine: "digest",
}


@dataclass
class Numbers:
    """The post numbers a file adds to one thread."""

    line: int
    count: int = 0
    highest: int = 0


@dataclass
class Census:
    """Everything about a file that can only be judged when all of it was read."""

    source: Path
    lines: int = 0
    ids: dict[str, set[int]] = field(default_factory=lambda: {kind: set() for kind in importing.TABLES})
    new: dict[str, int] = field(default_factory=lambda: dict.fromkeys(importing.TABLES, 0))
    library: int = 0
    wanted: dict[str, dict[int, int]] = field(default_factory=lambda: {kind: {} for kind in importing.TABLES})
    names: set[str] = field(default_factory=set)
    addresses: set[str] = field(default_factory=set)
    pairs: set[int] = field(default_factory=set)
    studies: dict[str, int] = field(default_factory=dict)  # keys of those that are not here, with a line
    numbers: dict[int, Numbers] = field(default_factory=dict)
    answers: dict[int, tuple[int, int]] = field(default_factory=dict)  # line and post number by thread
    has_more: bool = False  # whether a thread has what can only be written once its posts are here

    @property
    def new_total(self) -> int:
        """How many things of the file are not here yet."""
        return sum(self.new.values())

    @property
    def to_write(self) -> int:
        """How many lines are read again to be written: all of the kinds with something new."""
        return sum(len(self.ids[kind]) for kind, count in self.new.items() if count)

    def note(self, number: int, line: Line) -> None:
        """Take one line into account; raises `BadLine` when it says what another line said."""
        kind = KIND_OF[type(line)]
        id_ = int(line.id)
        self.once(number, self.ids[kind], id_, refusal_words.thing_twice(kind, id_))
        if isinstance(line, ThreadLine) and line.accepted:
            self.answers[line.id] = number, line.accepted
        self.has_more |= isinstance(line, ThreadLine) and bool(line.accepted or line.poll or line.in_short)
        for other, other_id in references(line):
            self.wanted[other].setdefault(other_id, number)

    def note_new_post(self, number: int, line: PostLine) -> None:
        """Take a post into account that is not here yet."""
        key = line.thread << 32 | line.n
        self.once(number, self.pairs, key, refusal_words.post_twice(line.thread, line.n))
        found = self.numbers.setdefault(line.thread, Numbers(number))
        found.count += 1
        found.highest = max(found.highest, line.n)

    def once(self, number: int, seen: set[V], value: V, words: str) -> None:
        """Remember a value that may come only once."""
        if value in seen:
            raise BadLine(number, words)
        seen.add(value)

    def check_references(self) -> None:
        """Raise `BadLine` when something is spoken of that is neither in the file nor here."""
        for kind, wanted in self.wanted.items():
            missing = list(importing.list_missing(kind, wanted.keys() - self.ids[kind]))
            if missing:
                first = min(missing, key=wanted.__getitem__)
                raise BadLine(wanted[first], refusal_words.nowhere(kind, first))

    def check_studies(self) -> None:
        """Raise `BadLine` when a digest is about a study that is neither in the file nor here."""
        for key, number in self.studies.items():
            if f"study {key}" not in self.addresses:
                raise BadLine(number, refusal_words.no_study(key))

    def check_numbers(self) -> None:
        """Raise `BadLine` when the posts of a thread are not numbered 1, 2, 3 and so on."""
        here = {id_: (count, highest) for id_, count, highest in importing.count_numbers(self.numbers)}
        for id_, added in self.numbers.items():
            count, highest = here.get(id_, (0, 0))
            if count + added.count != max(highest, added.highest):
                raise BadLine(added.line, refusal_words.posts_not_counted(id_))
        silent = self.ids["thread"] - self.numbers.keys()
        silent -= {id_ for id_, _, _ in importing.count_numbers(silent)}
        if silent:
            raise BadLine(self.lines, refusal_words.no_first_post(min(silent)))
        self.check_answers()

    def check_answers(self) -> None:
        """Raise `BadLine` when a thread names a post as its answer that it does not have."""
        here = {id_: highest for id_, _count, highest in importing.count_numbers(self.answers)}
        for id_, (line, n) in self.answers.items():
            added = self.numbers.get(id_)
            if n > max(here.get(id_, 0), added.highest if added else 0):
                raise BadLine(line, refusal_words.no_answer(id_, n))


def references(line: Line) -> Iterator[tuple[str, int]]:
    """What a line speaks of, as (kind, id)."""
    if isinstance(line, ThreadLine):
        yield from (("category", line.category), ("user", line.user))
    elif isinstance(line, PostLine):
        yield from (("thread", line.thread), ("user", line.user))
    elif isinstance(line, PictureLine):
        yield "post", line.post
    elif isinstance(line, RoutineLine):
        yield "user", line.owner
        yield from (("post", post_id) for post_id, _ in line.posts)
        if line.forked_from:
            yield "routine", line.forked_from[0]
    elif isinstance(line, ResourceLine):
        yield from (("user", line.checked_by), ("user", line.added_by))
    elif isinstance(line, DigestLine):
        yield from (("user", one) for version in line.versions for one in (version.by, version.approved_by))
        yield from (("user", one.by) for one in line.lowered)
        if line.thread:
            yield "thread", line.thread
