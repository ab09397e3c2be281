"""The index keeps what it was given, through rebuilds and many small changes."""

import os
import random
import threading
from collections.abc import Iterator

import pytest

from forum.search import Document, Search, SearchUnavailable, parse_query
from tests.search.conftest import Home
from tests.search.making import document, found, posts


@pytest.fixture
def search(empty: Search) -> Search:
    return empty


def test_an_edited_post_is_found_by_its_new_words_only(search: Search) -> None:
    search.put(posts(1, 3))
    search.put([document("post", 2, body="foam")])
    assert found(search, "balance") == {"post:1", "post:3"}
    assert found(search, "foam") == {"post:2"}
    assert search.count() == 3


def test_of_two_versions_in_one_batch_the_last_stays(search: Search) -> None:
    search.put([document("post", 1, body="first"), document("post", 1, body="second")])
    assert (found(search, "first"), found(search, "second")) == (set(), {"post:1"})


def test_a_dropped_post_is_gone_and_an_unknown_one_is_no_error(search: Search) -> None:
    search.put(posts(1, 3))
    search.drop(["post:2", "post:99", "nonsense"])
    assert set(search.keys()) == {"post:1", "post:3"}
    assert search.find(parse_query("balance")).total == 2


def test_what_another_process_took_out_is_not_even_counted_a_moment_later(search: Search, home: Home) -> None:
    worker = home.open()
    worker.put(posts(1, 3))
    assert search.find(parse_query("balance")).total == 3
    worker.drop(["post:2"])
    assert search.find(parse_query("balance")).total == 2


def test_many_small_changes_keep_each_document_once(search: Search) -> None:
    chance = random.Random(7)
    expected: dict[str, str] = {}
    for turn in range(60):
        changed = chance.sample(range(1, 60), 3)
        search.put(document("post", n, body=f"turn{turn}") for n in changed)
        expected |= {f"post:{n}": f"turn{turn}" for n in changed}
        gone = f"post:{chance.randint(1, 59)}"
        search.drop([gone])
        expected.pop(gone, None)
    assert sorted(search.keys()) == sorted(expected)
    for turn in range(60):
        assert found(search, f"turn{turn}") == {key for key, word in expected.items() if word == f"turn{turn}"}


def test_joined_segments_keep_phrases_titles_and_times(search: Search) -> None:
    for n in range(1, 30):
        search.put([document("thread", n, f"Title{n}", f"stand on one{n} leg{n}", tags=(f"t{n}",))])
    for n in range(1, 30):
        assert found(search, f'"one{n} leg{n}"') == found(search, f"title{n}") == {f"thread:{n}"}
        assert found(search, f"tag:t{n} after:2026-03-01 before:2026-03-02") == {f"thread:{n}"}


def test_a_rebuild_replaces_everything(search: Search) -> None:
    search.put(posts(1, 3))
    search.rebuild(posts(3, 9))
    assert set(search.keys()) == {f"post:{n}" for n in range(3, 10)}


def test_a_rebuild_that_fails_leaves_the_old_index(search: Search) -> None:
    def failing() -> Iterator[Document]:
        yield from posts(10, 12)
        raise OSError("the disk went away")

    search.put(posts(1, 3))
    with pytest.raises(OSError, match="went away"):
        search.rebuild(failing())
    assert set(search.keys()) == {"post:1", "post:2", "post:3"}
    search.put(posts(4, 4))
    assert search.count() == 4


def test_another_process_sees_what_was_written_within_a_second(search: Search, home: Home) -> None:
    reader = home.open()
    search.put(posts(1, 2))
    assert reader.count() == 2
    search.rebuild(posts(5, 5))
    assert set(reader.keys()) == {"post:5"}


def test_ana_can_search_while_the_index_is_rebuilt(search: Search) -> None:
    search.put(posts(1, 3))
    seen = []

    def slowly() -> Iterator[Document]:
        for post in posts(1, 5):
            seen.append(search.find(parse_query("balance")).total)
            yield post

    search.rebuild(slowly())
    assert seen == [3] * 5
    assert search.count() == 5


def test_threads_search_while_another_writes(search: Search) -> None:
    search.put(posts(1, 50))
    wrong: list[object] = []

    def read() -> None:
        for _ in range(30):
            results = search.find(parse_query("balance"))
            if results.total != 50 or len(results.hits) != 20:
                wrong.append(results)

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    for _ in range(5):
        search.put(posts(1, 50))
    for reader in readers:
        reader.join()
    assert wrong == []


def test_without_an_index_searching_says_that_it_is_not_there(home: Home) -> None:
    search = home.open()
    assert not search.is_ready()
    with pytest.raises(SearchUnavailable):
        search.find(parse_query("balance"))


def test_a_mistake_of_ours_stays_a_mistake_and_costs_nothing(search: Search) -> None:
    search.put(posts(1, 20))
    for wrong in (document("post", 21, category=21), document("post", 21, at=None)):
        with pytest.raises(AttributeError):
            search.put([wrong])
    assert search.count() == 20
    assert not search.needs_rebuild()


def test_a_forked_process_searches_with_its_own_files(search: Search) -> None:
    search.put(posts(1, 50))
    found(search, "balance")
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(writing, str(len(found(search, "balance"))).encode())
        os._exit(0)
    totals = {search.find(parse_query("balance")).total for _ in range(50)}
    os.waitpid(child, 0)
    assert (os.read(reading, 10), totals) == (b"50", {50})
    os.close(reading)
    os.close(writing)
