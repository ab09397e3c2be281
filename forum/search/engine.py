"""The search engine this process uses; the app sets it once when it is put together."""

from forum.search.asking.port import Search, SearchUnavailable

_chosen: list[Search] = []


def use(engine: Search) -> None:
    """Search with this engine from now on."""
    _chosen[:] = [engine]


def current() -> Search:
    """The engine in use; raises `SearchUnavailable` before there is one."""
    if not _chosen:
        raise SearchUnavailable
    return _chosen[0]
