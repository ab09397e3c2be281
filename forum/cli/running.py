"""Commands that set up and run the house."""

import os

import click

from forum.actions.kit import outbox
from forum.actions.library import library
from forum.actions.upkeep import schema
from forum.cli.demo import community
from forum.cli.house import house, ready_house, start_log
from forum.cli.supervisor import serve_house
from forum.clock import utc_now
from forum.jobs import loop
from forum.paths import seeds_folder
from forum.settings import ensure_secret_key, instance_folder, load_settings


@click.command()
@click.option("--demo", "with_demo", is_flag=True, help="Add a fictional community, when there are no members yet.")
def init(with_demo: bool) -> None:
    """Prepare the instance folder, database and exercise library; safe to run again."""
    ensure_secret_key(instance_folder(os.environ))
    with house() as app:
        schema.migrate()
        changed = library.load_library(seeds_folder(), utc_now())
        click.echo(f"Exercise library: {changed} new or changed.")
        if with_demo:
            made = community.make(seeds_folder() / "demo", utc_now())
            click.echo("Demo community made." if made else "There are members already, so no demo was made.")
        loop.drain(app.config["HOUSE"].instance)


@click.command()
def upgrade() -> None:
    """Bring the database to this version's tables and exercise library."""
    with house():
        schema.migrate()
        changed = library.load_library(seeds_folder(), utc_now())
    click.echo(f"The database is up to date. Exercise library: {changed} new or changed.")


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--workers", type=click.IntRange(1, 64), help="Web processes; default from the settings.")
def serve(host: str, port: int, workers: int | None) -> None:
    """Serve the site and do its background work; stop with Ctrl-C or SIGTERM."""
    os.environ.setdefault("STRIDESHARE_BASE_URL", f"http://127.0.0.1:{port}")
    ensure_secret_key(instance_folder(os.environ))
    settings = load_settings(os.environ)
    start_log(settings)
    with house():
        if schema.is_empty():
            schema.migrate()
            library.load_library(seeds_folder(), utc_now())
    raise SystemExit(serve_house(host, port, workers or settings.workers, settings))


@click.command()
@click.option("--retry-set-aside", is_flag=True, help="Only put back the jobs that were set aside, and end.")
def worker(retry_set_aside: bool) -> None:
    """Do the background work only: index, notices, mail."""
    if retry_set_aside:
        with ready_house():
            click.echo(f"Jobs to be tried again: {outbox.retry_set_aside(utc_now())}.")
        return
    with house() as app:
        loop.run_until_told(app.config["HOUSE"].instance)


COMMANDS = (init, upgrade, serve, worker)
