"""A table of resources brought in by the operator."""

from collections.abc import Callable
from pathlib import Path

from flask import Flask

from forum.models import Resource, db
from tests.fixtures.terminal import Said

HEAD = "title,url,made_by,why,kind,level\n"
WHY = "It names its sources and sells nothing."


def test_bad_rows_are_named_and_nothing_is_listed_unless_the_good_are_kept(
    app: Flask, strideshare: Callable[..., Said], tmp_path: Path
) -> None:
    file = tmp_path / "table.csv"
    good, bad = (
        f"Page,https://a.example.org/{n},A clinic,{WHY},{kind},everyone\n" for n, kind in ((1, "book"), (2, "x"))
    )
    file.write_text(HEAD + good + bad, encoding="utf-8")
    said = strideshare("resources", "import", file, "--by", "ben")
    assert (said.status, said.out) == (1, "Listed 0 of 2 rows.\n")
    assert said.err.startswith("line 3, kind: ")
    said = strideshare("resources", "import", file, "--by", "ben", "--keep-good")
    assert (said.status, said.out) == (0, "Listed 1 of 2 rows.\n")
    assert db.session.query(Resource).one().checked_by.name == "ben"


def test_only_a_moderator_can_vouch(app: Flask, strideshare: Callable[..., Said], tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    file.write_text(f"{HEAD}Page,https://a.example.org/1,A clinic,{WHY},book,everyone\n", encoding="utf-8")
    assert strideshare("resources", "import", file, "--by", "ana").status == 1
    assert strideshare("resources", "import", file, "--by", "nobody").status == 1
    assert db.session.query(Resource).count() == 0
