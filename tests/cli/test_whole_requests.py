"""Telling a whole request from one that is still arriving."""

from typing import Any, cast

import pytest

from forum.cli.patient_worker import HEAD_WITHIN_S, WHOLE_WITHIN_S, Arrival
from forum.cli.whole_requests import MOST_BODY_BYTES, Sent, is_search, look_at
from forum.web.kit.form_sizes import TEXT_BYTES

POST = b"POST /login HTTP/1.1\r\nHost: x\r\n"


@pytest.mark.parametrize(
    ("received", "sent"),
    [
        (b"", Sent.HEAD_MISSING),
        (b"GET / HTTP/1.1\r\nHost: x\r\n", Sent.HEAD_MISSING),
        (b"GET / HTTP/1.1\r\nHost: x\r\n\r\n", Sent.WHOLE),
        (POST + b"content-LENGTH:5\r\n\r\nhell", Sent.BODY_MISSING),
        (POST + b"Content-Length: 5 \r\n\r\nhello", Sent.WHOLE),
        (POST + b"Content-Length: 5\r\nExpect: 100-continue\r\n\r\n", Sent.BODY_AWAITED),
        (POST + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\n", Sent.WHOLE),
        (POST + b"Content-Length: five\r\n\r\n", Sent.WHOLE),
        (POST + b"Transfer-Encoding: chunked\r\n\r\nrubbish", Sent.NO_LENGTH),
        (POST + b"Content-Length: %d\r\n\r\n" % (MOST_BODY_BYTES + 1), Sent.TOO_LARGE),
        (b"GET / HTTP/1.1\r\nX: " + b"a" * 40_000, Sent.ENDLESS_HEAD),
    ],
)
def test_a_request_is_looked_at(received: bytes, sent: Sent) -> None:
    assert look_at(received) is sent


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        (b"GET /search?q=heel HTTP/1.1\r\n", True),
        (b"GET /api/v1/search?q=heel HTTP/1.1\r\n", True),
        (b"GET /feeds/search?q=heel HTTP/1.1\r\n", True),
        (b"GET /threads/alike?title=heel HTTP/1.1\r\n", True),
        (b"GET /search/suggest?q=heel HTTP/1.1\r\n", True),
        (b"GET /search HTTP/1.1\r\n", False),
        (b"GET /t/12?q=/search? HTTP/1.1\r\n", False),
    ],
)
def test_a_search_is_told_from_a_page(line: bytes, is_one: bool) -> None:
    assert is_search(line) is is_one


def test_the_largest_form_is_waited_for() -> None:
    assert MOST_BODY_BYTES >= TEXT_BYTES


def test_a_body_may_take_longer_than_a_head() -> None:
    arrival = Arrival(cast(Any, None), bytearray(), began_at=0)
    assert not arrival.is_late(HEAD_WITHIN_S)
    assert arrival.is_late(HEAD_WITHIN_S + 1)
    arrival.sent = Sent.BODY_MISSING
    assert not arrival.is_late(HEAD_WITHIN_S + 1)
    assert arrival.is_late(WHOLE_WITHIN_S + 1)
    assert arrival.is_late(5, most_s=2)
