"""What members ask for and waits: the file with all that is theirs, and what follows when they left."""

from datetime import datetime
from typing import Any

from forum.actions.kit import outbox
from forum.actions.members import leaving
from forum.actions.upkeep import departures, recooking, scrubbing, takeaways
from forum.actions.upkeep import disowned as disowned_posts
from forum.jobs import indexing
from forum.mail import office
from forum.queries.kit.chunks import chunks
from forum.queries.upkeep.departures import list_findable, list_mentioning
from forum.search import documents, engine

MANY = 2_000


def left(payload: dict[str, Any], now: datetime) -> None:
    """Write the departure down, and take the member out of all that lies outside of the database."""
    member_id = int(payload["member_id"])
    departures.note(member_id, keeps=bool(payload["keeps"]))
    office.forget_letters(list(payload["addresses"]))
    takeaways.forget_old(now)
    scrubbing.forget_made_files()
    for some in chunks(list_mentioning(str(payload["name"])), recooking.BATCH):
        recooking.recook(some, now)
    rename(member_id)


def disowned(payload: dict[str, Any], _now: datetime) -> None:
    """Write down from which posts their author's name was taken."""
    disowned_posts.note(payload["post_ids"])


def rename(member_id: int) -> None:
    """Have what stays of a member in the index under the name it has now."""
    post_ids, routine_ids = list_findable(member_id)
    if len(post_ids) + len(routine_ids) >= MANY:
        indexing.rebuild()
        return
    for found in (*map(documents.of_post, post_ids), *map(documents.of_routine, routine_ids)):
        key, document = found
        indexing.drop([key])
        if document:
            indexing.put([document])


def swept(payload: dict[str, Any], now: datetime) -> None:
    """Look once more for what was on its way when the member left; then nothing is left to be found in any byte."""
    leaving.sweep(int(payload["member_id"]), now, keeps=bool(payload["keeps"]))
    rename(int(payload["member_id"]))
    outbox.leave_scrub(now)


def drop(payload: dict[str, Any], _now: datetime) -> None:
    """Take documents out of the index."""
    indexing.drop(payload["keys"])


def tidy(_payload: dict[str, Any], _now: datetime) -> None:
    """Leave nothing in the files of the index that is not found any more."""
    indexing.flush()
    engine.current().tidy()


def scrub(_payload: dict[str, Any], _now: datetime) -> None:
    """Leave nothing deleted in the bytes of index and database: a job of its own, after those that name somebody."""
    indexing.flush()
    engine.current().tidy()
    scrubbing.scrub()


def take_along(payload: dict[str, Any], now: datetime) -> None:
    """Make the file that a member asked for."""
    takeaways.make(int(payload["member_id"]), str(payload["mark"]), now)
