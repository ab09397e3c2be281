"""An import file, line by line, in memory that does not grow with it."""

from collections.abc import Iterator
from pathlib import Path

from forum.errors import Refused
from forum.formats.archive import refusal_words
from forum.formats.archive.line_values import LINE_BYTES
from forum.formats.archive.lines import Line, parse_line

MARK = b"\xef\xbb\xbf"


class BadLine(Refused):
    """A line that can't be taken, with its number from 1."""

    def __init__(self, number: int, why: str) -> None:
        super().__init__(refusal_words.at_line(number, why))


def read_lines(path: Path, only: str = "") -> Iterator[tuple[int, Line]]:
    """Each line that is not blank (and of the `only` kind asked for), with its number; raises `BadLine`."""
    with path.open("rb") as file:
        number = 0
        while raw := file.readline(LINE_BYTES + 1):
            number += 1
            if number == 1:
                raw = raw.removeprefix(MARK)
            if not raw.strip():
                continue
            try:
                line = parse_line(raw, only)
            except Refused as refused:
                raise BadLine(number, refused.message) from None
            if line is not None:
                yield number, line
