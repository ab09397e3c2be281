"""Twelve times `kill -9` under writing: nothing that was acknowledged is lost, doubled or missing from search."""

import json
import os
import random
import shutil
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.browser.writing import Visitor, Writer
from tests.fixtures.served import ServedHouse, wait_until

pytestmark = pytest.mark.slow

VICTIMS = ("supervisor", "web", "worker")
KILLS = 12
REPLIES_BETWEEN = 3
FOUND_WITHIN_S = 10
SEED = 20261


@pytest.fixture
def house(demo_instance: Path, tmp_path: Path) -> Iterator[ServedHouse]:
    """A demo community of its own, running."""
    shutil.copytree(demo_instance, tmp_path / "instance")
    house = ServedHouse(tmp_path / "instance")
    try:
        house.start()
        yield house
    finally:
        if house.process is not None and house.process.poll() is None:
            house.stop()


def children(pid: int) -> list[int]:
    """The processes that this one started."""
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def words_of(pid: int) -> str:
    """The command line of a process."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
    except OSError:
        return ""


def find_victims(house: ServedHouse, name: str) -> list[int]:
    """The processes of this name that run now."""
    assert house.process is not None
    if name == "supervisor":
        return [house.process.pid]
    below = children(house.process.pid)
    if name == "worker":
        return [pid for pid in below if "forum.cli worker" in words_of(pid)]
    return [pid for master in below if "gunicorn" in words_of(master) for pid in children(master)]


def kill_one(house: ServedHouse, name: str, dice: random.Random) -> None:
    """Kill one process of this name; a dead supervisor is started again by us, all else by the house itself."""
    wait_until(lambda: bool(find_victims(house, name)), f"a {name} to kill")
    os.kill(dice.choice(find_victims(house, name)), signal.SIGKILL)
    if name == "supervisor":
        assert house.process is not None
        house.process.wait(20)
        house.start()
    time.sleep(dice.uniform(0.2, 1.5))


def wait_for_more(writer: Writer, what: str) -> None:
    """Let more replies be acknowledged than before, however slow the machine is."""
    enough = len(writer.acknowledged) + REPLIES_BETWEEN
    wait_until(lambda: len(writer.acknowledged) >= enough, what)


def is_found(visitor: Visitor, text: str, address: str) -> bool:
    """Whether a search for the word leads to the post itself, and to nothing else."""
    status, _, body = visitor.ask(f"/api/v1/search?q={quote(text)}")
    return status == 200 and [hit["url"] for hit in json.loads(body)["hits"]] == [address]


def test_what_was_acknowledged_survives_twelve_kills(house: ServedHouse) -> None:
    dice, visitor = random.Random(SEED), Visitor(house.url)
    visitor.log_in("ana")
    writer = Writer(visitor, "/t/1/reply")
    writer.start()
    for turn in range(KILLS):
        wait_for_more(writer, f"replies go on before kill {turn + 1}")
        kill_one(house, VICTIMS[turn % len(VICTIMS)], dice)
    wait_until(house.is_ready, "ready after the last kill")
    wait_for_more(writer, "replies go on after the last kill")
    writer.stop()
    assert not writer.odd

    reader = Visitor(house.url)
    pages = {address.partition("#")[0] for address in writer.acknowledged.values()}
    everything = "".join(reader.ask(page)[2] for page in sorted(pages))
    counts = {text: everything.count(f"I am still here: {text}.") for text in writer.acknowledged}
    assert counts == dict.fromkeys(writer.acknowledged, 1)

    missing = dict(writer.acknowledged)

    def all_found() -> bool:
        for text, address in list(missing.items()):
            if is_found(reader, text, address):
                del missing[text]
        return not missing

    wait_until(all_found, f"findable: {list(missing)[:5]}", within_s=FOUND_WITHIN_S)
    house.settle()
    assert house.stop() == 0, house.read_log()[-3_000:]
    checked = house.run("check")
    assert checked.returncode == 0, checked.stdout + checked.stderr
