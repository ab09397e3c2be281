"""One line for each request: method, path without its query, status, SQL statements, milliseconds."""

import sys
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any, TextIO
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from sqlalchemy import Engine, event


class Counter(threading.local):
    """The SQL statements of this thread so far; the worker counts in its own."""

    statements = 0


COUNTER = Counter()


@event.listens_for(Engine, "before_cursor_execute")
def count(*_statement: object) -> None:
    """Count a statement, whatever connection it goes through."""
    COUNTER.statements += 1


class RequestLines:
    """Writes the line when the whole answer is made."""

    def __init__(self, wsgi_app: WSGIApplication, out: TextIO = sys.stderr) -> None:
        self.wsgi_app = wsgi_app
        self.out = out

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        began_s, before, said = time.perf_counter(), COUNTER.statements, "-"

        def start(status: str, headers: list[tuple[str, str]], *error: Any) -> Callable[[bytes], object]:
            nonlocal said
            said = status.partition(" ")[0]
            return start_response(status, headers, *error)

        answer = self.wsgi_app(environ, start)
        try:
            return list(answer)
        finally:
            if (close := getattr(answer, "close", None)) is not None:
                close()
            took_ms, statements = (time.perf_counter() - began_s) * 1000, COUNTER.statements - before
            path = printable(f"{environ['REQUEST_METHOD']} {environ.get('PATH_INFO', '')}")
            print(f"{path} {said} sql={statements} ms={took_ms:.0f}", file=self.out, flush=True)


def printable(text: str) -> str:
    """Text that stays on its line, whatever was asked for."""
    return "".join(letter if letter.isprintable() else "?" for letter in text)
