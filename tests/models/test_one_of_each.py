"""What there may be only one of, and what may not be left out."""

from typing import Any

import pytest
from sqlalchemy import Column, Connection, MetaData, Table, UniqueConstraint, insert, null, select
from sqlalchemy.exc import IntegrityError

from forum.models import Base
from tests.fixtures.rows import made_row

TABLES = Base.metadata.tables
# One account a name and a mailbox, one number a post, one link a page: (table, columns).
ONE_OF_EACH = {
    ("calendar_address", ("token_hash",)),
    ("carer_link", ("token_hash",)),
    ("category", ("slug",)),
    ("conversation", ("first_id", "second_id")),
    ("digest", ("key",)),
    ("draft", ("member_id", "place")),
    ("exercise_review", ("exercise_id", "reviewer_id", "facts_hash")),
    ("member", ("email_key",)),
    ("login_step", ("token_hash",)),
    ("member", ("name_key",)),
    ("need_verdict", ("exercise_id", "need_id")),
    ("notice", ("key",)),
    ("passkey", ("credential_id",)),
    ("picture", ("key",)),
    ("poll_choice", ("post_id", "position")),
    ("post", ("thread_id", "n")),
    ("programme_version", ("programme_id", "n")),
    ("push_subscription", ("endpoint_hash",)),
    ("research_study", ("doi",)),
    ("research_study", ("key",)),
    ("resource", ("url_key",)),
    ("routine_version", ("routine_id", "n")),
    ("session", ("token_hash",)),
    ("site_edition", ("mark",)),
    ("submission", ("member_id", "key")),
    ("suggested_exercise", ("key",)),
    ("tag", ("name",)),
    ("takeaway", ("mark",)),
    ("token", ("token_hash",)),
}
SORTED = sorted(ONE_OF_EACH)
# Where a made row would have the same other half too.
OTHER_HALF = {"conversation": {"second_id": 2}}
RUN = {"member_id": 1, "programme_id": 1, "ended_at": None}


def put(connection: Connection, table: Table, n: int = 3, **given: Any) -> None:
    """One more row."""
    connection.execute(insert(table).values(dict(made_row(connection, table, n)) | given))


def row_of(connection: Connection, table: Table, n: int) -> dict[str, Any]:
    """The `n`-th row that is there."""
    return dict(connection.execute(select(table).order_by(*table.primary_key)).mappings().all()[n - 1])


@pytest.mark.parametrize(("name", "columns"), SORTED)
def test_there_is_one_of_each(filled: Connection, name: str, columns: tuple[str, ...]) -> None:
    table = TABLES[name]
    first = row_of(filled, table, 1)
    with pytest.raises(IntegrityError), filled.begin_nested():
        put(filled, table, **{column: first[column] for column in columns})


@pytest.mark.parametrize(("name", "columns"), [one for one in SORTED if len(one[1]) > 1])
def test_half_of_it_may_be_the_same(filled: Connection, name: str, columns: tuple[str, ...]) -> None:
    table = TABLES[name]
    put(filled, table, **{columns[0]: row_of(filled, table, 1)[columns[0]]} | OTHER_HALF.get(name, {}))
    assert len(filled.execute(select(table)).all()) == 3


def test_no_other_column_is_protected_without_a_word_here() -> None:
    found = {
        (table.name, tuple(column.name for column in one.columns))
        for table in TABLES.values()
        for one in table.constraints
        if isinstance(one, UniqueConstraint)
    }
    assert found == ONE_OF_EACH


def test_two_members_may_be_without_an_address(filled: Connection) -> None:
    member = TABLES["member"]
    for n in (3, 4):
        put(filled, member, n, email=None, email_key=None)
    assert len(filled.execute(select(member).where(member.c.email_key.is_(None))).all()) == 2


def test_a_look_belongs_to_one_member_and_several_may_have_none(filled: Connection) -> None:
    member = TABLES["member"]
    put(filled, member, 3, name_skeleton="rnary")
    with pytest.raises(IntegrityError), filled.begin_nested():
        put(filled, member, 4, name_skeleton="rnary")
    for n in (5, 6):
        put(filled, member, n, name_skeleton=None)


def test_ana_does_a_programme_once_at_a_time(filled: Connection) -> None:
    run = TABLES["programme_run"]
    put(filled, run, 3, **RUN)
    with pytest.raises(IntegrityError), filled.begin_nested():
        put(filled, run, 4, **RUN)


def test_ana_may_do_a_programme_again_and_another_beside_it(filled: Connection) -> None:
    run = TABLES["programme_run"]
    ended = row_of(filled, run, 1)["ended_at"]
    assert ended is not None
    put(filled, run, 3, **RUN | {"ended_at": ended})
    put(filled, run, 4, **RUN)
    put(filled, run, 5, **RUN | {"programme_id": 2})
    assert len(filled.execute(select(run)).all()) == 5


@pytest.mark.parametrize("name", sorted(TABLES))
def test_what_must_be_known_is_not_left_out(filled: Connection, name: str) -> None:
    table = TABLES[name]
    needed = [column.name for column in table.columns if not column.nullable and not column.primary_key]
    for column in needed:
        row = dict(made_row(filled, table, 3)) | {column: null()}
        with pytest.raises(IntegrityError), filled.begin_nested():
            filled.execute(insert(bare(table)).values(row))


def bare(table: Table) -> Table:
    """The table by its names alone, so that a nothing reaches the database as one and not as a default."""
    return Table(table.name, MetaData(), *(Column(column.name, column.type) for column in table.columns))
