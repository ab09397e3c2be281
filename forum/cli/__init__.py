"""The terminal door: `strideshare COMMAND`."""

import gc
import sys

import click

# All that is imported now stays to the end: looking through it for rubbish, at the end once more, is 1 s of a start.
gc.disable()

from forum.cli import checking, data, extracting, people, running, searching  # noqa: E402
from forum.errors import BadSetting, NotFound, Refused  # noqa: E402
from forum.queries.upkeep.failures import say_failure  # noqa: E402

gc.freeze()
gc.enable()


@click.group()
@click.version_option(package_name="strideshare")
def commands() -> None:
    """Strideshare: a community forum for people who live with MS."""


for _room in (running, people, data, searching, extracting, checking):
    for _command in _room.COMMANDS:
        commands.add_command(_command)


def main() -> None:
    """Run a command; what it refuses is said in one line, with exit status 1."""
    try:
        commands(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(130)
    except BadSetting as error:
        click.echo(f"Setting: {error}", err=True)
        sys.exit(1)
    except Refused as error:
        click.echo(error.message, err=True)
        sys.exit(1)
    except NotFound:
        click.echo("There is no such thing here.", err=True)
        sys.exit(1)
    except Exception as error:
        if (said := say_failure(error)) is None:
            raise
        click.echo(said, err=True)
        sys.exit(1)
