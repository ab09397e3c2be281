"""A gunicorn worker that gives a thread to a request only when all of it has arrived.

Without it a few clients that send half a request each, and then nothing, hold all threads, and nobody else is answered.
A slow client costs some memory here, until its time is over. Searches have one thread of their own, so that however
many people search, the threads of all other pages stay free.
"""

import socket
import struct
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from selectors import EVENT_READ
from typing import Any

from gunicorn import util
from gunicorn.http.parser import RequestParser
from gunicorn.workers.gthread import TConn, ThreadWorker

from forum.cli.whole_requests import Sent, is_search, look_at

HEAD_WITHIN_S = 15
WHOLE_WITHIN_S = 60
# The same while the process stops.
STOPPING_WITHIN_S = 2
# How long a thread waits for a client that takes its answer, or sends what was not gathered, ever more slowly.
STALLED_S = 20
MOST_GATHERED_BYTES = 64_000_000
PIECE_BYTES = 65_536
CLOSERS = 4
# Who sent more than any form has reads the answer only when they may send it to the end, within reason.
OVERSIZED_WITHIN_S = 8
OVERSIZED_BYTES = 40_000_000
# So many searches wait for that thread, a few milliseconds each; one more is answered by the page's threads: busy.
MOST_SEARCHES = 32

GO_ON = b"HTTP/1.1 100 Continue\r\n\r\n"
LATE, NO_LENGTH, LONG_HEAD, FULL = (
    f"HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n".encode()
    for status in (
        "408 Request Timeout",
        "411 Length Required",
        "431 Request Header Fields Too Large",
        "503 Service Unavailable",
    )
)
REFUSALS = {Sent.NO_LENGTH: NO_LENGTH, Sent.ENDLESS_HEAD: LONG_HEAD}


@dataclass(eq=False)
class Arrival:
    """A request that is arriving."""

    conn: TConn
    received: bytearray
    began_at: float = field(default_factory=time.monotonic)
    sent: Sent = Sent.HEAD_MISSING
    is_watched: bool = False

    def is_late(self, now: float, most_s: float = WHOLE_WITHIN_S) -> bool:
        """Whether the client has taken too long, and in any case longer than `most_s`."""
        within_s = HEAD_WITHIN_S if self.sent is Sent.HEAD_MISSING else WHOLE_WITHIN_S
        return now - self.began_at > min(within_s, most_s)


class PatientWorker(ThreadWorker):
    """Gathers each request in the loop that accepts connections, beside all others."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.arrivals: set[Arrival] = set()
        self.oversized: set[TConn] = set()
        self.closers = ThreadPoolExecutor(CLOSERS)
        self.searcher = ThreadPoolExecutor(1)
        self.searches: set[TConn] = set()

    def enqueue_req(self, conn: TConn) -> None:
        """Gather a request, now that its connection is there or has more to say."""
        read_ahead = conn.parser.unreader.take_buffered() if isinstance(conn.parser, RequestParser) else b""
        conn.sock.setblocking(False)
        arrival = Arrival(conn, bytearray(read_ahead))
        self.arrivals.add(arrival)
        if read_ahead:
            self.judge(arrival)
        if arrival in self.arrivals:
            self.gather(arrival)

    def gather(self, arrival: Arrival) -> None:
        """Take what has come; a client that is gone takes its connection along."""
        try:
            piece = arrival.conn.sock.recv(PIECE_BYTES)
        except BlockingIOError:
            self.watch(arrival)
            return
        except OSError:
            piece = b""
        if not piece:
            self.let_go(arrival)
            return
        arrival.received += piece
        self.judge(arrival)
        if arrival in self.arrivals:
            self.watch(arrival)

    def judge(self, arrival: Arrival) -> None:
        """Hand on a request that is whole, refuse one that can't be waited for."""
        arrival.sent = look_at(arrival.received)
        if arrival.sent in (Sent.WHOLE, Sent.TOO_LARGE):
            self.hand_on(arrival)
        elif arrival.sent in REFUSALS:
            self.let_go(arrival, REFUSALS[arrival.sent])
        elif sum(len(one.received) for one in self.arrivals) > MOST_GATHERED_BYTES:
            self.let_go(arrival, FULL)
        elif arrival.sent is Sent.BODY_AWAITED:
            self.say(arrival, GO_ON)

    def hand_on(self, arrival: Arrival) -> None:
        """Give the request to a thread, as gunicorn does with every connection."""
        self.forget(arrival)
        conn = arrival.conn
        stalled = struct.pack("ll", STALLED_S, 0)
        for option in (socket.SO_RCVTIMEO, socket.SO_SNDTIMEO):
            conn.sock.setsockopt(socket.SOL_SOCKET, option, stalled)
        conn.init()
        assert isinstance(conn.parser, RequestParser)
        conn.parser.unreader.unread(bytes(arrival.received))
        if arrival.sent is Sent.TOO_LARGE:
            self.oversized.add(conn)
        if is_search(arrival.received) and len(self.searches) < MOST_SEARCHES:
            self.search(conn)
        else:
            super().enqueue_req(conn)

    def search(self, conn: TConn) -> None:
        """Give the request to the thread for searches, as `enqueue_req` does with all others."""
        self.searches.add(conn)
        answered = self.searcher.submit(self.handle, conn)
        answered.add_done_callback(lambda done: self.method_queue.defer(self.finish_request, conn, done))

    def _keepalive_after(self, conn: TConn, keepalive: bool) -> bool:
        """A body that was refused unread is not waited for."""
        may_stay = keepalive and conn not in self.oversized
        return bool(super()._keepalive_after(conn, may_stay))  # type: ignore[misc]  # the stubs don't know it

    def watch(self, arrival: Arrival) -> None:
        """Come back when there is more."""
        if not arrival.is_watched:
            arrival.is_watched = True
            self.poller.register(arrival.conn.sock, EVENT_READ, lambda _sock: self.gather(arrival))

    def forget(self, arrival: Arrival) -> None:
        """It arrives no more: it is there, or given up."""
        self.arrivals.discard(arrival)
        if arrival.is_watched:
            arrival.is_watched = False
            self.poller.unregister(arrival.conn.sock)

    def let_go(self, arrival: Arrival, words: bytes = b"") -> None:
        """Close the connection, with a last word."""
        self.forget(arrival)
        self.nr_conns -= 1
        if words:
            self.say(arrival, words)
            self.close_slowly(arrival.conn)
        else:
            arrival.conn.close()

    def say(self, arrival: Arrival, words: bytes) -> None:
        """A few bytes to a client, if it takes them."""
        try:
            arrival.conn.sock.send(words)
        except OSError:
            return

    def close_slowly(self, conn: TConn, *, is_oversized: bool = False) -> None:
        """Close so that a client which is still sending reads the answer; gunicorn would wait for it in the loop."""
        bounds = (OVERSIZED_WITHIN_S, OVERSIZED_BYTES) if is_oversized else ()
        self.closers.submit(util.close_graceful, conn.sock, *bounds)

    def finish_request(self, conn: TConn, fs: Any) -> None:
        """What follows an answer: the next request on the connection, or its end."""
        is_oversized = conn in self.oversized
        self.oversized.discard(conn)
        self.searches.discard(conn)
        if not fs.cancelled() and fs.exception() is None and not fs.result():
            self.nr_conns -= 1
            self.close_slowly(conn, is_oversized=is_oversized)
        else:
            super().finish_request(conn, fs)

    def murder_pending(self) -> None:
        """Give up requests that take too long."""
        super().murder_pending()
        now, most_s = time.monotonic(), WHOLE_WITHIN_S if self.alive else STOPPING_WITHIN_S
        for arrival in [one for one in self.arrivals if one.is_late(now, most_s)]:
            self.let_go(arrival, LATE if arrival.received else b"")
