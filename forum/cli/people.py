"""Commands about accounts."""

import sys
from pathlib import Path

import click

from forum.actions.members import members, second_factors
from forum.actions.upkeep import takeaways
from forum.cli.house import house, ready_house
from forum.clock import utc_now
from forum.errors import NotFound
from forum.queries.members.people import find_person_by_name
from forum.rules.kit.people import ROLES
from forum.rules.members.names import name_key


def read_password() -> str:
    """The password on standard input, without its line end."""
    return sys.stdin.readline().rstrip("\r\n")


@click.group()
def user() -> None:
    """Make accounts and set passwords."""


@user.command()
@click.argument("name")
@click.option("--email", required=True)
@click.option("--role", type=click.Choice(ROLES), default="member", show_default=True)
@click.option("--password-stdin", is_flag=True, required=True, help="Read the password from standard input.")
def create(name: str, email: str, role: str, password_stdin: bool) -> None:
    """Make a confirmed account."""
    with house():
        members.create_member(name, email, role, read_password(), utc_now())
    click.echo(f"Made {name} ({role}).")


@user.command()
@click.argument("name")
@click.option("--password-stdin", is_flag=True, required=True, help="Read the password from standard input.")
def password(name: str, password_stdin: bool) -> None:
    """Set an account's password."""
    with house():
        members.set_password(name, read_password(), utc_now())
    click.echo(f"The password of {name} is set.")


@user.command("forget-second-step")
@click.argument("name")
def forget_second_step(name: str) -> None:
    """Take the second step off an account whose owner lost app, passkeys and codes."""
    with house():
        second_factors.forget_all(name_key(name), utc_now())
    click.echo(f"{name} logs in with the password alone now, and was told by email.")


@user.command()
@click.argument("name")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), required=False)
def export(name: str, file: Path | None) -> None:
    """Write everything of a member into a ZIP file, for when they ask for it and can't log in."""
    target = file or Path(f"{name}.zip")
    with ready_house():
        person = find_person_by_name(name_key(name))
        if person is None:
            raise NotFound
        takeaways.write_zip(person.id, target, utc_now())
    click.echo(f"Wrote everything of {name} to {target}. It holds private things: give it to nobody else.")


COMMANDS = (user,)
