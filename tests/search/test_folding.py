"""Cleo reads a list of threads: all posts of one share a row, and the best of them stands for it."""

import pytest

from forum.search import Document, Search, parse_query
from forum.search.groups import GROUPS
from tests.search.making import AT, document

FORUM = ("thread", "post")
ROWS = 7


def talk(threads: int, replies: int) -> list[Document]:
    """So many threads about balance with so many replies each; the replies of an odd one say it more than once."""
    opened = [document("thread", n, f"Balance {n}", "balance", thread=n) for n in range(1, threads + 1)]
    said = [
        document("post", 1000 * n + m, f"Balance {n}", "balance " * (1 + n % 2 * m), thread=n)
        for n in range(1, threads + 1)
        for m in range(1, replies + 1)
    ]
    return [*opened, *said]


def thread_of(id_: str, kind: str) -> int:
    return int(id_) if kind == "thread" else int(id_) // 1000


@pytest.mark.parametrize("order", ["", " order:latest", " order:oldest"])
def test_pages_of_rows_repeat_no_thread_and_lose_none(empty: Search, order: str) -> None:
    empty.put(talk(threads=30, replies=6))
    query = parse_query("balance" + order)
    pages = [empty.find(query, kinds=FORUM, limit=ROWS, page=page, is_folded=True) for page in range(1, 7)]
    seen = [thread_of(hit.id, hit.kind) for page in pages for hit in page.hits]
    assert sorted(seen) == list(range(1, 31))
    assert {(page.total, page.rows) for page in pages} == {(210, 30)}
    assert [len(page.hits) for page in pages] == [7, 7, 7, 7, 2, 0]


def test_the_best_post_of_a_thread_stands_for_the_others_and_says_how_many(empty: Search) -> None:
    empty.put(talk(threads=5, replies=4))
    query = parse_query("balance")
    everything = empty.find(query, kinds=FORUM, limit=50).hits
    first = dict[int, str]()
    for hit in everything:
        first.setdefault(thread_of(hit.id, hit.kind), hit.key)
    folded = empty.find(query, kinds=FORUM, limit=50, is_folded=True).hits
    assert [hit.key for hit in folded] == list(first.values())
    assert {hit.beside for hit in folded} == {4}
    assert {hit.beside for hit in everything} == {0}


def test_a_thread_with_more_posts_than_a_page_has_rows_hides_no_other(empty: Search) -> None:
    loud = [document("post", n, body="balance balance balance", thread=1) for n in range(100, 160)]
    empty.put([*loud, *(document("post", n, body=f"balance {'word ' * n}", thread=n) for n in range(2, 9))])
    found = empty.find(parse_query("balance"), kinds=FORUM, limit=5, is_folded=True)
    assert len({hit.id if int(hit.id) < 100 else "loud" for hit in found.hits}) == 5
    assert (found.total, found.rows) == (67, 8)
    assert [hit.beside for hit in found.hits] == [59, 0, 0, 0, 0]


def test_what_is_of_no_thread_has_a_row_of_its_own(empty: Search) -> None:
    cards = [document("routine", n, "Balance card", "balance") for n in range(1, 4)]
    empty.put([*talk(threads=2, replies=3), *cards])
    found = empty.find(parse_query("balance"), limit=50, is_folded=True)
    assert (found.total, found.rows) == (11, 5)
    assert [hit.kind for hit in found.hits].count("routine") == 3


def test_each_group_has_its_own_best_however_far_down_they_stand(empty: Search) -> None:
    card = document("routine", 1, "A card", f"balance {'word ' * 400}")
    empty.put([*talk(threads=3, replies=30), card, document("resource", 2, "Balance leaflet", "balance", at=AT)])
    found = empty.find(parse_query("balance"), limit=2, groups=GROUPS)
    assert [hit.kind for hit in found.hits if hit.kind not in FORUM] == ["routine", "resource"]
    forum = [thread_of(hit.id, hit.kind) for hit in found.hits if hit.kind in FORUM]
    assert len(forum) == len(set(forum)) == 2
    assert found.total == 95
