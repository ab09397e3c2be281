"""An index in a folder: damage, what only looks like it, tidiness."""

import fcntl
import os
import random
import resource
import shutil
from pathlib import Path

import pytest

from forum.search import SearchUnavailable, parse_query
from forum.search.whoosh.damage import DamagedFile, decoding
from forum.search.whoosh.engine import WhooshSearch
from forum.search.whoosh.postings import unpack
from tests.search.making import document, found, posts


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "search"


@pytest.fixture
def search(root: Path) -> WhooshSearch:
    search = WhooshSearch(root, lock_wait_s=0.1)
    search.rebuild([])
    return search


def test_a_second_writer_waits_and_then_says_so(search: WhooshSearch, root: Path) -> None:
    with (root / "writer.lock").open("ab") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        with pytest.raises(SearchUnavailable, match="another process"):
            search.put(posts(1, 1))
    search.put(posts(1, 1))
    assert search.count() == 1


@pytest.mark.parametrize("damage", ["cut", "noise", "gone", "pointer", "form"])
def test_a_damaged_index_is_reported_and_begun_anew_by_the_writer(
    search: WhooshSearch, root: Path, damage: str
) -> None:
    search.put(posts(1, 20))
    search.close()
    (folder,) = root.glob("v*")
    for file in folder.iterdir():
        if damage == "cut":
            os.truncate(file, file.stat().st_size // 2)
        elif damage == "noise":
            file.write_bytes(random.Random(1).randbytes(file.stat().st_size))
        elif damage == "gone":
            file.unlink()
    if damage == "pointer":
        (root / "current").write_bytes(b"\xff../..")
    elif damage == "form":
        shutil.move(folder, root / "v0-000001")
        (root / "current").write_text("v0-000001")
    fresh = WhooshSearch(root)
    with pytest.raises(SearchUnavailable):
        fresh.find(parse_query("balance"))
    assert not fresh.is_ready()
    fresh.put(posts(1, 2))
    assert set(fresh.keys()) == {"post:1", "post:2"}
    assert fresh.find(parse_query("balance")).total == 2


def test_an_index_that_cant_be_read_for_a_moment_is_not_begun_anew(search: WhooshSearch, root: Path) -> None:
    search.put(posts(1, 20))
    search.close()
    usual = resource.getrlimit(resource.RLIMIT_NOFILE)
    others, taken = (
        max(map(int, (one.name for one in Path("/proc/self/fd").iterdir()))),
        [os.open(os.devnull, os.O_RDONLY)],
    )
    while taken[-1] <= others:
        taken.append(os.open(os.devnull, os.O_RDONLY))
    try:
        # The lock of the writer still finds a place, the files of the index do not.
        resource.setrlimit(resource.RLIMIT_NOFILE, (taken[-1] + 1, usual[1]))
        os.close(taken.pop())
        with pytest.raises(SearchUnavailable, match="now"):
            search.put(posts(21, 21))
        assert not search.is_ready()
        assert not search.needs_rebuild()
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, usual)
        for number in taken:
            os.close(number)
    assert search.count() == 20
    assert not search.needs_rebuild()


def test_what_is_read_of_a_file_is_damage_only_where_it_is_nonsense() -> None:
    with pytest.raises(DamagedFile), decoding():
        unpack(b"\xff" * 40)
    with pytest.raises(TypeError), decoding():
        unpack(None)  # type: ignore[arg-type]


def test_a_key_that_can_be_no_word_costs_nothing(search: WhooshSearch) -> None:
    search.put(posts(1, 20))
    with pytest.raises(UnicodeEncodeError):
        search.put([document("post", "\ud800")])
    assert search.count() == 20
    assert not search.needs_rebuild()


def test_many_small_changes_leave_few_files(search: WhooshSearch, root: Path) -> None:
    for n in range(1, 60):
        search.put(posts(n, n + 2))
    assert len(list(root.glob("v*/*.trm"))) < 16


def test_an_index_that_was_deleted_and_made_anew_is_not_taken_for_the_one_that_was(
    search: WhooshSearch, root: Path
) -> None:
    search.rebuild(posts(1, 5))
    reader = WhooshSearch(root)
    for body in ("foam", "balance"):
        assert reader.count() > 0
        shutil.rmtree(root)
        search.rebuild(posts(11, 13, body))
        assert reader.count() == 3
        assert len(found(reader, "balance")) == (3 if body == "balance" else 0)


def test_a_rebuild_leaves_one_folder(search: WhooshSearch, root: Path) -> None:
    search.put(posts(1, 3))
    search.rebuild(posts(3, 9))
    assert len([folder for folder in root.iterdir() if folder.is_dir()]) == 1
