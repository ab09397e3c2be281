"""What `export` writes: everything that everybody may read, each line after those it points at."""

from collections import Counter
from datetime import datetime

from forum.actions.moderation import moderation
from forum.formats.archive.line_writing import dump_line
from forum.queries.upkeep.exporting import count_lines, every_line
from tests.fixtures.house import Browser, Maker


def kinds() -> Counter[str]:
    return Counter(type(line).__name__ for line in every_line())


def test_as_many_lines_are_written_as_were_counted(ana: Browser, make: Maker) -> None:
    make.reply(ana.person, make.thread(ana.person))
    make.routine(ana.person)
    assert sum(kinds().values()) == count_lines()


def test_a_post_comes_after_its_thread_and_a_thread_after_its_author(ana: Browser, make: Maker) -> None:
    make.reply(ana.person, make.thread(ana.person))
    order = [type(line).__name__ for line in every_line()]
    assert order.index("UserLine") < order.index("ThreadLine") < order.index("PostLine")


def test_private_and_hidden_things_are_not_written(ana: Browser, ben: Browser, make: Maker, now: datetime) -> None:
    make.routine(ana.person, state="private")
    reply = make.reply(ana.person, make.thread(ana.person), "My secret words.")
    moderation.hide(ben.person, "post", reply, "It names another member.", now)
    written = [dump_line(line) for line in every_line()]
    assert kinds()["RoutineLine"] == 0
    assert not any("My secret words" in line for line in written)


def test_no_line_holds_an_address_or_a_password(ana: Browser, make: Maker) -> None:
    make.thread(ana.person)
    written = "".join(dump_line(line) for line in every_line())
    assert "@example.org" not in written
    assert "password" not in written
