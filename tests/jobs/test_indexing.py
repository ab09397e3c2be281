"""What the index must learn is gathered, and told in one go."""

from collections.abc import Callable, Iterator

import pytest
from flask import Flask

from forum.jobs import indexing
from forum.search import documents
from forum.search.engine import current
from forum.search.kit.document import Document
from tests.fixtures.house import Browser, Maker


@pytest.fixture
def document(ana: Browser, make: Maker, work: Callable[[], int]) -> Iterator[Document]:
    """Ana's reply as the index should know it; the index knows nothing yet but the library."""
    work()
    _key, document = documents.of_post(make.reply(ana.person, make.thread(ana.person), "A wobbly cushion."))
    assert document is not None
    yield document
    indexing.forget()


def known(document: Document) -> bool:
    return document.key in set(current().keys())


def test_nothing_is_told_before_the_flush(document: Document) -> None:
    indexing.put([document])
    assert not known(document)
    indexing.flush()
    assert known(document)


def test_the_last_word_about_a_post_counts(document: Document) -> None:
    indexing.put([document])
    indexing.drop([document.key])
    indexing.flush()
    assert not known(document)
    indexing.drop([document.key])
    indexing.put([document])
    indexing.flush()
    assert known(document)


def test_what_is_forgotten_is_never_told(document: Document) -> None:
    indexing.put([document])
    indexing.forget()
    indexing.flush()
    assert not known(document)


def test_a_flush_tells_a_thing_once(document: Document) -> None:
    indexing.put([document])
    indexing.flush()
    current().drop([document.key])
    indexing.flush()
    assert not known(document), "it was told again what it had learnt already"


def test_a_rebuild_knows_everything_and_looks_up_before_each_document(document: Document, app: Flask) -> None:
    looked: list[int] = []
    count = indexing.rebuild(lambda: looked.append(1))
    assert known(document)
    assert len(looked) == count == len(set(current().keys()))
