"""Asking whether the page of a link is still there: HEAD, then GET, along redirects, to public places only.

Every name is looked up once before each request, all its addresses must be public, and the connection goes to one of
those that were checked. No cookie, password or address of a reader is sent along.
"""

import http.client
import socket
import ssl
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote, urljoin, urlsplit

from forum.errors import Refused
from forum.rules.library.addresses import is_public_address
from forum.rules.library.hosts import ascii_host
from forum.rules.library.link_checks import outcome_of
from forum.rules.library.resources import check_url
from forum.visits.wire import Dial, Knock, ask, dial

MOST_REDIRECTS = 5
MOST_ADDRESSES = 3
SECONDS = 8.0
PORTS = {"http": (80, 8080), "https": (443, 8443)}
USUAL = {"http": 80, "https": 443}
REDIRECTS = (301, 302, 303, 307, 308)
_AS_THEY_ARE = "%/:=&?~+!$,;'@()*[]"
# The addresses of a host.
Resolve = Callable[[str], Sequence[str]]


class Shut(OSError):
    """A link to where no public page is."""


@dataclass(frozen=True, slots=True)
class LinkVisit:
    """How a link was found: the outcome, the last status (0 for none), and where it led in the end."""

    outcome: str
    status: int = 0
    url: str = ""


@dataclass(frozen=True, slots=True)
class Ways:
    """How names become addresses and addresses connections; a test brings its own."""

    resolve: Resolve
    dial: Dial
    trust: ssl.SSLContext


def look_up(host: str) -> list[str]:
    """The addresses that the system knows for a host; raises OSError."""
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(one[4][0]) for one in found))


@lru_cache(maxsize=1)
def usual_ways() -> Ways:
    """Those of the machine."""
    return Ways(look_up, dial, ssl.create_default_context())


def visit(url: str, agent: str, ways: Ways) -> LinkVisit:
    """Follow a link and say how it was; never raises for what a site does."""
    until, here, status = time.monotonic() + SECONDS, url, 0
    try:
        for _ in range(MOST_REDIRECTS + 1):
            status, place = knock(here, agent, ways, until)
            if status not in REDIRECTS or not place:
                return LinkVisit(outcome_of(status, is_elsewhere=here != url), status, here)
            here = checked(urljoin(here, place))
        return LinkVisit("circle", status, here)
    except Shut:
        return LinkVisit("shut", status)
    except (OSError, http.client.HTTPException, ValueError):
        return LinkVisit("silent", status)


def knock(url: str, agent: str, ways: Ways, until: float) -> tuple[int, str]:
    """The status and next place of one address; what does not like HEAD is asked by GET."""
    status, place = request("HEAD", url, agent, ways, until)
    if 200 <= status < 400:
        return status, place
    return request("GET", url, agent, ways, until)


def request(method: str, url: str, agent: str, ways: Ways, until: float) -> tuple[int, str]:
    """One request to the first of a few checked addresses that answers; raises OSError or HTTPException."""
    parts = urlsplit(checked(url))
    host = ascii_host(parts.hostname or "")
    port = parts.port or USUAL[parts.scheme]
    if port not in PORTS[parts.scheme]:
        raise Shut
    path = quote(parts.path or "/", safe=_AS_THEY_ARE)
    target = f"{path}?{quote(parts.query, safe=_AS_THEY_ARE)}" if parts.query else path
    asked = Knock(method, parts.scheme, host, port, target, agent, until)
    addresses = public_addresses(host, ways.resolve)
    for address in addresses[:-1]:
        try:
            return ask(asked, address, ways.dial, ways.trust)
        except OSError:
            continue
    return ask(asked, addresses[-1], ways.dial, ways.trust)


def public_addresses(host: str, resolve: Resolve) -> list[str]:
    """A few addresses of a host; raises `Shut` when any of all it has is not public."""
    found = list(resolve(host))
    if not found:
        raise OSError("no address")
    if not all(map(is_public_address, found)):
        raise Shut
    return found[:MOST_ADDRESSES]


def checked(url: str) -> str:
    """The address, if a resource could have it; raises `Shut`."""
    try:
        return check_url(url)
    except Refused:
        raise Shut from None
