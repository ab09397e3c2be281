"""Commands that bring data in and out."""

from contextlib import ExitStack, closing
from pathlib import Path
from typing import TextIO

import click

from forum.actions.importing import checking, writing
from forum.actions.importing.rows import WordsChanged
from forum.actions.library import library
from forum.actions.library.resource_table import bring
from forum.actions.members.returning import redo
from forum.actions.upkeep import backups, picture_copies, schema
from forum.actions.upkeep.database_lock import EVERY_LOCK, DatabaseLock
from forum.cli import refusal_words
from forum.cli.house import house, ready_house
from forum.cli.progress import progress
from forum.cli.running import bring_up_to_date
from forum.clock import utc_now
from forum.errors import Refused
from forum.figures import open_data, shelf
from forum.formats.archive.line_writing import dump_line
from forum.jobs import indexing
from forum.paths import seeds_folder
from forum.queries.kit.snapshots import snapshot
from forum.queries.members.members import has_members
from forum.queries.members.people import find_person_by_name
from forum.queries.upkeep import exporting, picture_lines
from forum.queries.upkeep.health import is_worker_alive
from forum.rules.members.names import name_key
from forum.rules.upkeep import refusal_words as upkeep_words

SOURCE = click.Path(exists=True, dir_okay=False, readable=True, path_type=Path)
TARGET = click.Path(dir_okay=False, path_type=Path)


@click.command(name="import")
@click.argument("file", type=SOURCE)
@click.option("--index", "with_index", is_flag=True, help="Rebuild the search index at once.")
def import_file(file: Path, with_index: bool) -> None:
    """Bring in a JSONL file: all of it is checked, then it is written; running it again changes nothing."""
    with ready_house():
        with progress("Checked lines") as done:
            census = checking.check_file(file, done)
        if writing.is_needed(census, utc_now()):
            with progress("Written lines", census.to_write) as done:
                changed = writing.write_file(file, census, utc_now(), done)
            say_changes(changed)
        new = ", ".join(f"{count:,} × {kind}" for kind, count in census.new.items() if count)
        click.echo(f"New: {new or 'nothing'}.")
        if census.library:
            click.echo(f"{census.library:,} lines of the exercise library are here already.")
        if with_index:
            rebuild_index()
        elif census.new_total and not is_worker_alive(utc_now()):
            click.echo("To make it findable, start `strideshare serve`, `strideshare worker` or `strideshare reindex`.")


def say_changes(changed: WordsChanged) -> None:
    """What an import made of the words of the file, if anything."""
    for kind, count in sorted(changed.markup.items()):
        click.echo(f"Turned {kind} into Markdown in {count:,} posts. Quotes kept their names and lists their items.")
    if changed.hidden:
        click.echo(
            f"Hid {changed.hidden:,} contact details (email addresses and private phone numbers). "
            "The file still has them."
        )


def rebuild_index() -> None:
    """Build the search index and say what it holds."""
    click.echo("Building the search index …", err=True)
    click.echo(f"The index holds {indexing.rebuild():,} documents.")


def write_lines(out: TextIO, total: int) -> None:
    """Write every line there is, showing how far it is."""
    with progress("Written lines", total) as done:
        for line in exporting.every_line():
            out.write(dump_line(line))
            done(1)


@click.command(name="export")
@click.argument("file", type=TARGET)
def export_file(file: Path) -> None:
    """Write everything public as JSONL, for `import` in another house."""
    part = file.with_name(f"{file.name}.part")
    with ready_house(), snapshot(), part.open("w", encoding="utf-8") as out:
        write_lines(out, exporting.count_lines())
        pictures = picture_copies.copy_beside(file, picture_lines.every_picture())
    part.replace(file)
    beside = f" {pictures:,} pictures lie beside it in {file.name}.pictures." if pictures else ""
    click.echo(f"Exported to {file}.{beside}")


@click.command()
@click.argument("file", type=TARGET)
def backup(file: Path) -> None:
    """Copy the SQLite database, whole and consistent, while the house runs."""
    with house():
        schema.check_there()
        backups.back_up(file)
        backups.note_backup(utc_now())
    click.echo(f"Copied the database to {file}. Keep the file secret_key of the instance with it.")


@click.command()
@click.argument("file", type=SOURCE)
@click.option("--force", is_flag=True, help="Replace what is here, even when there are members.")
def restore(file: Path, force: bool) -> None:
    """Put a backup in the place of the database, with today's exercise library, and log everybody out.

    The search index is built anew. A backup with a newer library than this version's is refused.
    """
    with house(), ExitStack() as stack:
        backups.check_backup(file, library.shipped_version(seeds_folder()))
        if not all(stack.enter_context(closing(DatabaseLock(name))).take() for name in EVERY_LOCK):
            raise Refused(upkeep_words.IN_USE)
        if not schema.is_empty() and has_members() and not force:
            raise Refused(refusal_words.MEMBERS_HERE)
        backups.restore(file)
        bring_up_to_date()
        backups.close_sessions()
        again = redo(utc_now())
        rebuild_index()
    click.echo(f"Restored {file}.")
    if again.accounts:
        click.echo(f"Deleted again: {again.accounts:,} accounts that had left since the backup was made.")
    if again.posts:
        click.echo(f"Names taken off again: {again.posts:,} posts, as their authors did since the backup was made.")


@click.group()
def figures() -> None:
    """The exercises drawn."""


@figures.command("export")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def export_figures(folder: Path) -> None:
    """Write all figures into FOLDER: SVG files, poses, JSON Schema, licence (CC0), versions and checksums."""
    count = 0
    for name, text in open_data.list_files():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        count += 1
    click.echo(f"{len(shelf.figures())} figures, {count} files in {folder}.")


@click.group()
def resources() -> None:
    """Trusted resources."""


@resources.command(name="import")
@click.argument("file", type=SOURCE)
@click.option("--by", required=True, help="The moderator who vouches for them.")
@click.option("--keep-good", is_flag=True, help="List the good rows also when others are bad.")
def bring_in(file: Path, by: str, keep_good: bool) -> None:
    """List the rows of a CSV table, as pages that were read; bad rows are named with line and reason."""
    with ready_house():
        person = find_person_by_name(name_key(by))
        if person is None:
            raise Refused(refusal_words.no_member(by))
        brought = bring(person, file.read_bytes(), utc_now(), keeps_good=keep_good, vouches=True)
    for row in brought.bad:
        click.echo(f"line {row.line}{f', {row.column}' if row.column else ''}: {row.words}", err=True)
    click.echo(f"Listed {brought.added:,} of {brought.rows:,} rows.")
    if brought.bad and not brought.added:
        raise SystemExit(1)


COMMANDS = (import_file, export_file, backup, restore, figures, resources)
