"""What a page of search costs: processor milliseconds of the whole page, with excerpts, facets and all else on it.

    STRIDESHARE_INSTANCE=instance-big python bench/search_page.py [--times 5] [--profile]

The instance needs a database and an index, such as `make seed-big` makes. The page is asked for within this process, so
no server takes part; a visitor asks, and the words are those of `bench/search.py`, with words that find about
seven things.
"""

import argparse
import cProfile
import os
import pstats
import re
import sqlite3
import statistics
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlencode

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from flask.testing import FlaskClient

from bench.search import questions, show
from forum.app import create_app
from forum.settings import Settings, load_settings

WAYS: dict[str, dict[str, str | list[str]]] = {
    "everything": {},
    "forum only": {"kind": ["thread", "post"]},
    "one facet chosen": {"level": "2"},
    "newest first": {"order": "latest", "kind": ["thread", "post"]},
}


ABOUT_7, RARE_WORDS = range(4, 11), 20


def rare_words(settings: Settings, client: FlaskClient) -> list[str]:
    """Words that find about seven things, from all over the alphabet; always the same for a community."""
    database = sqlite3.connect(settings.instance / "strideshare.db")
    texts = (plain for (plain,) in database.execute("SELECT plain FROM post"))
    counts = Counter(word for text in texts for word in set(re.findall(r"\b[a-z]{5,12}\b", text)))
    seldom = sorted(word for word, posts in counts.items() if posts in ABOUT_7)
    found = [word for word in seldom if things_found(client, word) in ABOUT_7]
    return found[:: max(1, len(found) // RARE_WORDS)][:RARE_WORDS]


def things_found(client: FlaskClient, word: str) -> int:
    """How many things the page says it found."""
    said = re.search(r"([\d,]+) things? found", client.get(f"/search?q={word}").text)
    return int(said[1].replace(",", "")) if said else 0


def timed_ms(client: FlaskClient, urls: Sequence[str]) -> list[float]:
    """The processor's milliseconds for each page."""
    taken = []
    for url in urls:
        start = time.process_time()
        answer = client.get(url)
        taken.append((time.process_time() - start) * 1000)
        assert answer.status_code == 200, url
    return taken


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--profile", action="store_true", help="where the time of members' words goes")
    args = parser.parse_args()
    os.environ["STRIDESHARE_LIMITS"] = "off"
    settings = load_settings(os.environ)
    client = create_app(settings).test_client()
    timed_ms(client, ["/search?q=warm", "/search?q=warm&kind=post", "/"])
    print(f"bare page of the search {statistics.median(timed_ms(client, ['/search'] * 20)):.2f} ms")
    for kind, texts in {**questions(), "in about 7": rare_words(settings, client)}.items():
        for way, more in WAYS.items():
            urls = [f"/search?{urlencode({'q': text, **more}, doseq=True)}" for text in texts]
            if way == "everything":
                show(f"{kind}, cold", timed_ms(client, urls))
            show(f"{kind}, {way}", timed_ms(client, urls * args.times))
    if args.profile:
        urls = [f"/search?{urlencode({'q': text})}" for text in questions()["members' words"]]
        profile = cProfile.Profile()
        profile.enable()
        timed_ms(client, urls)
        profile.disable()
        pstats.Stats(profile).sort_stats("cumulative").print_stats(60)


if __name__ == "__main__":
    main()
