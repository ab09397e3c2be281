"""Clients that send half a request, or take no answer: they may wait, everybody else is served. Real sockets."""

import socket
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from shutil import copy

import pytest

from tests.fixtures.served import ServedHouse

pytestmark = pytest.mark.slow
POST = b"POST /login HTTP/1.1\r\nHost: 127.0.0.1\r\n"


@pytest.fixture(scope="module")
def house(furnished: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedHouse]:
    """A running house without a proxy in front."""
    instance = tmp_path_factory.mktemp("slow")
    copy(furnished, instance / "strideshare.db")
    house = ServedHouse(instance)
    house.start()
    yield house
    assert house.stop() == 0
    assert "Traceback" not in house.read_log()


def ask(house: ServedHouse, sent: bytes, within_s: float = 5) -> bytes:
    """Send this on a connection of its own; what is answered until the connection is closed or nothing more comes."""
    with socket.create_connection(("127.0.0.1", house.port), timeout=within_s) as client:
        client.sendall(sent)
        received = b""
        while b"\r\n\r\n" not in received and (piece := client.recv(65_536)):
            received += piece
        return received


def is_alive(house: ServedHouse) -> bool:
    return ask(house, b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n").startswith(b"HTTP/1.1 200 ")


@pytest.mark.parametrize(
    ("many", "sent"),
    [
        (40, POST + b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 900\r\n\r\nusername="),
        (150, b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: "),
        (150, b""),
        (40, b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"),
        (40, POST + b"Content-Length: 900000000\r\n\r\n"),
        (150, POST + b"Transfer-Encoding: chunked\r\n\r\n5\r\nhel"),
    ],
    ids=["unfinished bodies", "unfinished heads", "silence", "answers not closed", "huge bodies", "unfinished chunks"],
)
def test_however_many_stall_the_next_visitor_is_answered(house: ServedHouse, many: int, sent: bytes) -> None:
    with ExitStack() as stack:
        for _ in range(many):
            client = stack.enter_context(socket.create_connection(("127.0.0.1", house.port), timeout=5))
            client.sendall(sent)
        assert is_alive(house)


def test_a_form_that_comes_in_pieces_is_answered_as_any_other(house: ServedHouse) -> None:
    with socket.create_connection(("127.0.0.1", house.port), timeout=10) as client:
        client.sendall(POST + b"Content-Length: 12\r\n\r\nuser")
        assert is_alive(house)
        client.sendall(b"name=ana")
        assert client.recv(65_536).startswith(b"HTTP/1.1 4")


def test_two_requests_in_one_breath_are_both_answered(house: ServedHouse) -> None:
    one = b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
    with socket.create_connection(("127.0.0.1", house.port), timeout=10) as client:
        client.sendall(one + one)
        received = b""
        while received.count(b"HTTP/1.1 200 ") < 2:
            piece = client.recv(65_536)
            assert piece, received
            received += piece


def test_a_client_that_asks_first_is_told_to_go_on(house: ServedHouse) -> None:
    asked = POST + b"Content-Length: 12\r\nExpect: 100-continue\r\n\r\n"
    assert ask(house, asked).startswith(b"HTTP/1.1 100 ")


@pytest.mark.parametrize("body", [b"rubbish", b"ffffffffffffffffffff\r\n", b"-5\r\n", b"5;x\r\nhello\r\n0\r\n\r\n"])
def test_a_body_in_chunks_is_refused_whatever_is_in_it(house: ServedHouse, body: bytes) -> None:
    assert ask(house, POST + b"Transfer-Encoding: chunked\r\n\r\n" + body).startswith(b"HTTP/1.1 411 ")
