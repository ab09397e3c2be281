"""Bodies sent in chunks: whatever a server raises on rubbish among them is one kind of error to us."""

from collections.abc import Callable, Iterable
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment


class BrokenBody(OSError):
    """What was sent is no body."""


class Body:
    """A body that raises `BrokenBody` where the server's own reader raises an error of its own."""

    def __init__(self, source: Any) -> None:
        self.source = source

    def read(self, *size: int) -> bytes:
        """So many bytes, or all."""
        return self._ask(self.source.read, *size)

    def readline(self, *size: int) -> bytes:
        """One line."""
        return self._ask(self.source.readline, *size)

    def _ask(self, reader: Callable[..., bytes], *size: int) -> bytes:
        try:
            return reader(*size)
        except Exception as error:
            raise BrokenBody("the body breaks off or is none") from error


class WholeBodies:
    """Hands the app bodies that fail in one way, whatever server stands in front."""

    def __init__(self, wsgi_app: WSGIApplication) -> None:
        self.wsgi_app = wsgi_app

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            environ["wsgi.input"] = Body(environ["wsgi.input"])
        return self.wsgi_app(environ, start_response)
