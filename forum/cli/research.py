"""Commands about studies: bringing in files of references, and what is here."""

from pathlib import Path

import click

from forum.actions.kit.base import transaction
from forum.actions.research.curating import put_drafts
from forum.cli import refusal_words
from forum.cli.house import ready_house
from forum.clock import utc_now
from forum.errors import Refused
from forum.formats.research.study_files import ReadStudy, decode, read_studies
from forum.queries.research import desk

SOURCE = click.Path(exists=True, dir_okay=False, readable=True, path_type=Path)
FILE_BYTES = 50_000_000
BATCH = 200
SAID_MOST = 20


@click.group(name="study")
def study() -> None:
    """Studies: bring in a file of references, or list what is here."""


@study.command(name="import")
@click.argument("file", type=SOURCE)
@click.option("--keep-good", is_flag=True, help="Keep the good ones of a file in which some can't be read.")
def import_studies(file: Path, keep_good: bool) -> None:
    """Keep the studies of a file (Crossref JSON, PubMed XML, RIS, BibTeX, CSV) as drafts; again adds none."""
    if file.stat().st_size > FILE_BYTES:
        raise Refused(refusal_words.file_too_large(FILE_BYTES))
    kind, found = read_studies(decode(file.read_bytes()))
    bad = [one for one in found if one.problems]
    for one in bad[:SAID_MOST]:
        click.echo(f"Study {one.number} ({one.title[:60] or 'no title'}): {' '.join(one.problems)}", err=True)
    if bad and not keep_good:
        raise Refused(refusal_words.bad_studies(len(bad), len(found)))
    unknown = sorted({name for one in found for name in one.unknown})
    if unknown:
        click.echo(f"Left out, because we have no place for it: {', '.join(unknown[:30])}.")
    with ready_house():
        added, known = keep([one for one in found if not one.problems])
    click.echo(f"Read as {kind}: {added:,} new drafts, {known:,} known already, {len(bad):,} that can't be read.")


def keep(rows: list[ReadStudy]) -> tuple[int, int]:
    """Keep them as drafts, some at a time; how many are new and how many were known."""
    added = known = 0
    for start in range(0, len(rows), BATCH):
        with transaction() as session:
            some = put_drafts(session, [one.data for one in rows[start : start + BATCH]], utc_now(), None)
        added, known = added + some[0], known + some[1]
    return added, known


@study.command(name="list")
@click.option("--drafts", is_flag=True, help="Only those that are not public yet.")
def list_studies(drafts: bool) -> None:
    """One line for each study: its number, how it stands, its DOI and its title."""
    with ready_house():
        for row in desk.every_study(only_drafts=drafts):
            stands = "draft" if row.state == "draft" else row.status
            click.echo(f"{row.id}\t{stands}\t{row.doi or '-'}\t{row.title}")


COMMANDS = (study,)
