"""The commands that read texts: routines out of them, claims by their studies, and files of references."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

import click

from forum.actions.kit.base import transaction
from forum.actions.research.curating import put_drafts
from forum.cli import refusal_words
from forum.cli.house import ready_house
from forum.clock import utc_now
from forum.errors import Refused
from forum.formats.research.claim_lines import read_claim, verdict_line
from forum.formats.research.study_files import ReadStudy, decode, read_studies
from forum.paths import seeds_folder
from forum.queries.research import desk
from forum.rules.claims.check import check_claim
from forum.rules.claims.wordings import wordings
from forum.rules.library.exercises import exercises_from_library
from forum.text.routine_parser import item_to_dict, parse_routine

SOURCE = click.Path(exists=True, dir_okay=False, readable=True, path_type=Path)
FILE_BYTES = 50_000_000
BATCH = 200
SAID_MOST = 20


@click.command()
@click.argument("file", type=click.File(encoding="utf-8"), default="-")
def extract(file: TextIO) -> None:
    """Read JSONL lines of id and text, and write each text's exercises as they come; no FILE reads what is piped in."""
    library = json.loads((seeds_folder() / "exercises.json").read_text(encoding="utf-8"))
    exercises = exercises_from_library(library)
    for number, line in _lines(file):
        text_id, text = _id_and_text(number, line)
        items = [item_to_dict(item) for item in parse_routine(text, exercises)]
        click.echo(json.dumps({"id": text_id, "items": items}, ensure_ascii=False))


@click.command()
@click.argument("file", type=click.File(encoding="utf-8"), default="-")
def claims(file: TextIO) -> None:
    """Read JSONL lines of id, text and facts, and say of each whether the text fits; no FILE reads what is piped in."""
    for number, line in _lines(file):
        claim = read_claim(number, line)
        verdict = check_claim(claim.text, claim.studied)
        instead = () if verdict.fits else wordings(claim.text, claim.studied)
        click.echo(verdict_line(claim, verdict, instead))


def _lines(file: Iterable[str]) -> Iterator[tuple[int, str]]:
    number = 0
    try:
        for number, line in enumerate(file, 1):
            if line.strip():
                yield number, line
    except UnicodeDecodeError:
        raise Refused(refusal_words.not_utf8(number + 1)) from None


def _id_and_text(number: int, line: str) -> tuple[str | int, str]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        raise Refused(refusal_words.not_json(number)) from None
    if not isinstance(row, dict) or not isinstance(row.get("id"), str | int) or not isinstance(row.get("text"), str):
        raise Refused(refusal_words.not_id_and_text(number))
    return row["id"], row["text"]


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


COMMANDS = (extract, claims, study)
