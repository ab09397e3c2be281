"""`kill -9` of the one who writes the index."""

import multiprocessing
import os
import random
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from forum.search import Document
from tests.search.conftest import Home, open_at
from tests.search.making import document, found, posts


def _write_until_killed(place: Path | str, ready: "multiprocessing.synchronize.Event", doing: str) -> None:
    def endless() -> Iterator[Document]:
        for n in range(101, 10_000):
            if n == 200:
                ready.set()
            yield document("post", n, body="foam " * 50)

    search = open_at(place)
    search.put(endless()) if doing == "put" else search.rebuild(endless())


@pytest.mark.parametrize("doing", ["put", "rebuild"])
def test_a_writer_killed_in_the_middle_leaves_a_good_index_and_no_lock(home: Home, doing: str) -> None:
    search = open_at(home.place)
    home.opened.append(search)
    search.put(posts(1, 20))
    spawn = multiprocessing.get_context("spawn")
    ready = spawn.Event()
    writer = spawn.Process(target=_write_until_killed, args=(home.place, ready, doing))
    writer.start()
    assert ready.wait(30)
    assert writer.pid
    os.kill(writer.pid, signal.SIGKILL)
    writer.join()
    search.put(posts(21, 22))
    assert {f"post:{n}" for n in range(1, 23)} <= set(search.keys())
    assert len(list(search.keys())) == len(set(search.keys())) == search.count()


def _write_and_tell(place: Path | str, first: int, telling: int) -> None:
    """Write post after post, and say of each that it is written, until killed."""
    try:
        writer = open_at(place)
        for n in range(first, first + 10_000):
            writer.put(posts(n, n))
            os.write(telling, b"+")
    finally:
        os._exit(1)


def test_however_often_the_writer_is_killed_nothing_it_acknowledged_is_lost(home: Home) -> None:
    search = open_at(home.place)
    home.opened.append(search)
    chance, written = random.Random(25), 0
    for _ in range(25):
        reading, telling = os.pipe()
        child = os.fork()
        if child == 0:
            _write_and_tell(home.place, written + 1, telling)
        os.close(telling)
        written += len(os.read(reading, 1))
        # Killed anywhere in the next commits.
        threading.Event().wait(chance.random() / 50)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        written += len(os.read(reading, 1_000))
        os.close(reading)
        known = set(search.keys())
        assert {f"post:{n}" for n in range(1, written + 1)} <= known
        assert len(known) <= written + 1
        assert found(search, f"number{written}") == {f"post:{written}"}
    assert written >= 25
