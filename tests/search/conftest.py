"""A real index, in a temporary folder or in a database of its own: what is asked of the port is asked of both."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from forum.search import Search
from forum.search.postgres.engine import PostgresSearch
from forum.search.whoosh.engine import WhooshSearch
from tests.fixtures.postgres import PostgresServer
from tests.search.making import COMMUNITY

ENGINES = ("whoosh", pytest.param("postgres", marks=pytest.mark.postgres))


def open_at(place: Path | str, lock_wait_s: float = 10.0) -> WhooshSearch | PostgresSearch:
    """The index in a folder, or in a database."""
    return WhooshSearch(place, lock_wait_s) if isinstance(place, Path) else PostgresSearch(place, lock_wait_s)


@dataclass
class Home:
    """Where one index is kept; each `open` is another process's way to it."""

    place: Path | str
    opened: list[WhooshSearch | PostgresSearch] = field(default_factory=list)

    def open(self) -> WhooshSearch | PostgresSearch:
        """The index; a writer waits a tenth of a second for another."""
        one = open_at(self.place, 0.1)
        self.opened.append(one)
        return one

    def close(self) -> None:
        """Let go of all files and connections."""
        for one in self.opened:
            one.close()


@pytest.fixture(params=ENGINES)
def home(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Home]:
    """A place for an index, and none there yet."""
    place = tmp_path / "search" if request.param == "whoosh" else request.getfixturevalue("postgres_url")
    home = Home(place)
    yield home
    home.close()


@pytest.fixture(params=ENGINES, scope="module")
def standing_home(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """The same for a whole module."""
    if request.param == "whoosh":
        yield Home(tmp_path_factory.mktemp("search"))
        return
    server: PostgresServer = request.getfixturevalue("postgres_server")
    home = Home(server.create())
    yield home
    home.close()
    server.drop(str(home.place))


@pytest.fixture
def empty(home: Home) -> Search:
    """An index without documents."""
    search = home.open()
    search.rebuild([])
    return search


@pytest.fixture(scope="module")
def community(standing_home: Home) -> Search:
    """The documents of `making.COMMUNITY`; only read it."""
    search = standing_home.open()
    search.rebuild(COMMUNITY)
    return search
