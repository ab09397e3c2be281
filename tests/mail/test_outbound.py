"""Mail leaves the house: into a folder, onto the screen, to a server."""

import smtplib
import ssl
import stat
import subprocess
from email import message_from_bytes
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from forum.mail import outbound
from tests.fixtures.mail_server import mail_server

WITH_LOGIN = {"EHLO": "250-post\r\n250 AUTH PLAIN"}


@pytest.fixture
def message() -> EmailMessage:
    """A letter to Ana."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "house@example.org", "ana@example.org", "Hello"
    message["Date"] = "Sun, 03 May 2026 14:02:00 +0000"
    message.set_content("Hello ana\n.\nthe end\n")
    return message


def test_a_folder_gets_one_file_a_letter_that_only_the_owner_reads(message: EmailMessage, tmp_path: Path) -> None:
    folder = tmp_path / "new folder"
    outbound.send(message, folder.as_uri())
    outbound.send(message, folder.as_uri())
    files = list(folder.iterdir())
    assert len(files) == 2
    assert {file.suffix for file in files} == {".eml"}
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert message_from_bytes(files[0].read_bytes())["To"] == "ana@example.org"


def test_the_console_shows_the_letter(message: EmailMessage, capsys: pytest.CaptureFixture[str]) -> None:
    outbound.send(message, "console")
    assert "Hello ana" in capsys.readouterr().out


def test_a_mail_server_gets_the_letter(message: EmailMessage) -> None:
    with mail_server() as server:
        outbound.send(message, server.url)
    assert server.letters_to("ana@example.org") == 1
    assert "Hello ana" in server.said
    assert "the end" in server.said


def test_the_mail_server_is_told_who_we_are(message: EmailMessage) -> None:
    with mail_server(WITH_LOGIN) as server:
        outbound.send(message, server.url.replace("//", "//house:p%40ss@"))
    assert any(line.startswith("AUTH PLAIN") for line in server.said)


def test_a_password_does_not_travel_in_the_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbound, "LOCAL_HOSTS", ())
    with mail_server(WITH_LOGIN) as server, pytest.raises(smtplib.SMTPException):
        outbound.connect(urlsplit(server.url.replace("//", "//house:secret@")))
    assert not any("AUTH" in line for line in server.said)


def test_a_server_that_is_away_is_an_error_the_worker_sees(message: EmailMessage) -> None:
    with mail_server() as server:
        pass
    with pytest.raises(OSError, match="refused"):
        outbound.send(message, server.url)


@pytest.mark.parametrize(
    ("verb", "answer", "is_final"),
    [
        ("RCPT", "550 5.1.1 no such user", True),
        ("RCPT", "550 unknown", True),
        ("END", "550 5.1.1 no such user", True),
        ("RCPT", "552 mailbox full", False),
        ("RCPT", "550 5.2.2 over quota", False),
        ("RCPT", "550 5.7.1 relaying denied", False),
        ("END", "554 5.7.1 looks like spam", False),
        ("RCPT", "450 4.2.0 greylisted, come again", False),
        ("END", "451 try again", False),
    ],
)
def test_what_is_said_about_one_mailbox_is_told_from_a_server_in_trouble(
    message: EmailMessage, verb: str, answer: str, is_final: bool
) -> None:
    with mail_server({verb: answer}) as server, pytest.raises(outbound.AddressRefused) as refused:
        outbound.send(message, server.url)
    assert refused.value.is_final is is_final


@pytest.mark.parametrize(("verb", "answer"), [("MAIL", "550 5.7.1 who are you"), ("RCPT", "421 closing")])
def test_trouble_of_the_server_says_nothing_about_the_mailbox(message: EmailMessage, verb: str, answer: str) -> None:
    with mail_server({verb: answer}) as server, pytest.raises(smtplib.SMTPException):
        outbound.send(message, server.url)


OFFERS_TLS = {"EHLO": "250-post\r\n250 STARTTLS"}


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate that a machine made for itself, in the name of its host, as Debian's own is."""
    file = tmp_path_factory.mktemp("tls") / "both.pem"
    made = ("req", "-x509", "-nodes", "-newkey", "rsa:2048", "-days", "2", "-subj", "/CN=forum-machine")
    subprocess.run(["openssl", *made, "-keyout", file, "-out", f"{file}.crt"], check=True, capture_output=True)
    file.write_text(file.read_text() + Path(f"{file}.crt").read_text())
    return file


def test_the_mail_server_of_this_machine_is_known_by_its_own_certificate(
    message: EmailMessage, certificate: Path
) -> None:
    with mail_server(OFFERS_TLS, certificate=certificate) as server:
        outbound.send(message, server.url, certificate)
    assert "encrypted" in server.said
    assert server.letters_to("ana@example.org") == 1


def test_a_mail_server_that_shows_another_certificate_gets_no_letter(message: EmailMessage, certificate: Path) -> None:
    with mail_server(OFFERS_TLS, certificate=certificate) as server, pytest.raises(ssl.SSLCertVerificationError):
        outbound.send(message, server.url)
    assert server.letters_to("ana@example.org") == 0
