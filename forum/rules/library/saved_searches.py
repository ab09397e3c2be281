"""Which searches a member may keep, and under which name."""

from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from forum.errors import Refused
from forum.rules.kit.limits import QUERY_CHARS
from forum.rules.library import refusal_words
from forum.rules.library.operator_words import TAKES

MOST = 20
NAME_CHARS = 80
ADDRESS_CHARS = 12_000
# What an address says of a search: its words, what is chosen beside them, and how the words are to be read.
PARTS = ("q", *TAKES, "exact", "not", "fit")
# Alone they ask for nothing.
SAY_NOTHING = frozenset(("kind", "order"))
MOST_PARTS = 60
NAMELESS = "A search without words"


def check_asked(query_string: str) -> str:
    """The address of a search behind its question mark, with nothing else in it; raises `Refused`."""
    try:
        pairs = parse_qsl(query_string, max_num_fields=MOST_PARTS)
    except ValueError:
        pairs = []
    asked = [(name, text) for name, text in pairs if name in PARTS]
    words = words_of(asked)
    says_something = words.strip() or any(name in TAKES and name not in SAY_NOTHING for name, _ in asked)
    if not says_something or len(words) > QUERY_CHARS:
        raise Refused(refusal_words.NOT_A_SEARCH)
    return urlencode(asked)


@dataclass(frozen=True, slots=True)
class AskedFor:
    """What a kept search asks for: its words, kinds, and operators beside them."""

    text: str
    kinds: tuple[str, ...]
    parts: tuple[tuple[str, str], ...]


def read_asked(asked: str) -> AskedFor:
    """The same out of an address that `check_asked` let through."""
    pairs = parse_qsl(asked)
    kinds = tuple(value for name, value in pairs if name == "kind")
    return AskedFor(words_of(pairs), kinds, tuple(pair for pair in pairs if pair[0] in TAKES and pair[0] != "kind"))


def words_of(asked: list[tuple[str, str]]) -> str:
    """The words that are searched for."""
    return next((text for name, text in asked if name == "q"), "")


def check_name(name: str, asked: str) -> str:
    """The name on one line, or else the words of the search if it has any; raises `Refused` when it is too long."""
    tidy = " ".join(name.split())
    if len(tidy) > NAME_CHARS:
        raise Refused(refusal_words.search_name_too_long(NAME_CHARS), "search_name")
    return tidy or " ".join(words_of(parse_qsl(asked)).split())[:NAME_CHARS] or NAMELESS


def check_room(count: int) -> None:
    """Refuse one more than a member may keep."""
    if count >= MOST:
        raise Refused(refusal_words.too_many_searches(MOST))
