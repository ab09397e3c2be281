"""The quick ranking finds the same, in the same order and with the same scores, as one written step by step."""

import random
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from forum.search import KINDS, Document, Search, parse_query
from forum.search.whoosh.engine import WhooshSearch
from tests.search.conftest import Home
from tests.search.making import AT, document
from tests.search.reference import Reference

TEXT = """balance foot heel toe walk chair sit sitting standing exercise exercises routine stretch calf the and of
balance balance fatigue heat stairs seated physical therapy elastic band bed night help bowl
warm up warm-up warmup covid covid19 covid-19 19 heel-toe heeltoe sit-to-stand 平衡 平衡练习 练习 balance练 stand"""
WORDS = TEXT.split()
PATTERNS = (
    "{a}", "{a} {b}", "{a} {b} {c}", "{a} {b} {c} {d} {a}", '"{a} {b}"', '"{a} the {b}" {c}', '"{a} {b} {c}"',
    "{a} -{b}", '{a} {b} -"{c} {d}"', '"{a} {b}" -{c} {d}', "-{a}", "{a} kind:post", "kind:thread kind:routine {a} {b}",
    "position:seated {a}", "position:seated equipment:chair", "tag:night {a} {b}", "author:ana",
    "{a} before:2026-03-20", "after:2026-03-10 {a} {b}", "after:2026-03-05 before:2026-03-25",
    "exercise routine", "sitting down {a}", "the {a}",
    "warm up {a}", "warmup {a} {b}", "{a} warm-up", '"warm-up {a}"', '"warmup {a}"', "{a} -warmup", "covid19 {a}",
    "covid-19", '"{a} covid 19"', "heel-toe {a}", "sit-to-stand {a} {b}", "平衡 {a}", "平", '"平衡练习" {a}',
    "{a} -练习",
    "physical therapist {a}", "category:c1 category:c2 {a}", "in bed at night {a} {b} {c} {d}",
)  # fmt: skip


def some_document(
    chance: random.Random,
    kind: str,
    id_: int,
    sizes: tuple[int, ...] = (0, 3, 8, 30, 90),
    known: Sequence[str] = WORDS,
) -> Document:
    """A document of few words, so that many are alike and phrases are found."""
    return document(
        kind,
        id_,
        " ".join(chance.choices(known, k=chance.randint(0, 4))),
        " ".join(chance.choices(known, k=chance.choice(sizes))),
        at=AT + timedelta(days=chance.randint(0, 30)),
        author=chance.choice(("Ana", "Ben", "")),
        category=f"c{chance.randint(1, 4)}",
        tags=tuple(chance.sample(("night", "stairs", "heat"), chance.randint(0, 2))),
        position=chance.choice(((), (), ("seated",), ("standing_unsupported", "seated"))),
        equipment=chance.choice(((), ("chair",), ("foam_pad", "chair"))),
        words=tuple(chance.choices(known, k=chance.choice((0, 0, 2)))),
    )


def queries(chance: random.Random) -> Iterator[str]:
    """Each pattern a few times with other words."""
    for pattern in PATTERNS * 3:
        yield pattern.format(**dict(zip("abcd", chance.choices(WORDS, k=4), strict=True)))


@pytest.fixture(params=(1, 2))
def both(request: pytest.FixtureRequest, home: Home) -> tuple[Search, Reference, random.Random]:
    """The same documents in six segments and in the reference, some replaced and some dropped since."""
    chance, search, reference = random.Random(request.param), home.open(), Reference()
    everything = [some_document(chance, chance.choice(KINDS), n) for n in range(240)]
    search.rebuild(everything[:150])
    reference.put(everything[:150])
    for start in range(150, 240, 30):
        again = [some_document(chance, one.kind, int(one.id)) for one in chance.sample(everything[:start], 8)]
        for known in (search, reference):
            known.put(everything[start : start + 30] + again)
    gone = [one.key for one in chance.sample(everything, 20)]
    for known in (search, reference):
        known.drop(gone)
    return search, reference, chance


def test_every_query_finds_what_the_reference_finds(both: tuple[Search, Reference, random.Random]) -> None:
    search, reference, chance = both
    for text in queries(chance):
        query = parse_query(text)
        kinds = chance.choice(((), (), ("post",), ("thread", "exercise")))
        left_out = [entry.key for entry in chance.sample(reference.entries, chance.choice((0, 3)))]
        size = chance.choice((1, 5, 15, 50))
        total, counts, hits = reference.find(query, kinds, size, left_out)
        found = search.find(query, kinds=kinds, limit=size, exclude_keys=left_out)
        assert (found.total, dict(found.kind_counts)) == (total, counts), text
        assert [hit.key for hit in found.hits] == [key for key, _ in hits], text
        assert [hit.score for hit in found.hits] == pytest.approx([score for _, score in hits], abs=1e-6), text


def test_joined_segments_rank_as_the_ones_they_were(tmp_path: Path) -> None:
    chance, joined, apart = random.Random(3), WhooshSearch(tmp_path / "joined"), WhooshSearch(tmp_path / "apart")
    # Short ones: a segment that is joined knows longer documents by their lengths in one byte only.
    plain = [word for word in WORDS if word.isascii() and "-" not in word]
    documents = [some_document(chance, "post", n, (0, 1, 2), plain) for n in range(90)]
    joined.rebuild([])
    apart.rebuild(documents)
    for start in range(0, 90, 10):
        joined.put(documents[start : start + 10])
    assert len(list((tmp_path / "joined").glob("v*/*.trm"))) < 3
    for text in queries(chance):
        assert scores(joined, text) == scores(apart, text)


def scores(search: Search, text: str) -> list[tuple[float, str]]:
    """All hits of a query, equals by their keys: which of those comes first depends on when they were written."""
    pages = [search.find(parse_query(text), limit=50, page=page).hits for page in (1, 2)]
    return sorted((hit.score, hit.key) for hits in pages for hit in hits)
