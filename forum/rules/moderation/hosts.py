"""What moderators think of web hosts: trusted, ordinary, watched or blocked; and which rule speaks of a host.

Names are compared part by part and never as text: a rule of `example.org` says nothing of `badexample.org`.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from forum.errors import Refused
from forum.rules.library.hosts import ascii_host, is_public, mixes_letters
from forum.rules.members.look_alikes import skeleton
from forum.rules.moderation import refusal_words

# Standing -> its word, and what follows from it.
STANDINGS: dict[str, tuple[str, str]] = {
    "trusted": ("Trusted", "Links to it are no reason for a first post to wait."),
    "ordinary": ("Ordinary", "An exception from a rule about a whole domain."),
    "watched": ("Watched", "Every post that links to it waits for a moderator."),
    "blocked": ("Blocked", "No post or resource can link to it. Links there are shown as plain words."),
}
_HOST = re.compile(r"(?=.{4,253}$)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})+")
_AROUND = re.compile(r"^(?:https?://)?([^/?#\\]*).*$", re.IGNORECASE | re.DOTALL)
_PORT = re.compile(r":[0-9]{0,5}$")
_ENCODED = "xn--"


@dataclass(frozen=True, slots=True)
class HostOpinion:
    """What is thought of a host, alone or with all names below it."""

    host: str
    standing: str
    with_subdomains: bool = False


def check_host(typed: str) -> str:
    """The host in a typed host name or address, as the network writes it; raises `Refused`."""
    name = _PORT.sub("", _AROUND.sub(r"\1", typed.strip()))
    host = ascii_host(name)
    if not _HOST.fullmatch(host) or not is_public(host):
        raise Refused(refusal_words.NOT_A_HOST, "host")
    if mixes_letters(name):
        raise Refused(refusal_words.HOST_LETTERS_MIXED, "host")
    return host


def check_standing(standing: str) -> str:
    """One of `STANDINGS`; raises `Refused`."""
    if standing not in STANDINGS:
        raise Refused(refusal_words.NO_STANDING, "standing")
    return standing


def check_other(now: HostOpinion | None, wanted: HostOpinion) -> None:
    """Refuse to say of a host what is said already."""
    if now == wanted:
        raise Refused(refusal_words.host_known(wanted.host, STANDINGS[wanted.standing][0].lower()), "host")


def plain_host(host: str) -> str:
    """A host as it stands in a link, in the form that rules have: lower case, no dot at the end."""
    return host.lower().rstrip(".")


def names_above(host: str) -> list[str]:
    """The host and all names it lies under, the longest first; no rule is about an ending alone, such as `org`."""
    labels = plain_host(host).split(".")
    return [".".join(labels[start:]) for start in range(len(labels) - 1)]


def standing_of(host: str, rules: Mapping[str, HostOpinion]) -> str:
    """What is thought of a host by these rules; the rule with the longest name speaks.

    A host that is written to look like a trusted one is watched, whatever no rule says of it.
    """
    names = names_above(host)
    for name in names:
        rule = rules.get(name)
        if rule and (rule.with_subdomains or name == names[0]):
            return rule.standing
    return "watched" if poses(host, (one.host for one in rules.values() if one.standing == "trusted")) else "ordinary"


def is_disguised(host: str) -> bool:
    """Whether a host has letters beyond ASCII, so that it may look like another one."""
    return any(label.startswith(_ENCODED) for label in plain_host(host).split("."))


def poses(host: str, trusted: Iterable[str]) -> bool:
    """Whether a host with letters beyond ASCII looks like one of these or like a name below it, or mixes alphabets."""
    if not is_disguised(host):
        return False
    try:
        seen = plain_host(host).encode("ascii").decode("idna")
    except UnicodeError:
        return True
    if mixes_letters(seen):
        return True
    looks = [skeleton(one) for one in trusted]
    return any(skeleton(name) in looks for name in names_above(seen))
