"""Speed and size of the search, beside SQLite's FTS5 on the same texts in the same run:

    python bench/search.py CORPUS.jsonl [--index FOLDER | --postgres URL] [--times 5]

CORPUS is a file as `strideshare import` takes it (`python -m dev.big_file FILE`); a thread is indexed as its title and
post 1, other posts alone. All times are of the processor, so another program at work disturbs them little. "Cold" is
the first search for these words in a process that has read none of their lists. `bench/pages.py` measures whole pages.
An index in PostgreSQL (`scripts/postgres` runs one) takes time of its server too, which is none of this process: for it
times of the clock are shown, which a busy machine spoils.
"""

import argparse
import json
import random
import resource
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import create_engine, text

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from forum.search import Document, parse_query
from forum.search.asking.analysis import is_looked_up, stems_of
from forum.search.postgres.engine import PostgresSearch
from forum.search.whoosh.engine import WhooshSearch

TEXT = """balance walking exercise stretch hip knee ankle heel toe calf strength band chair wall foot drop fatigue
stiffness reps sets hold seconds legs weak standing seated step squat bridge yoga pool cane brace heat cooling vest
tremor weight shift ball foam pad eyes closed safely support rail tired rest pacing video physio speed posture stairs"""
WORDS = TEXT.split()
COMMON = ("balance", "exercise", "stretch", "weight")
UNKNOWN = ("clonusbrace", "zzzz unknown words")
LIMIT = 15
UPSERTS = 40


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


def questions() -> dict[str, list[str]]:
    """What is asked, by kind; always the same."""
    chance = random.Random(14)
    return {
        "members' words": [" ".join(chance.sample(WORDS, chance.choice((3, 4, 5)))) for _ in range(40)],
        "common word": list(COMMON),
        "unknown word": list(UNKNOWN),
        "phrase": [f'"{" ".join(chance.sample(WORDS, 2))}"' for _ in range(20)] + ['"weight shift"', '"foot drop"'],
    }


Engine = WhooshSearch | PostgresSearch


def timed_ms(works: Sequence[Callable[[], object]], clock: Callable[[], float] = time.process_time) -> list[float]:
    """The milliseconds of the processor, or of another clock, for each."""
    taken = []
    for work in works:
        start = clock()
        work()
        taken.append((clock() - start) * 1000)
    return taken


def show(label: str, taken: list[float]) -> None:
    p95 = statistics.quantiles(taken, n=20)[18]
    print(
        f"{label:32} p50 {statistics.median(taken):7.2f} ms   p95 {p95:7.2f} ms   max {max(taken):7.2f} ms", flush=True
    )


def memory_mb() -> float:
    """The process's memory now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


def fts5_of(corpus: Path, file: Path) -> sqlite3.Connection:
    """The same documents in a table of SQLite's own full text search."""
    database = sqlite3.connect(file)
    if not database.execute("SELECT 1 FROM sqlite_master WHERE name = 'found'").fetchone():
        database.execute("CREATE VIRTUAL TABLE found USING fts5(title, body, content='', tokenize='porter')")
        rows = ((one.title, one.body) for one in documents(corpus))
        database.executemany("INSERT INTO found(title, body) VALUES (?, ?)", rows)
        database.commit()
    return database


def in_fts5(database: sqlite3.Connection, text: str) -> Callable[[], object]:
    """The same question to FTS5: any of the words, or the phrase; with the total, which ours gives too."""
    words = [f'"{word}"' for word in text.split()]
    asked = text if text.startswith('"') else " OR ".join(words)
    best = "SELECT rowid FROM found WHERE found MATCH ? ORDER BY bm25(found, 2.0, 1.0) LIMIT ?"

    def ask() -> object:
        total = database.execute("SELECT count(*) FROM found WHERE found MATCH ?", (asked,)).fetchone()
        return total, database.execute(best, (asked, LIMIT)).fetchall()

    return ask


def rebuild(search: Engine, corpus: Path) -> None:
    """Make the index, and say what it took."""
    start, began = time.process_time(), time.monotonic()
    search.rebuild(documents(corpus))
    took_s, whole_s = time.process_time() - start, time.monotonic() - began
    most_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"rebuild of {search.count()} documents {took_s:.0f} s ({whole_s:.0f} s of the clock), most {most_mb:.0f} MB")


def size_mb(place: Path | str) -> float:
    """How large the index is on the disk."""
    if isinstance(place, Path):
        return sum(file.stat().st_size for file in place.rglob("*") if file.is_file()) / 1e6
    sizes = "SELECT sum(pg_total_relation_size(relid)) FROM pg_stat_all_tables WHERE schemaname = 'strideshare_search'"
    with create_engine(place).connect() as connection:
        return float(connection.scalar(text(sizes)) or 0) / 1e6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--index", type=Path, help="keep the index here, or use the one there")
    parser.add_argument("--postgres", metavar="URL", help="keep it in this database, or use the one there")
    parser.add_argument("--times", type=int, default=5)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = args.index or Path(folder) / "index"
        url = args.postgres and args.postgres.replace("postgresql:", "postgresql+psycopg:")

        def opened() -> Engine:
            return PostgresSearch(url) if url else WhooshSearch(root)

        clock = time.perf_counter if url else time.process_time
        if not opened().is_ready():
            rebuild(opened(), args.corpus)
        print(f"index {size_mb(url or root):.0f} MB")
        database = fts5_of(args.corpus, root.with_name(f"{root.name}-fts5.db"))
        # What every process knows before the first search: stems, concepts.
        assert is_looked_up(stems_of("balance")[0])
        search, before = opened(), memory_mb()
        show("opening the index", timed_ms([lambda: search.find(parse_query("aaaa"))] * 2, clock))
        for kind, texts in questions().items():
            ours = [lambda asked=asked: search.find(parse_query(asked), limit=LIMIT) for asked in texts]
            theirs = [in_fts5(database, asked) for asked in texts]
            show(f"{kind}, cold", timed_ms(ours, clock))
            show(f"{kind}, warm", timed_ms(ours * args.times, clock))
            timed_ms(theirs)
            show(f"{kind}, FTS5 warm", timed_ms(theirs * args.times))
        print(f"memory: {before:.0f} MB before the first search, {memory_mb():.0f} MB now")
        some = [one for _, one in zip(range(50 * UPSERTS), documents(args.corpus), strict=False)]
        show("upsert of 1", timed_ms([lambda n=n: search.put(some[n : n + 1]) for n in range(UPSERTS)], clock))
        fifties = [lambda n=n: search.put(some[n : n + 50]) for n in range(0, len(some), 50)]
        show("upsert of 50", timed_ms(fifties, clock))
        again = [lambda t=t: search.find(parse_query(t)) for t in questions()["members' words"]]
        show("members' words, after them", timed_ms(again, clock))


if __name__ == "__main__":
    main()
