"""The tables of the index, in a schema of their own: one row of state, and one table of documents a generation.

No migration makes them. They hold nothing that can't be made again from the database, they have a form of their own,
and a rebuild makes the next generation beside the one in use (ADR 24).
"""

from dataclasses import asdict, dataclass, replace

from sqlalchemy import Connection, TextClause, text

from forum.search.asking.port import NoUsableIndex
from forum.search.whoosh import schema

# The second number is that of these tables.
FORM = f"{schema.FORM}.1"

# `last_number` is the highest number of a document. Numbers only grow, and a document is never changed but for `gone`:
# the commit that replaced or dropped it. `epoch` counts how often what is gone was cleared away.
_STATE = """
CREATE TABLE IF NOT EXISTS strideshare_search.state (
    one boolean PRIMARY KEY DEFAULT true CHECK (one), form text NOT NULL, generation integer NOT NULL,
    epoch integer NOT NULL, commit bigint NOT NULL, last_number integer NOT NULL, is_whole boolean NOT NULL
)"""
# The first of `terms` are words, each with its weight and its positions as unsigned 16-bit numbers. Rows stay in one
# piece up to 8 kB: taking those apart that PostgreSQL would compress costs more than all else of a search.
_DOCUMENTS = """
CREATE TABLE {table} (
    number integer PRIMARY KEY, key text NOT NULL, kind smallint NOT NULL, at bigint NOT NULL, thread bigint NOT NULL,
    length integer NOT NULL, code smallint NOT NULL, title text NOT NULL, url text NOT NULL, terms text[] NOT NULL,
    weights real[] NOT NULL, places bytea[] NOT NULL, gone bigint,
    vector tsvector GENERATED ALWAYS AS (array_to_tsvector(terms)) STORED
) WITH (toast_tuple_target = 8160)"""
_INDEXES = (
    "CREATE INDEX ON {table} USING gin (vector) WITH (fastupdate = off)",
    "CREATE UNIQUE INDEX ON {table} (key) WHERE gone IS NULL",
    "CREATE INDEX ON {table} (gone) WHERE gone IS NOT NULL",
    "ANALYZE {table}",
)
_GENERATIONS = """
SELECT substring(relname FROM 11)::integer FROM pg_class
WHERE relnamespace = to_regnamespace('strideshare_search') AND relkind = 'r' AND relname ~ '^documents_[0-9]+$'"""
_WRITE_MARK = """
INSERT INTO strideshare_search.state (form, generation, epoch, commit, last_number, is_whole)
VALUES (:form, :generation, :epoch, :commit, :last_number, :is_whole)
ON CONFLICT (one) DO UPDATE SET form = :form, generation = :generation, epoch = :epoch, commit = :commit,
    last_number = :last_number, is_whole = :is_whole"""


@dataclass(frozen=True)
class Mark:
    """How far the index is; `table_id` is PostgreSQL's own of the table, as a number may come again."""

    generation: int
    epoch: int
    commit: int
    last_number: int
    is_whole: bool
    table_id: int = 0

    @property
    def table(self) -> str:
        """The table of documents."""
        return f"strideshare_search.documents_{self.generation}"

    def sql(self, statement: str) -> TextClause:
        """A statement about the `{table}` of documents."""
        return text(statement.replace("{table}", self.table))


def find_mark(connection: Connection) -> Mark | None:
    """How far the index is; None when there is none, or of another form."""
    if connection.scalar(text("SELECT to_regclass('strideshare_search.state')")) is None:
        return None
    row = connection.execute(text("SELECT * FROM strideshare_search.state")).mappings().first()
    if row is None or row["form"] != FORM:
        return None
    mark = Mark(row["generation"], row["epoch"], row["commit"], row["last_number"], row["is_whole"])
    table_id = connection.scalar(text("SELECT to_regclass(:table)::oid::bigint"), {"table": mark.table})
    return replace(mark, table_id=table_id) if table_id else None


def get_mark(connection: Connection) -> Mark:
    """The same; raises `NoUsableIndex`."""
    mark = find_mark(connection)
    if mark is None:
        raise NoUsableIndex("there is no index yet; run `strideshare reindex`")
    return mark


def make_table(connection: Connection) -> Mark:
    """The next generation: an empty table of documents, still without indexes.

    Nothing that is there is locked, not even of another form: whoever looks meanwhile gets an answer.
    """
    if connection.scalar(text("SELECT to_regnamespace('strideshare_search')")) is None:
        # Asked before, because "if not exists" wants the right to make one even where it is.
        connection.execute(text("CREATE SCHEMA strideshare_search"))
    connection.execute(text(_STATE))
    known, old = _generations(connection), find_mark(connection)
    mark = Mark(max(known, default=0) + 1, 0, old.commit if old else 0, 0, is_whole=False)
    connection.execute(mark.sql(_DOCUMENTS))
    return mark


def drop_others(connection: Connection, mark: Mark) -> None:
    """Remove all other generations."""
    for generation in _generations(connection):
        if generation != mark.generation:
            connection.execute(replace(mark, generation=generation).sql("DROP TABLE {table}"))


def _generations(connection: Connection) -> list[int]:
    return list(connection.scalars(text(_GENERATIONS)))


def make_indexes(connection: Connection, mark: Mark) -> None:
    """The indexes of a table that is filled."""
    for statement in _INDEXES:
        connection.execute(mark.sql(statement))


def write_mark(connection: Connection, mark: Mark) -> None:
    """From the next commit on the index is this far."""
    connection.execute(text(_WRITE_MARK), asdict(mark) | {"form": FORM})
