"""A document as a row of the index."""

from collections.abc import Iterable, Iterator

from forum.search.asking.analysis import Text, is_looked_up
from forum.search.kit.document import KINDS, Document
from forum.search.postgres.lexemes import FIELDS, IN_TITLE, clean, lexeme
from forum.search.whoosh.codec import length_code
from forum.search.whoosh.schema import GAP, StemField, fields_of

Row = tuple[int | str, ...]
# A tsvector takes 1,048,575; of a text that has more the last new words are not found.
_MOST_BYTES = 1_000_000


def row_of(document: Document) -> Row:
    """All columns but the number, as `COPY` takes them."""
    fields = fields_of(document)
    others = [lexeme(FIELDS[field], term) for field in ("concepts", "facets") for term in fields[field]]
    others += [lexeme(IN_TITLE, stem) for stem in _beginning(fields["all"].title)]
    words, weights, places, length = [], [], [], 0
    room = _MOST_BYTES - sum(len(other.encode()) for other in others)
    for term, share, weight, positions in StemField().index(fields["all"]):
        length += share
        room -= len(term) + 1
        if room >= 0:
            words.append(lexeme(FIELDS["all"], term.decode()))
            weights.append(repr(weight))
            places.append(f'"\\\\x{positions.hex()}"')
    return (
        clean(document.key),
        KINDS.index(document.kind) + 1,
        fields["at"],
        fields["thread"],
        length,
        length_code(length),
        clean(fields["title"]),
        clean(fields["url"]),
        _array(map(_quoted, (*words, *others))),
        _array(weights),
        _array(places),
    )


def _beginning(title: Text) -> set[str]:
    """The stems that a title is suggested by."""
    found = {*title.stems[:GAP], *(stem for at, stem in title.more if at < GAP)}
    return set(filter(is_looked_up, found))


def _quoted(lexeme: str) -> str:
    escaped = lexeme.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _array(elements: Iterable[str]) -> str:
    return "{" + ",".join(elements) + "}"


def numbered(rows: Iterable[Row], first: int) -> Iterator[Row]:
    """The rows with their numbers before them."""
    return ((number, *row) for number, row in enumerate(rows, first))
