"""The commands that answer line by line: routines out of texts, and claims by their studies."""

import json
from collections.abc import Iterable, Iterator
from typing import TextIO

import click

from forum.cli import refusal_words
from forum.errors import Refused
from forum.formats.research.claim_lines import read_claim, verdict_line
from forum.paths import seeds_folder
from forum.rules.claims.check import check_claim
from forum.rules.claims.wordings import wordings
from forum.rules.library.exercises import exercises_from_library
from forum.text.routine_parser import item_to_dict, parse_routine


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


COMMANDS = (extract, claims)
