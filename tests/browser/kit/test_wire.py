"""What no browser sends and scanners do: odd requests to the real server, byte by byte."""

import socket
from contextlib import closing, suppress

import pytest

from tests.fixtures.served import ServedHouse

pytestmark = pytest.mark.browser


def send(house: ServedHouse, request: bytes) -> bytes:
    """The first bytes of the answer to exactly these bytes; none when the server just hangs up."""
    with closing(socket.create_connection(("127.0.0.1", house.port), timeout=10)) as line:
        with suppress(
            OSError
        ):  # a server that refuses early may have hung up already; its answer still waits to be read
            line.sendall(request)
            line.shutdown(socket.SHUT_WR)
        try:
            return line.recv(4_096)
        except ConnectionError:
            return b""


def status(answer: bytes) -> int:
    """The status of an answer; 0 for none."""
    return int(answer.split(b" ", 2)[1]) if answer.startswith(b"HTTP/") else 0


@pytest.mark.parametrize(
    "target",
    [
        b"/%00",
        b"/t/1/%ff%fe",
        b"/\xff\xfe",
        b"//evil.example/",
        b"/..%2f..%2fsecret_key",
        b"/static/../../secret_key",
        b"/c/" + b"x" * 3_000,
        b"/c/" + b"x" * 100_000,
        b"/search?q=%00&q=%ed%a0%80",
        b"http://evil.example/",
        b"*",
    ],
    ids=lambda target: target[:30].decode("latin-1"),
)
def test_odd_addresses_are_refused(served: ServedHouse, target: bytes) -> None:
    host = f"127.0.0.1:{served.port}".encode()
    answer = send(served, b"GET " + target + b" HTTP/1.1\r\nHost: " + host + b"\r\nConnection: close\r\n\r\n")
    assert 0 <= status(answer) < 500, answer[:300]
    assert b"evil.example" not in answer.lower().partition(b"location:")[2].partition(b"\r\n")[0]


@pytest.mark.parametrize(
    "host", [b"evil.example", b"127.0.0.1.evil.example", b"", b"\xff", b"127.0.0.1:80@evil.example"]
)
def test_another_hosts_name_is_refused(served: ServedHouse, host: bytes) -> None:
    answer = send(served, b"GET / HTTP/1.1\r\nHost: " + host + b"\r\nConnection: close\r\n\r\n")
    assert status(answer) == 400, answer[:300]


@pytest.mark.parametrize(
    "request_bytes",
    [
        b"\x00\x01\x02\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"BREW /coffee HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n",
        b"POST /login HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -1\r\n\r\n",
        b"POST /login HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 10\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"POST /login HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 99999999999\r\nConnection: close\r\n\r\nx",
    ],
    ids=["octets", "version", "method", "minus", "smuggling", "huge"],
)
def test_what_is_no_request_of_ours_is_refused(served: ServedHouse, request_bytes: bytes) -> None:
    assert status(send(served, request_bytes)) in (0, *range(400, 500))


def test_the_log_never_repeats_a_request_it_could_not_read(served: ServedHouse) -> None:
    send(served, b"GET /confirm/secret-token\xff HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
    send(served, b"secret-nonsense\r\n\r\n")
    assert "refused a request that is not HTTP" in served.read_log()
    assert "secret" not in served.read_log()
    assert "ip=127" not in served.read_log()
