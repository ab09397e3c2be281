"""The made-up community of `make seed-big`."""

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from dev.big_file import BigFile
from forum.models import Member, Post, db
from tests.fixtures.terminal import Said

POSTS = 400
LINES = list(BigFile(POSTS).lines())


@pytest.mark.usefixtures("app")
def test_all_of_it_can_be_imported_beside_people_who_are_there(
    strideshare: Callable[..., Said], work: Callable[[], int], tmp_path: Path
) -> None:
    file = tmp_path / "big.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in LINES), encoding="utf-8")
    posts, members = db.session.query(Post).count(), db.session.query(Member).count()
    said = strideshare("import", file, "--index")
    assert said.status == 0, said.err
    assert db.session.query(Post).count() == posts + POSTS
    assert db.session.query(Member).count() == members + sum(line["kind"] == "user" for line in LINES)
    work()
    checked = strideshare("check")
    assert checked.status == 0, checked.out


def test_the_same_size_gives_the_same_file() -> None:
    assert list(BigFile(POSTS).lines()) == LINES


def test_nobody_in_it_can_be_taken_for_a_person() -> None:
    names = [line["name"] for line in LINES if line["kind"] == "user"]
    assert names
    assert [name for name in names if not name.startswith("Sample-")] == []


def test_threads_differ_in_length_and_some_posts_are_routines() -> None:
    posts = [line for line in LINES if line["kind"] == "post"]
    sizes = Counter(line["thread"] for line in posts).values()
    assert min(sizes) == 1
    assert max(sizes) > 20
    assert 0.03 < sum(line["body"].startswith("What I do on") for line in posts) / len(posts) < 0.15
