"""Following a link: a real server on this machine, and names that lead where the test says."""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from forum.visits.links import Ways, visit
from forum.visits.wire import dial

PUBLIC = "93.184.216.34"
AGENT = "StrideshareLinkCheck/1.0 (+https://forum.example/help/contact)"
Answer = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Street:
    """A server, the addresses of names, and what was asked, dialled and looked up."""

    port: int
    answers: dict[str, Answer] = field(default_factory=dict)
    names: dict[str, list[str]] = field(default_factory=lambda: {"good.example": [PUBLIC]})
    heard: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)
    dialled: list[tuple[str, int]] = field(default_factory=list)

    def resolve(self, host: str) -> list[str]:
        if host not in self.names:
            raise socket.gaierror
        return self.names[host]

    def dial(self, address: str, port: int, timeout_s: float) -> socket.socket:
        """What stands for the internet here: every public address is the server of the test."""
        self.dialled.append((address, port))
        return dial("127.0.0.1", self.port, timeout_s)

    def visit(self, url: str = "http://good.example/page") -> tuple[str, int]:
        found = visit(url, AGENT, Ways(self.resolve, self.dial, ssl.create_default_context()))
        return found.outcome, found.status


@pytest.fixture
def street() -> Iterator[Street]:
    """A street with one server."""

    class Desk(BaseHTTPRequestHandler):
        def answer(self) -> None:
            here.heard.append((self.command, self.path, dict(self.headers)))
            here.answers.get(self.path, say(200))(self)

        do_HEAD = do_GET = answer  # noqa: N815

        def log_message(self, *_args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Desk)
    here = Street(server.server_address[1])
    running = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    running.start()
    yield here
    server.shutdown()
    server.server_close()
    running.join()


def say(status: int, **headers: str) -> Answer:
    """An answer with this status."""

    def answer(desk: BaseHTTPRequestHandler) -> None:
        desk.send_response(status)
        for name, value in headers.items():
            desk.send_header(name, value)
        desk.end_headers()

    return answer


def test_a_page_that_is_there_is_asked_by_head_alone_with_an_honest_name_and_nothing_else(street: Street) -> None:
    assert street.visit() == ("ok", 200)
    [(method, path, headers)] = street.heard
    assert (method, path) == ("HEAD", "/page")
    assert headers["User-Agent"] == AGENT
    assert headers["Host"] == "good.example"
    assert headers.keys() <= {"User-Agent", "Host", "Accept", "Connection"}
    assert street.dialled == [(PUBLIC, 80)]


def test_a_site_that_takes_no_head_is_asked_by_get(street: Street) -> None:
    street.answers["/page"] = lambda desk: say(405 if desk.command == "HEAD" else 200)(desk)
    assert street.visit() == ("ok", 200)
    assert [method for method, _path, _headers in street.heard] == ["HEAD", "GET"]


@pytest.mark.parametrize(("status", "outcome"), [(404, "gone"), (500, "broken"), (403, "closed"), (429, "closed")])
def test_a_bad_answer_is_said(street: Street, status: int, outcome: str) -> None:
    street.answers["/page"] = say(status)
    assert street.visit() == (outcome, status)


def test_redirects_are_followed_and_each_name_is_looked_up_anew(street: Street) -> None:
    street.names["new.example"] = ["8.8.8.8"]
    street.answers["/page"] = say(301, Location="http://new.example/b?c=d#e")
    assert street.visit() == ("moved", 200)
    assert street.dialled == [(PUBLIC, 80), ("8.8.8.8", 80)]
    assert street.heard[-1][1] == "/b?c=d"


@pytest.mark.parametrize(
    "place",
    [
        "http://127.0.0.1/", "http://2130706433/", "http://0x7f.1/", "http://[::1]/", "http://[::ffff:127.0.0.1]/",
        "http://169.254.169.254/latest/meta-data", "http://localhost/", "http://router.local/", "http://inner.example/",
        "http://mapped.example/", "http://half.example/", "//inner.example/", "file:///etc/passwd", "ftp://good.example/",
        "javascript:alert(1)", "http://user:pass@good.example/", "http://good.example:22/", "http://good.example:6379/",
        "https://good.example:80/", "gopher://good.example/",
    ],
)  # fmt: skip
def test_a_redirect_to_where_no_public_page_is_goes_nowhere(street: Street, place: str) -> None:
    street.names |= {
        "inner.example": ["10.0.0.5"], "mapped.example": ["::ffff:192.168.1.1"], "half.example": [PUBLIC, "127.0.0.1"],
    }  # fmt: skip
    street.answers["/page"] = say(302, Location=place)
    assert street.visit() == ("shut", 302)
    assert street.dialled == [(PUBLIC, 80)]


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "100.64.9.9", "169.254.169.254", "224.0.0.1", "::1", "fe80::1%eth0", "::ffff:10.0.0.1",
     "64:ff9b::a00:1", "0.0.0.0"],
)  # fmt: skip
def test_a_name_that_leads_to_a_private_address_is_not_asked(street: Street, address: str) -> None:
    street.names["good.example"] = [address]
    assert street.visit() == ("shut", 0)
    assert street.dialled == []


def test_a_name_that_changes_its_address_after_the_look_is_reached_at_the_address_that_was_checked(
    street: Street,
) -> None:
    answers = iter([[PUBLIC], ["127.0.0.1"], ["127.0.0.1"]])
    street.resolve = lambda host: next(answers)  # type: ignore[method-assign]
    street.answers["/page"] = say(404)
    assert street.visit() == ("shut", 0)  # HEAD went to the public address; GET looked again, and went nowhere
    assert street.dialled == [(PUBLIC, 80)]


def test_redirects_without_an_end_end(street: Street) -> None:
    street.answers["/page"] = say(302, Location="/page")
    assert street.visit() == ("circle", 302)
    assert len(street.heard) == 6


def test_another_address_of_a_name_is_tried_when_the_first_is_silent(street: Street) -> None:
    street.names["good.example"] = ["8.8.4.4", PUBLIC]
    there = street.dial

    def dialled(address: str, port: int, timeout_s: float) -> socket.socket:
        if address == "8.8.4.4":
            raise ConnectionRefusedError
        return there(address, port, timeout_s)

    street.dial = dialled  # type: ignore[method-assign]
    assert street.visit() == ("ok", 200)


def test_a_name_that_nobody_knows_is_silence(street: Street) -> None:
    assert street.visit("http://nowhere.example/") == ("silent", 0)


def test_headers_without_an_end_are_not_read_for_ever(street: Street) -> None:
    def chatter(desk: BaseHTTPRequestHandler) -> None:
        desk.wfile.write(b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-%d: %s\r\n" % (n, b"y" * 5000) for n in range(90)))

    street.answers["/page"] = chatter
    assert street.visit() == ("silent", 0)


def test_a_site_that_says_one_letter_at_a_time_is_left(street: Street, monkeypatch: pytest.MonkeyPatch) -> None:
    def drip(desk: BaseHTTPRequestHandler) -> None:
        try:
            desk.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
            for _ in range(200):
                desk.wfile.write(b"y")
                desk.wfile.flush()
                time.sleep(0.02)
        except OSError:
            return

    monkeypatch.setattr("forum.visits.links.SECONDS", 0.3)
    street.answers["/page"] = drip
    assert street.visit() == ("silent", 0)


def test_nonsense_in_place_of_an_answer_is_silence(street: Street) -> None:
    def babble(desk: BaseHTTPRequestHandler) -> None:
        desk.wfile.write(b"\x00\x01 nonsense\r\n\r\n")

    street.answers["/page"] = babble
    assert street.visit() == ("silent", 0)


def test_letters_of_any_script_in_an_address_are_sent_as_the_network_wants_them(street: Street) -> None:
    street.names["xn--mnchen-3ya.example"] = [PUBLIC]
    assert street.visit("http://münchen.example/größe?q=ä&b=%20") == ("ok", 200)
    assert street.heard[0][1] == "/gr%C3%B6%C3%9Fe?q=%C3%A4&b=%20"
    assert street.heard[0][2]["Host"] == "xn--mnchen-3ya.example"


def test_https_is_only_believed_with_a_certificate_of_that_name(street: Street) -> None:
    assert street.visit("https://good.example/") == ("silent", 0)
    assert street.dialled == [(PUBLIC, 443)]
