"""Cards are stored as they were written: a new field of a card needs no migration, and changes none of them."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from forum.rules.routines.rounds import say_rounds
from forum.rules.routines.routines import card_from_dict, card_to_dict
from tests.fixtures.rows import KEPT, unpack

WITH_CARDS = [release for release in KEPT if not release.startswith("0.1.0")]


@pytest.mark.parametrize("release", WITH_CARDS)
def test_a_card_of_an_older_release_is_read_as_it_was_and_done_once(release: str, tmp_path: Path) -> None:
    with closing(sqlite3.connect(unpack(release, tmp_path / "old.db"))) as database:
        kept = [json.loads(text) for (text,) in database.execute("SELECT card FROM routine_version")]
    assert kept
    for plain in kept:
        card = card_from_dict(plain)
        assert card_to_dict(card) == plain
        assert say_rounds(card) == ""
