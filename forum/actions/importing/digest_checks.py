"""What must be true of digests in a file before one is written."""

from collections.abc import Sequence

from forum.actions.importing.census import Census
from forum.actions.importing.reading import BadLine
from forum.errors import Refused
from forum.formats.archive import refusal_words
from forum.formats.archive.digest_lines import DigestLine
from forum.queries.library.exercises import get_library
from forum.queries.upkeep import importing
from forum.rules.research.digests import check_draft, check_whole


def check_digests(fresh: Sequence[tuple[int, DigestLine]], census: Census) -> None:
    """Refuse digests that break a rule of digests, and note the studies that must be in the file."""
    known = importing.find_studies([line.study for _, line in fresh])
    for number, line in fresh:
        if line.study not in known:
            census.studies.setdefault(line.study, number)
        for version in line.versions:
            try:
                check_whole(check_draft(version.text, get_library().exercises.keys()))
            except Refused as refused:
                raise BadLine(number, refusal_words.in_version(version.n, refused.message)) from None
