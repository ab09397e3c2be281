"""Web hosts, as moderators name the ones they trust."""

import re

from forum.errors import Refused
from forum.rules.moderation import refusal_words

_HOST = re.compile(r"(?=.{4,253}$)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})+")
_AROUND = re.compile(r"^(?:https?://)?([^/?#:]*).*$", re.IGNORECASE | re.DOTALL)


def check_host(typed: str) -> str:
    """The host in a typed host name or address, in lower case; raises `Refused`."""
    host = _AROUND.sub(r"\1", typed.strip()).lower().rstrip(".")
    if not _HOST.fullmatch(host):
        raise Refused(refusal_words.NOT_A_HOST, "host")
    return host


def check_new(host: str, *, is_trusted: bool) -> None:
    """Refuse to trust a host twice."""
    if is_trusted:
        raise Refused(refusal_words.host_known(host), "host")
