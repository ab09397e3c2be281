"""A member who writes replies over HTTP without a pause, and only believes what was acknowledged."""

import http.cookiejar
import re
import threading
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from http.client import HTTPException
from typing import Any
from urllib.parse import urlencode

from tests.fixtures.house import PASSWORD

TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
PAUSE_S = 0.1


class StayHere(urllib.request.HTTPRedirectHandler):
    """Shows a redirect instead of following it."""

    def redirect_request(self, *_args: Any) -> None:
        return None


class Visitor:
    """A browser without a window: cookies, forms, tokens."""

    def __init__(self, url: str) -> None:
        self.url = url
        cookies = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(cookies, StayHere)
        self.token = ""

    def ask(self, path: str, form: dict[str, str] | None = None) -> tuple[int, str, str]:
        """Status, Location and text of the answer; raises OSError or HTTPException when there is none."""
        data = urlencode(form | {"csrf_token": self.token}).encode() if form is not None else None
        request = urllib.request.Request(self.url + path, data, {"Origin": self.url})
        try:
            with self.opener.open(request, timeout=20) as answer:
                status, location, text = answer.status, "", answer.read().decode()
        except urllib.error.HTTPError as error:
            status, location, text = error.code, error.headers.get("Location", ""), error.read().decode()
        if found := TOKEN.search(text):
            self.token = found[1]
        return status, location, text

    def log_in(self, name: str) -> None:
        """Log in by the form."""
        self.ask("/login")
        status, _, text = self.ask("/login", {"username": name, "password": PASSWORD})
        assert status == 303, text


def word(number: int) -> str:
    """A word that nothing else in the house holds, and that no stemmer shortens."""
    letters = "bcdfghjkmp"
    return "zq" + "".join(letters[int(digit)] for digit in f"{number:05d}") + "x"


@dataclass
class Writer:
    """Writes one reply after the other in its own thread; the same text is sent again until it is acknowledged."""

    visitor: Visitor
    path: str
    acknowledged: dict[str, str] = field(default_factory=dict)
    odd: list[str] = field(default_factory=list)
    stopping: threading.Event = field(default_factory=threading.Event)

    def start(self) -> None:
        """Begin to write."""
        self.visitor.ask("/me/profile")  # gives the token of the session
        self.thread = threading.Thread(target=self.write, daemon=True)
        self.thread.start()

    def stop(self) -> None:
        """Finish the reply that is on its way."""
        self.stopping.set()
        self.thread.join(60)
        assert not self.thread.is_alive()

    def write(self) -> None:
        """Write until told to stop."""
        number = 0
        while not self.stopping.is_set():
            number += 1
            self.send(word(number))

    def send(self, text: str) -> None:
        """One reply, until it is acknowledged."""
        while text not in self.acknowledged:
            try:
                form = {"body": f"I am still here: {text}.", "idempotency_key": f"key of {text}"}
                status, location, _ = self.visitor.ask(self.path, form)
            except (OSError, HTTPException):
                status, location = 0, ""
            if status == 303 and location.startswith("/t/"):
                self.acknowledged[text] = location
            elif status not in (0, 503):
                self.odd.append(f"{status} {location}")
            self.stopping.wait(PAUSE_S)
            if self.stopping.is_set():
                return
