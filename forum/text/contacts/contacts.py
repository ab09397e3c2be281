"""Keep e-mail addresses and phone numbers out of public posts, also the disguised ones.

All finders work on what a reader would see (`folding`); the words for the gap go into what was typed.
"""

import re
from dataclasses import dataclass

from forum.text.contacts.emails import find_emails
from forum.text.contacts.phones import find_phones
from forum.text.kit.folding import fold

EMAIL_HIDDEN = "[email address hidden]"
PHONE_HIDDEN = "[phone number hidden]"

_MAILTO_LINK = re.compile(r"\[([^\[\]\n]{0,200})\]\( ?<?mailto:[^()\n]{0,300}\)", re.IGNORECASE)
# Addresses on the web stay whole, but a name before the host would be an e-mail address in disguise.
_WEB_ADDRESS = re.compile(r"https?://(?![^\s/<>]{0,300}@)[^\s<>\"()\[\]]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Masked:
    """The Markdown without contact details, and how many were taken out."""

    text: str
    count: int


def mask_contacts(markdown: str) -> Masked:
    """Put words in place of every e-mail address and phone number outside http(s) addresses."""
    source, links = _MAILTO_LINK.subn(_name_only, markdown)
    folded = fold(source)
    shown = _WEB_ADDRESS.sub(_blank, folded.text)
    gaps = [(start, end, EMAIL_HIDDEN) for start, end in find_emails(shown)]
    rest = list(shown)
    for start, end, _ in gaps:
        rest[start:end] = "\n" * (end - start)
    gaps += [(start, end, PHONE_HIDDEN) for start, end in find_phones("".join(rest))]
    parts: list[str] = []
    done = 0
    count = links
    for start, end, words in sorted(gaps):
        if folded.starts[start] < done:
            continue
        parts += [source[done : folded.starts[start]], words]
        done = folded.starts[end]
        count += 1
    return Masked("".join(parts) + source[done:], count)


def _name_only(link: re.Match[str]) -> str:
    name = link[1].strip()
    return EMAIL_HIDDEN if not name or "@" in name else f"{name} {EMAIL_HIDDEN}"


def _blank(found: re.Match[str]) -> str:
    return "\n" * len(found[0])
