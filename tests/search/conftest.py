"""A real index in a temporary folder."""

from pathlib import Path

import pytest

from forum.search import Search, open_search
from tests.search.making import COMMUNITY


@pytest.fixture
def empty(tmp_path: Path) -> Search:
    search = open_search(tmp_path / "search")
    search.rebuild([])
    return search


@pytest.fixture(scope="session")
def community(tmp_path_factory: pytest.TempPathFactory) -> Search:
    """The documents of `making.COMMUNITY`; only read it."""
    search = open_search(tmp_path_factory.mktemp("community"))
    search.rebuild(COMMUNITY)
    return search
