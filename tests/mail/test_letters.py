"""Letters as people get them."""

import string
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest

from forum.jobs import mail
from forum.mail.letters import write_letter
from forum.paths import templates_folder
from forum.rules.members.second_factors import EVENTS

NOW = datetime(2026, 5, 3, 14, 2, tzinfo=UTC)
LETTERS = sorted((templates_folder() / "mail").glob("*.txt"))
TOKEN = "t" * 43


def letter(name: str) -> EmailMessage:
    return write_letter(
        name,
        to="ana@example.org",
        sender="Strideshare <noreply@example.org>",
        base_url="https://forum.example.org",
        now=NOW,
        name="ana",
        token=TOKEN,
        browser="Firefox on Linux",
        at="2 January 2026, 09:00 UTC",
        what=EVENTS["app_on"],
    )


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: path.stem)
def test_a_letter_is_short_plain_and_whole(path: Path) -> None:
    message = letter(path.stem)
    text = message.get_content()
    assert message.get_content_type() == "text/plain"
    assert message["Subject"] == path.read_text().split("\n")[0]
    assert "$" not in text
    assert "Hello ana," in text
    assert "you do not need to do anything" in text
    assert len(text.split()) < 120


@pytest.mark.parametrize(("name", "path"), [("confirm", "confirm"), ("email_change", "confirm"), ("reset", "reset")])
def test_the_link_stands_whole_on_a_line_of_its_own(name: str, path: str) -> None:
    lines = letter(name).as_bytes().decode("ascii").splitlines()
    assert f"https://forum.example.org/{path}/{TOKEN}" in lines


def test_a_letter_says_that_a_machine_wrote_it_and_when() -> None:
    message = letter("confirm")
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Date"].datetime == NOW
    assert message["Message-ID"].endswith("@forum.example.org>")


def test_there_is_a_job_for_every_letter_and_a_letter_for_every_job() -> None:
    assert set(mail.HANDLERS) == {f"mail.{path.stem}" for path in LETTERS}


def test_a_letter_without_its_values_is_not_sent() -> None:
    with pytest.raises(KeyError):
        write_letter("reset", to="a@b.co", sender="c@d.co", base_url="https://e.co", now=NOW, name="ana")


def test_letters_use_no_value_that_nobody_fills_in() -> None:
    used = {name for path in LETTERS for name in string.Template(path.read_text()).get_identifiers()}
    assert used == {"name", "token", "base_url", "browser", "at", "what", "site"}
