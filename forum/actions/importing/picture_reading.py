"""The files of imported pictures: they lie beside the lines, each named by its checksum."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from forum.actions.importing.reading import BadLine
from forum.actions.kit import picture_files
from forum.errors import Refused
from forum.formats.archive import refusal_words
from forum.formats.archive.picture_lines import PictureLine
from forum.formats.pictures.remaking import Remade, Unusable, read_ours


def read_file(source: Path, line: PictureLine) -> Remade:
    """The file of a line; raises `Refused` when it is missing, another one, or not such as we make them."""
    try:
        body = (picture_files.beside(source) / f"{line.sha256}.jpg").read_bytes()
    except OSError:
        raise Refused(refusal_words.no_picture_file(line.sha256)) from None
    if picture_files.hash_of(body) != line.sha256:
        raise Refused(refusal_words.picture_file_differs(line.sha256))
    try:
        return read_ours(body)
    except Unusable:
        raise Refused(refusal_words.picture_not_ours(line.sha256)) from None


def check_pictures(fresh: Sequence[tuple[int, Any]], source: Path) -> None:
    """Refuse pictures whose file can't be taken."""
    for number, line in fresh:
        try:
            read_file(source, line)
        except Refused as refused:
            raise BadLine(number, refused.message) from None
