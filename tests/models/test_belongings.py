"""Every table that points at members says what becomes of its rows, and whether a member can take them away."""

import pytest
from sqlalchemy import ForeignKey

from forum.models import Base
from forum.rules.members.belongings import ABOUT_NOBODY, BELONGINGS, PROFILE_SECRETS, Belonging

TABLES = Base.metadata.tables
POINTS_AT_MEMBERS = {
    f"{table.name}.{key.parent.name}"
    for table in TABLES.values()
    for key in table.foreign_keys
    if key.column.table.name == "member"
}
SECRET_SOUNDS = (
    "token_hash",
    "code_hash",
    "password_hash",
    "secret",
    "token",
    "credential",
    "public_key",
    "share_key",
    "challenge",
)


def names_of(table: str) -> list[str]:
    """The columns of a table."""
    return [column.name for column in TABLES[table].columns]


def keys_along(one: Belonging) -> list[ForeignKey]:
    """The references a path goes along."""
    table, found = TABLES[one.table], []
    for name in one.columns:
        found.append(next(iter(table.c[name].foreign_keys)))
        table = found[-1].column.table
    return found


def test_every_column_that_points_at_members_is_told_what_becomes_of_it() -> None:
    told = {one.path for one in BELONGINGS if len(one.columns) == 1}
    assert sorted(POINTS_AT_MEMBERS - told) == [], "give it a row in rules/members/belongings.py"


def test_every_table_is_about_members_or_about_nobody() -> None:
    told = {one.table for one in BELONGINGS}
    assert sorted(set(TABLES) - told - ABOUT_NOBODY) == [], "give it a row in rules/members/belongings.py"
    assert not told & ABOUT_NOBODY
    assert set(TABLES) >= ABOUT_NOBODY


@pytest.mark.parametrize("one", BELONGINGS, ids=lambda one: one.path)
def test_every_row_leads_to_a_member_and_says_what_it_must(one: Belonging) -> None:
    assert keys_along(one)[-1].column.table.name == "member"
    assert one.file or one.why, "what can't be taken away says why"
    assert bool(one.file) == bool(one.words)
    assert one.fate != "stays" or one.why, "what stays says why"
    assert {*one.secret, *one.wiped} <= set(names_of(one.table))


def test_no_two_files_have_one_name() -> None:
    files = [one.file for one in BELONGINGS if one.file]
    assert len(files) == len(set(files))


def test_no_secret_is_taken_away() -> None:
    columns = [(one, column) for one in BELONGINGS if one.file for column in names_of(one.table)]
    taken = [f"{one.table}.{column}" for one, column in columns if column not in one.secret]
    taken += [f"member.{column}" for column in names_of("member") if column not in PROFILE_SECRETS]
    assert [place for place in taken if any(sound in place.partition(".")[2] for sound in SECRET_SOUNDS)] == []
