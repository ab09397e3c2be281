"""Commands about the search index."""

import json

import click

from forum.cli import refusal_words
from forum.cli.house import house
from forum.errors import Refused
from forum.jobs import indexing
from forum.rules.kit.people import VISITOR
from forum.search import KINDS, SearchUnavailable, service
from forum.search.answer_json import answer_to_dict


@click.command()
@click.argument("query")
@click.option("--json", "is_json", is_flag=True, help="Print one JSON object, as the API answers.")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(KINDS))
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1, 50))
def search(query: str, is_json: bool, kinds: tuple[str, ...], limit: int) -> None:
    """Search as a visitor would."""
    with house():
        try:
            answer = service.search(query, VISITOR, kinds=kinds, limit=limit)
        except SearchUnavailable:
            raise Refused(refusal_words.NO_INDEX) from None
    if is_json:
        click.echo(json.dumps(answer_to_dict(answer)))
        return
    click.echo(f"{answer.total} found")
    for hit in answer.hits:
        lines = (hit.title, hit.url, " ".join(hit.told_first), hit.excerpt)
        click.echo(f"{hit.kind:9} " + "\n          ".join(line for line in lines if line))


@click.command()
def reindex() -> None:
    """Make the search index anew from the database."""
    with house():
        click.echo(f"The index holds {indexing.rebuild()} documents.")


COMMANDS = (search, reindex)
