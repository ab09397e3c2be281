"""Mail leaves the house: into a folder, onto the screen, to a server."""

import smtplib
import socketserver
import stat
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from forum.mail import outbound


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


class Post(socketserver.StreamRequestHandler):
    """A mail server that speaks just enough, and keeps what it is told."""

    said: list[str]
    offers: str

    def handle(self) -> None:
        self.answer("220 post")
        in_data = False
        for raw in self.rfile:
            line = raw.decode().rstrip("\r\n")
            self.said.append(line)
            if in_data:
                in_data = line != "."
                if not in_data:
                    self.answer("250 kept")
                continue
            verb = line[:4].upper()
            in_data = verb == "DATA"
            answers = {
                "EHLO": f"250-post\r\n250 {self.offers}",
                "DATA": "354 go on",
                "AUTH": "235 welcome",
                "QUIT": "221 bye",
            }
            self.answer(answers.get(verb, "250 fine"))
            if verb == "QUIT":
                return

    def answer(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


@contextmanager
def mail_server(offers: str = "HELP") -> Iterator[tuple[int, list[str]]]:
    said: list[str] = []
    handler = type("Handler", (Post,), {"said": said, "offers": offers})
    with socketserver.TCPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield server.server_address[1], said
        finally:
            server.shutdown()
            thread.join()


def test_a_mail_server_gets_the_letter(message: EmailMessage) -> None:
    with mail_server() as (port, said):
        outbound.send(message, f"smtp://127.0.0.1:{port}")
    assert "rcpt TO:<ana@example.org>" in said
    assert "Hello ana" in said
    assert "the end" in said


def test_the_mail_server_is_told_who_we_are(message: EmailMessage) -> None:
    with mail_server("AUTH PLAIN") as (port, said):
        outbound.send(message, f"smtp://house:p%40ss@127.0.0.1:{port}")
    assert any(line.startswith("AUTH PLAIN") for line in said)


def test_a_password_does_not_travel_in_the_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbound, "LOCAL_HOSTS", ())
    with mail_server("AUTH PLAIN") as (port, said), pytest.raises(smtplib.SMTPException):
        outbound.connect(urlsplit(f"smtp://house:secret@127.0.0.1:{port}"))
    assert not any("AUTH" in line for line in said)


def test_a_server_that_is_away_is_an_error_the_worker_sees(message: EmailMessage) -> None:
    with mail_server() as (port, _):
        pass
    with pytest.raises(OSError, match="refused"):
        outbound.send(message, f"smtp://127.0.0.1:{port}")
