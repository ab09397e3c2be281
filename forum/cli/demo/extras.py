"""What else the demo shows: an edit, a deletion, a post that waits, saved cards, a suggestion, a draft."""

from datetime import datetime, timedelta
from typing import Any, Protocol

from forum.actions.library import resources
from forum.actions.routines import saves
from forum.actions.talk import drafts, posts
from forum.rules.kit.people import Person


class ExtrasDemo(Protocol):
    """What was made of the demo so far, by the keys its files use."""

    now: datetime
    people: dict[str, Person]
    routine_ids: dict[str, int]
    thread_ids: dict[str, int]
    post_ids: dict[tuple[str, int], int]
    post_times: dict[tuple[str, int], datetime]

    def add_member(self, member: dict[str, Any]) -> None:
        """Add one more member."""


def add(demo: ExtrasDemo, extras: dict[str, Any]) -> None:
    """Everything of the file `extras.json`."""
    for member in extras["members"]:
        demo.add_member(member)
    for edit in extras["edits"]:
        later = demo.post_times[edit["thread"], edit["post_n"]] + timedelta(hours=edit["hours_later"])
        posts.edit(demo.people[edit["author"]], demo.post_ids[edit["thread"], edit["post_n"]], edit["body"], later)
    for post in extras["posts"]:
        person, at = demo.people[post["author"]], demo.now - timedelta(days=post["days_ago"])
        saved = posts.reply(person, demo.thread_ids[post["thread"]], post["body"], at)
        if post.get("then") == "delete":
            posts.remove(person, saved.post_id, at + timedelta(minutes=5))
    for save in extras["saves"]:
        saves.keep(demo.people[save["member"]], demo.routine_ids[save["routine"]], demo.now)
    for one in extras["suggestions"]:
        person = demo.people[one["member"]]
        resources.suggest(person, title=one["title"], url=one["url"], why=one["why"], now=demo.now)
    for draft in extras["drafts"]:
        place = f"reply:{demo.thread_ids[draft['thread']]}"
        drafts.save(demo.people[draft["member"]], place, {"body": draft["body"]}, demo.now)
