"""A connection to one checked address that ends by itself: bounded in time, and in bytes that come back."""

import http.client
import io
import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

ANSWER_BYTES = 65_536
# Opens a connection to an address and port within so many seconds.
Dial = Callable[[str, int, float], socket.socket]


class TooMuch(OSError):
    """An answer longer or slower than anybody needs."""


def dial(address: str, port: int, timeout_s: float) -> socket.socket:
    """A connection to exactly this address; no name is looked up."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    line = socket.socket(family, socket.SOCK_STREAM)
    line.settimeout(timeout_s)
    try:
        line.connect((address, port))
    except BaseException:
        line.close()
        raise
    return line


class _Reader(io.RawIOBase):
    """What a connection says, until it was too much or took too long."""

    def __init__(self, line: socket.socket, until: float) -> None:
        self.line, self.until, self.left = line, until, ANSWER_BYTES

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if self.left <= 0:
            raise TooMuch
        self.line.settimeout(left_s(self.until))
        got = self.line.recv_into(buffer, min(len(buffer), self.left))
        self.left -= got
        return got


class _Line:
    """As much of a socket as `http.client` wants."""

    def __init__(self, line: socket.socket, until: float) -> None:
        self.line, self.until = line, until

    def sendall(self, data: bytes) -> None:
        self.line.settimeout(left_s(self.until))
        self.line.sendall(data)

    def makefile(self, _mode: str) -> io.BufferedReader:
        return io.BufferedReader(_Reader(self.line, self.until))

    def close(self) -> None:
        self.line.close()


def left_s(until: float) -> float:
    """The seconds that are left; raises `TooMuch` when there are none."""
    left = until - time.monotonic()
    if left <= 0:
        raise TooMuch
    return left


@dataclass(frozen=True, slots=True)
class Knock:
    """One request: how, for what, of whom, and until when (of `time.monotonic`)."""

    method: str
    scheme: str
    host: str
    port: int
    target: str
    agent: str
    until: float


def ask(asked: Knock, address: str, dialled: Dial, trust: ssl.SSLContext) -> tuple[int, str]:
    """The status and the `Location` of an answer; nothing else of it is read. Raises OSError or HTTPException.

    The name is only said and, over https, proven by a certificate: the connection goes to `address`.
    """
    line = dialled(address, asked.port, left_s(asked.until))
    try:
        if asked.scheme == "https":
            line.settimeout(left_s(asked.until))
            line = trust.wrap_socket(line, server_hostname=asked.host)
        talk = http.client.HTTPConnection(asked.host, asked.port)
        talk.default_port = 443 if asked.scheme == "https" else 80
        talk.sock = _Line(line, asked.until)
        talk.putrequest(asked.method, asked.target, skip_accept_encoding=True)
        for name, value in (("User-Agent", asked.agent), ("Accept", "text/html, */*;q=0.5"), ("Connection", "close")):
            talk.putheader(name, value)
        talk.endheaders()
        answer = talk.getresponse()
        return answer.status, answer.headers.get("Location", "")
    finally:
        line.close()
