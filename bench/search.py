"""Speed and size of the embedded search: python bench/search.py CORPUS.jsonl [--index FOLDER]

CORPUS is a file as `strideshare import` takes it; a thread is indexed as its title and
post 1, other posts alone.
Prints documents a second, index size, milliseconds a query (p50, p95), milliseconds an upsert, and memory.
"""

import argparse
import json
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from forum.search import Document, parse_query
from forum.search.whoosh.engine import WhooshSearch

QUERIES = (
    "balance",
    "balance exercises sitting down",
    "foam balance",
    "clonusbrace",
    '"weight shift"',
    '"the and"',
    "how do I keep my balance on the stairs when I am tired",
    "balance -walking kind:thread",
    "after:2024-06 heel raise",
    "zzzz unknown words",
)


def documents(corpus: Path) -> Iterator[Document]:
    """The corpus as documents; posts come after their threads."""
    titles: dict[int, str] = {}
    with corpus.open(encoding="utf-8") as lines:
        for line in map(json.loads, lines):
            if line["kind"] == "thread":
                titles[line["id"]] = line["title"]
            elif line["kind"] == "post":
                opens = line["n"] == 1
                kind, id_ = ("thread", line["thread"]) if opens else ("post", line["id"])
                yield Document(
                    kind=kind,
                    id=str(id_),
                    title=titles[line["thread"]] if opens else "",
                    body=line["body"],
                    url=f"/p/{line['id']}",
                    at=datetime.fromtimestamp(line["at"], UTC),
                    author=f"member{line['user']:04d}",
                    category=f"c{line['thread'] % 5}",
                )


def timed_ms(work: Callable[[], object], times: int) -> list[float]:
    """How long each of `times` runs took."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return taken


def show(label: str, taken: list[float]) -> None:
    p95 = statistics.quantiles(taken, n=20)[18]
    print(f"{label:60} p50 {statistics.median(taken):7.1f} ms   p95 {p95:7.1f} ms   max {max(taken):7.1f} ms")


def memory_mb() -> float:
    """The process's memory now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--index", type=Path, help="keep the index here, or use the one there")
    parser.add_argument("--times", type=int, default=20)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        search = WhooshSearch(args.index or Path(folder) / "index")
        print(f"memory before {memory_mb():.0f} MB")
        if not search.is_ready():
            start = time.perf_counter()
            search.rebuild(documents(args.corpus))
            taken = time.perf_counter() - start
            count = search.count()
            print(f"rebuild {count} documents in {taken:.1f} s: {count / taken:.0f} a second")
            print(f"most memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
        root = args.index or Path(folder) / "index"
        print(f"index {sum(f.stat().st_size for f in root.rglob('*') if f.is_file()) / 1e6:.0f} MB")
        print(f"first query {timed_ms(lambda: search.find(parse_query('balance')), 1)[0]:.1f} ms")
        for text in QUERIES:
            found = search.find(parse_query(text))
            show(f"{text} ({found.total})", timed_ms(lambda q=text: search.find(parse_query(q)), args.times))
        print(f"memory {memory_mb():.0f} MB")
        some = [d for _, d in zip(range(2500), documents(args.corpus), strict=False)]
        batches = iter([some[at : at + 50] for at in range(0, len(some), 50)])
        show("upsert of 50", timed_ms(lambda: search.put(next(batches)), 40))
        show("upsert of 1", timed_ms(lambda: search.put(some[:1]), 40))
        print(f"documents {search.count()}")
        show("balance, after the upserts", timed_ms(lambda: search.find(parse_query("balance")), args.times))


if __name__ == "__main__":
    main()
