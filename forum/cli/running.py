"""Commands that set up and run the house."""

import os
from contextlib import closing

import click

from forum.actions.kit import instance, outbox
from forum.actions.library import library, picture_folder
from forum.actions.members import first_admin
from forum.actions.upkeep import recooking, recounts, schema
from forum.actions.upkeep.database_lock import SERVE, DatabaseLock
from forum.cli.demo import community
from forum.cli.house import house, ready_house
from forum.cli.supervisor import serve_house, wait_for_port
from forum.clock import utc_now
from forum.errors import Refused
from forum.jobs import loop
from forum.log_lines import start_log
from forum.paths import seeds_folder
from forum.queries.kit.outbox import ALL, QUEUES
from forum.rules.members.first_admin import KEY_LASTS
from forum.rules.upkeep import refusal_words as words
from forum.settings import ensure_secret_key, instance_folder, load_settings


@click.command()
@click.option("--demo", "with_demo", is_flag=True, help="Add a fictional community, when there are no members yet.")
def init(with_demo: bool) -> None:
    """Prepare the instance folder, database and exercise library; safe to run again."""
    ensure_secret_key(instance_folder(os.environ))
    with house() as app:
        schema.migrate()
        changed = library.load_library(seeds_folder(), utc_now())
        drawn = picture_folder.fill(instance.folder("figures"))
        click.echo(f"Exercise library: {changed} new or changed. Figures drawn: {drawn}.")
        if with_demo:
            made = community.make(seeds_folder() / "demo", app.config["HOUSE"].instance, utc_now())
            click.echo("Demo community made." if made else "There are members already, so no demo was made.")
        say_first_admin(app.config["HOUSE"].base_url)
        loop.drain()


def say_first_admin(base_url: str) -> None:
    """Give out the key that makes the first admin, while there is none."""
    if key := first_admin.issue_key(utc_now()):
        days = KEY_LASTS.days
        click.echo(f"There is no admin yet. Open {base_url}/first-run within {days} days and give this key, once:")
        click.echo(key)


@click.command()
def upgrade() -> None:
    """Bring the database to this version's tables, exercise library and rendering of posts."""
    with house():
        bring_up_to_date()


def bring_up_to_date() -> None:
    """Migrate, load the library, and render and count again what earlier versions did otherwise; says what was done."""
    schema.migrate()
    changed = library.load_library(seeds_folder(), utc_now())
    click.echo(f"The database is up to date. Exercise library: {changed} new or changed.")
    picture_folder.fill(instance.folder("figures"))
    rendered, counted = recooking.recook_all(utc_now()), recounts.recount_all()
    if rendered or counted:
        click.echo(f"Rendered again: {rendered:,} posts. Counted again: {counted:,} rows.")


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--workers", type=click.IntRange(1, 64), help="Web processes; default from the settings.")
@click.option("--upgrade", "with_upgrade", is_flag=True, help="First bring an older database to this version.")
def serve(host: str, port: int, workers: int | None, with_upgrade: bool) -> None:
    """Serve the site and do its background work; stop with Ctrl-C or SIGTERM."""
    os.environ.setdefault("STRIDESHARE_BASE_URL", f"http://127.0.0.1:{port}")
    ensure_secret_key(instance_folder(os.environ))
    settings = load_settings(os.environ)
    start_log(settings.log_level)
    wait_for_port(host, port)
    with house(), closing(DatabaseLock(SERVE)) as lock:
        if not lock.take():
            raise Refused(words.SERVED_ALREADY)
        if schema.is_empty() or (with_upgrade and schema.find_age() == "older"):
            bring_up_to_date()
        schema.check_tables()
        raise SystemExit(serve_house(host, port, workers or settings.workers, settings, lock.hold))


@click.command()
@click.option("--jobs", "queue", type=click.Choice(list(QUEUES)), default=ALL, show_default=True, help="Which jobs.")
@click.option("--retry-set-aside", is_flag=True, help="Only put back the jobs that were set aside, and end.")
def worker(queue: str, retry_set_aside: bool) -> None:
    """Do the background work only: mail, and all other jobs such as index and notices."""
    with ready_house() as app:
        if retry_set_aside:
            click.echo(f"Jobs to be tried again: {outbox.retry_set_aside(utc_now())}.")
        else:
            loop.run_until_told(app.app_context, queue)


COMMANDS = (init, upgrade, serve, worker)
