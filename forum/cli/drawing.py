"""Commands about the figures of the exercises."""

from pathlib import Path

import click

from forum.figures import open_data, shelf


@click.group()
def figures() -> None:
    """The exercises drawn."""


@figures.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def export(folder: Path) -> None:
    """Write all figures into FOLDER: SVG files, poses, JSON Schema, licence (CC0), versions and checksums."""
    count = 0
    for name, text in open_data.list_files():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        count += 1
    click.echo(f"{len(shelf.figures())} figures, {count} files in {folder}.")


COMMANDS = (figures,)
