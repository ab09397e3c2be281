"""Gathering what the index must learn, and telling it in one go: a commit of the index is what costs."""

from collections.abc import Callable, Iterable, Iterator

from forum.actions.kit import outbox
from forum.clock import utc_now
from forum.search import documents, engine
from forum.search.kit.document import Document

_puts: dict[str, Document] = {}
_drops: dict[str, None] = {}


def put(documents: Iterable[Document]) -> None:
    """Have these documents in the index with the next flush."""
    for document in documents:
        _drops.pop(document.key, None)
        _puts[document.key] = document


def drop(keys: Iterable[str]) -> None:
    """Have these documents out of the index with the next flush."""
    for key in keys:
        _puts.pop(key, None)
        _drops[key] = None


def flush() -> None:
    """Tell the index; what it did not take stays gathered."""
    if _drops:
        engine.current().drop(list(_drops))
        _drops.clear()
    if _puts:
        engine.current().put(list(_puts.values()))
        _puts.clear()


def forget() -> None:
    """Let go of what was gathered: the jobs it came from are done again."""
    _drops.clear()
    _puts.clear()


def rebuild(on_document: Callable[[], None] | None = None) -> int:
    """Make the whole index anew from the database; says how many documents it holds.

    `on_document` is called before each document, so that a long rebuild can show that it is alive.
    """
    now = utc_now()
    engine.current().rebuild(watched(documents.everything(now), on_document or (lambda: None)))
    outbox.finish_kind("index.rebuild", now)
    return engine.current().count()


def watched(stream: Iterator[Document], on_document: Callable[[], None]) -> Iterator[Document]:
    """The same documents, with a call before each."""
    for document in stream:
        on_document()
        yield document
