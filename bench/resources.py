"""What trusted resources cost: processor milliseconds of the list, its counts and one page, for few rows and for many.

    python bench/resources.py [--rows 100 10000] [--times 30]

Each number is the median of pages asked for within this process, on a database of its own that is thrown away; a bare
page stands beside them. "Changed" is the first list after a resource was changed.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import insert

from forum.actions.library import resources as acts
from forum.actions.library.library import load_library
from forum.actions.members import members
from forum.actions.upkeep import schema
from forum.app import create_app
from forum.clock import utc_now
from forum.models import Resource, ResourceTopic, db
from forum.paths import seeds_folder
from forum.queries.members.people import find_person_by_name
from forum.rules.kit.people import Person
from forum.rules.library.resource_about import COSTS, LANGUAGES
from forum.rules.library.resources import KINDS, LEVELS
from forum.rules.library.words import MODALITY_WORDS
from forum.settings import load_settings

BATCH = 500
PAGES = {
    "list": "/resources", "list, filtered": "/resources?kind=video&level=new", "list, page 5": "/resources?page=5",
    "one resource": "/resources/7",
}  # fmt: skip


def fill(count: int, person: Person) -> None:
    """So many listed resources, evenly of every kind, level, cost, language and modality."""
    now = utc_now()
    words = [list(one) for one in (KINDS, LEVELS, COSTS, LANGUAGES, MODALITY_WORDS)]
    rows = []
    for n in range(1, count + 1):
        kind, level, cost, language, _modality = (
            names[n * 7 // (place + 1) % len(names)] for place, names in enumerate(words)
        )
        key = f"site{n % 900}.example.org/{n}"
        rows.append({
            "id": n, "title": f"Page {n * 7919 % count:06} about moving", "url": f"https://{key}", "url_key": key,
            "made_by": "A charity", "why": "It names its sources and sells nothing.",
            "kind": kind, "level": level, "cost": cost, "language": language, "state": "live", "created_at": now,
            "review_on": (now + timedelta(days=n % 700)).date(), "checked_at": now, "checked_by_id": person.id,
            "added_by_id": person.id, "save_count": n % 5,
        })  # fmt: skip
    topics = [{"resource_id": n, "noun": "modality", "key": words[4][n % len(words[4])]} for n in range(1, count + 1)]
    for start in range(0, count, BATCH):
        db.session.execute(insert(Resource), rows[start : start + BATCH])
        db.session.execute(insert(ResourceTopic), topics[start : start + BATCH])
    db.session.commit()


def taken_ms(act: Callable[[], object], times: int) -> float:
    """The median of the processor's milliseconds."""
    taken = []
    for _ in range(times):
        start = time.process_time()
        act()
        taken.append((time.process_time() - start) * 1000)
    return statistics.median(taken)


def bare_ms(times: int) -> float:
    """A page of Flask that says hello."""
    app = Flask("bare")
    app.add_url_rule("/", view_func=lambda: "Hello")
    client = app.test_client()
    client.get("/")
    return taken_ms(lambda: client.get("/"), times)


def change(person: Person) -> None:
    """Change the title of a resource."""
    now = utc_now()
    given = acts.facts(
        now, title=f"Changed {now}", url="https://changed.example.org/", made_by="A charity", kind="article",
        why="It names its sources and sells nothing.", level="everyone", review_on=(now + timedelta(days=30)).date(),
    )  # fmt: skip
    acts.edit(person, 5, given, now)


def measure(count: int, times: int) -> None:
    """Everything once for so many resources."""
    with tempfile.TemporaryDirectory() as folder:
        settings = {"STRIDESHARE_INSTANCE": folder, "STRIDESHARE_LIMITS": "off", "STRIDESHARE_SECRET_KEY": "x" * 32}
        app = create_app(load_settings({**os.environ, **settings}))
        with app.app_context():
            schema.migrate()
            load_library(seeds_folder(), utc_now())
            members.create_member("ben", "ben@example.org", "moderator", "a long pass phrase", utc_now())
            person = find_person_by_name("ben")
            assert person is not None
            fill(count, person)
            change(person)
            show(app.test_client(), person, count, times)
            db.session.remove()
            db.engine.dispose()


def show(client: FlaskClient, person: Person, count: int, times: int) -> None:
    """Ask for every page and say what it took."""
    for name, url in PAGES.items():
        assert client.get(url).status_code == 200, url
        client.get(url)
        ready = taken_ms(lambda url=url: client.get(url), times)  # type: ignore[misc]
        client.set_cookie("display", "theme=dark", domain="localhost")
        made = taken_ms(lambda url=url: client.get(url), times)  # type: ignore[misc]
        client.delete_cookie("display", domain="localhost")
        print(f"{count:7,} rows  {name:16} {ready:6.2f} ms for a visitor, {made:6.2f} ms made anew")
    changed = []
    for _ in range(max(3, times // 5)):
        change(person)
        changed.append(taken_ms(lambda: client.get("/resources"), 1))
    print(f"{count:7,} rows  {'list, changed':16} {statistics.median(changed):6.2f} ms")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, nargs="+", default=[100, 10_000])
    parser.add_argument("--times", type=int, default=30)
    args = parser.parse_args()
    print(f"a bare page of Flask {bare_ms(200):.2f} ms")
    for count in args.rows:
        measure(count, args.times)


if __name__ == "__main__":
    main()
