"""Titles that have some words, of which the last is still being typed: PostgreSQL finds beginnings itself."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection

from forum.search.asking.analysis import is_looked_up, places_in, plain_of, stem_of
from forum.search.kit.document import MEMBERS_ONLY
from forum.search.postgres.lexemes import FIELDS, IN_TITLE, asked, lexeme
from forum.search.postgres.tables import Mark
from forum.search.whoosh.beginnings import shorter

_ANSWERING = "FROM {table} WHERE gone IS NULL AND vector @@ CAST(:asked AS tsquery)"
_NEWEST = "SELECT key, title, url, at " + _ANSWERING + " ORDER BY at DESC, number DESC LIMIT :limit"
_ANY = "SELECT 1 " + _ANSWERING + " LIMIT 1"


def find_begun(
    connection: Connection, mark: Mark, typed: str, kinds: Collection[str], limit: int, *, for_members: bool
) -> Sequence[Any]:
    """The newest documents of these kinds whose titles have the words, as rows of key, title, url and at."""
    *whole, last = [typed[place.start : place.end] for place in places_in(typed)] or [""]
    if not last:
        return []
    stems = list(filter(is_looked_up, map(stem_of, whole)))
    wanted = [asked(lexeme(IN_TITLE, stem)) for stem in stems]
    # A last word that is never looked up, such as "on", may be whole: behind other words it asks for nothing.
    if is_looked_up(stem_of(last)) or not stems:
        wanted.append(_either(_begun(connection, mark, plain_of(last), for_members=for_members)))
    if kinds:
        wanted.append(_either(asked(lexeme(FIELDS["facets"], f"kind={kind}")) for kind in kinds))
    query = known_to(" & ".join(wanted), for_members=for_members)
    return connection.execute(mark.sql(_NEWEST), {"asked": query, "limit": limit}).all()


def known_to(query: str, *, for_members: bool) -> str:
    """The `tsquery`, which finds nothing that only members may read for anybody else."""
    return query if for_members else f"{query} & !{asked(lexeme(FIELDS['facets'], MEMBERS_ONLY))}"


def has_any(connection: Connection, mark: Mark, query: str, *, for_members: bool) -> bool:
    """Whether a document that is not gone, and may be known of, answers to this `tsquery`."""
    known = known_to(query, for_members=for_members)
    return connection.execute(mark.sql(_ANY), {"asked": known}).first() is not None


def _begun(connection: Connection, mark: Mark, plain: str, *, for_members: bool) -> list[str]:
    """What a word with this beginning may be found by."""
    found = [asked(lexeme(IN_TITLE, plain)) + ":*", asked(lexeme(IN_TITLE, stem_of(plain)))]
    if not has_any(connection, mark, asked(lexeme(FIELDS["all"], plain)) + ":*", for_members=for_members):
        found += [asked(lexeme(IN_TITLE, beginning)) for beginning in shorter(plain)]
    return found


def _either(queries: Any) -> str:
    return f"({' | '.join(queries)})"
