"""Keep e-mail addresses and phone numbers out of public posts, also the disguised ones.

All finders work on what a reader would see (`folding`); the words for the gap go into what was typed.
"""

import re
from collections.abc import Set
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
    """The Markdown without contact details, how many were taken out, and what they said, in the order of the text.

    `phones` are those that are phone numbers, as they were typed; `vouched` are numbers that stay because the author
    says that they are not private.
    """

    text: str
    count: int
    hidden: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    vouched: tuple[str, ...] = ()


def mask_contacts(markdown: str, public: Set[str] = frozenset()) -> Masked:
    """Put words in place of every e-mail address and private phone number outside http(s) addresses.

    `public` holds phone numbers that stay beside the freephone ones, as `public_numbers.key_of` writes them.
    """
    hidden: list[str] = []
    phones: list[str] = []
    source = _MAILTO_LINK.sub(lambda link: _name_only(link, hidden), markdown)
    folded = fold(source)
    parts: list[str] = []
    done = 0
    for start, end, words in _find_gaps(_WEB_ADDRESS.sub(_blank, folded.text), public):
        if folded.starts[start] < done:
            continue
        parts += [source[done : folded.starts[start]], words]
        done = folded.starts[end]
        typed = source[folded.starts[start] : done]
        hidden.append(typed)
        if words is PHONE_HIDDEN:
            phones.append(typed)
    return Masked("".join(parts) + source[done:], len(hidden), tuple(hidden), tuple(phones))


def _find_gaps(shown: str, public: Set[str]) -> list[tuple[int, int, str]]:
    """Where something is hidden and by which words, from left to right; of two at one place the longer comes first."""
    gaps = [(start, end, EMAIL_HIDDEN) for start, end in find_emails(shown)]
    rest = list(shown)
    for start, end, _ in gaps:
        rest[start:end] = "\n" * (end - start)
    gaps += [(start, end, PHONE_HIDDEN) for start, end in find_phones("".join(rest), public)]
    return sorted(gaps, key=lambda gap: (gap[0], -gap[1]))


def _name_only(link: re.Match[str], hidden: list[str]) -> str:
    name = link[1].strip()
    hidden.append(link[0])
    return EMAIL_HIDDEN if not name or "@" in name else f"{name} {EMAIL_HIDDEN}"


def _blank(found: re.Match[str]) -> str:
    return "\n" * len(found[0])
