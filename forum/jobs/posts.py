"""What follows when a post was written, changed, hidden or brought back."""

from datetime import datetime
from typing import Any

from forum.actions.kit.base import enqueue, transaction
from forum.actions.talk import exercise_links, post_links, post_notices
from forum.actions.upkeep import recooking
from forum.jobs import indexing
from forum.search import documents


def saved(payload: dict[str, Any], now: datetime) -> None:
    """Put the post into the index or take it out, tell those it concerns, and link the exercises it names.

    Links come last: they change nothing that is searched, and their transaction ends what was read before.
    """
    post_id = int(payload["post_id"])
    key, document = documents.of_post(post_id)
    if document:
        indexing.put([document])
    else:
        indexing.drop([key])
    if payload.get("is_new"):
        post_notices.tell_about(post_id, now)
    exercise_links.link([post_id])


def followers(payload: dict[str, Any], now: datetime) -> None:
    """Tell the next of those who follow the thread of a new post."""
    post_notices.tell_followers(int(payload["post_id"]), int(payload["after"]), now)


def link(payload: dict[str, Any], _now: datetime) -> None:
    """Link the exercises of a few imported posts, which the index learns in another way."""
    exercise_links.link([int(post_id) for post_id in payload["post_ids"]])


def links(payload: dict[str, Any], now: datetime) -> None:
    """Write down where the next of the posts lead that were written before anybody did."""
    if last := post_links.read_old(int(payload["after"])):
        with transaction() as session:
            enqueue(session, "post.links", now, after=last)


def host_judged(payload: dict[str, Any], now: datetime) -> None:
    """Cook the next of the posts again that lead to a host of which moderators think something else now."""
    host = str(payload["host"])
    ids = post_links.list_leading_to(host, int(payload["after"]), recooking.BATCH)
    if ids:
        recooking.recook(ids, now)
        with transaction() as session:
            enqueue(session, "host.judged", now, host=host, after=ids[-1])


def thread_changed(payload: dict[str, Any], _now: datetime) -> None:
    """Put all posts of a thread into the index again, or take them out: its title or standing changed."""
    found, missing = documents.of_thread(int(payload["thread_id"]))
    indexing.put(found)
    indexing.drop(missing)
