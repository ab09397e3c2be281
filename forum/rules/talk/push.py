"""Of what a browser may be told by itself, what it is told, and which services may be asked to do it."""

import base64
import binascii
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Literal
from urllib.parse import urlsplit

from forum.errors import Refused
from forum.rules.library.hosts import is_public
from forum.rules.talk import refusal_words

PushKind = Literal["answers", "messages"]
PUSH_KINDS: tuple[PushKind, ...] = ("answers", "messages")
# How the letters that are pushes are called.
LETTER_KINDS: dict[PushKind, str] = {"answers": "push_answer", "messages": "push_message"}
MOST_BROWSERS = 10
ENDPOINT_CHARS = 1_000
KEY_BYTES, AUTH_BYTES = 65, 16
HTTPS_PORT = 443
# What is shown on a locked screen: never who wrote, where, or what.
SAID: dict[PushKind, tuple[str, str]] = {
    "answers": ("Somebody answered you.", "/me/notices"),
    "messages": ("You have a new message.", "/messages"),
}


@dataclass(frozen=True, slots=True)
class Subscription:
    """What a browser says of itself: an address, and two keys as URL-safe base64."""

    endpoint: str
    p256dh: str
    auth: str


def check_subscription(given: Subscription, *, is_local: bool) -> Subscription:
    """The same; raises `Refused` for an address that is none of a public service, and for keys that are none."""
    if not is_endpoint(given.endpoint, is_local=is_local):
        raise Refused(refusal_words.PUSH_ADDRESS)
    key, auth = decode(given.p256dh), decode(given.auth)
    if len(key) != KEY_BYTES or key[:1] != b"\x04" or len(auth) != AUTH_BYTES:
        raise Refused(refusal_words.PUSH_KEYS)
    return given


def is_endpoint(endpoint: str, *, is_local: bool) -> bool:
    """Whether pushes may go there: by https to a public name; where the house `is_local`, to this machine too."""
    if len(endpoint) > ENDPOINT_CHARS or any(not 33 <= ord(sign) < 127 for sign in endpoint):
        return False
    try:
        parts = urlsplit(endpoint)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return False
    if is_local and host == "127.0.0.1" and parts.scheme == "http":
        return True
    is_plain = parts.scheme == "https" and port in (None, HTTPS_PORT) and not parts.username and not parts.password
    return is_plain and is_public(host) and bool(parts.path.strip("/"))


def may_connect(address: str, *, is_local: bool) -> bool:
    """Whether a host that answers at this network address may be sent anything: only one that everybody reaches."""
    try:
        found = ip_address(address)
    except ValueError:
        return False
    if is_local and found.is_loopback:
        return True
    inner = _inner(found)
    return all(one.is_global and not one.is_multicast for one in (found, *inner))


def _inner(found: IPv4Address | IPv6Address) -> tuple[IPv4Address, ...]:
    """The old-style address that a new-style one stands for."""
    if isinstance(found, IPv4Address):
        return ()
    return tuple(one for one in (found.ipv4_mapped, found.sixtofour) if one is not None)


def decode(text: str) -> bytes:
    """The bytes of URL-safe base64; none where it is something else."""
    try:
        return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (ValueError, binascii.Error):
        return b""
