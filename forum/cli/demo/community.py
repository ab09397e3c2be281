"""The fictional community of `init --demo`, made by the same actions that people use."""

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import click

from forum.actions.library import resources
from forum.actions.members import members, profiles
from forum.actions.moderation import categories, flags, thread_moderation
from forum.actions.routines import publishing
from forum.actions.talk import posts, threads
from forum.cli.demo import extras, programmes, routines
from forum.errors import Refused
from forum.queries.members import members as member_queries
from forum.queries.members.people import find_person_by_name
from forum.queries.talk.posts import find_thread_of
from forum.rules.kit.days import shared_day
from forum.rules.kit.people import Person
from forum.rules.library import resources as rules
from forum.rules.routines.routines import card_from_dict
from forum.rules.upkeep import refusal_words

PASSWORD = "demo-pass-1"  # noqa: S105  (printed beside the log-ins; these accounts are made by --demo only)


def make(folder: Path, instance: Path, now: datetime) -> bool:
    """Make the demo community; False, and nothing done, when there are members already.

    Raises `Refused` when they come of a demo that was not finished: it is made of many acts, and can't be carried on.
    """
    unfinished = instance / "demo.unfinished"
    if member_queries.has_members():
        if unfinished.exists():
            raise Refused(refusal_words.demo_unfinished(instance))
        return False
    unfinished.touch()
    Demo(folder, now).make()
    unfinished.unlink()
    return True


class Demo:
    """One making of the demo: what was made so far, by the keys the files use."""

    def __init__(self, folder: Path, now: datetime) -> None:
        self.folder = folder
        self.now = now
        self.people: dict[str, Person] = {}
        self.routine_ids: dict[str, int] = {}
        self.thread_ids: dict[str, int] = {}
        self.post_ids: dict[tuple[str, int], int] = {}
        self.post_times: dict[tuple[str, int], datetime] = {}

    def read(self, name: str) -> Any:
        """One file of the demo."""
        return json.loads((self.folder / f"{name}.json").read_text(encoding="utf-8"))

    def make(self) -> None:
        """Everything, in the order in which one thing needs another."""
        for member in self.read("members"):
            self.add_member(member)
        for category in self.read("categories"):
            categories.add(self.people["dee"], now=self.now, **category)
        for card in self.read("routines"):
            self.add_routine(card)
        with click.progressbar(self.posts_in_order(), label="Demo posts") as rows:
            for at, key, n, thread in rows:
                self.add_post(thread, key, n, at)
        for thread in self.read("threads"):
            self.settle(thread)
        for resource in self.read("resources"):
            self.add_resource(resource)
        for flag in self.read("flags"):
            post_id = self.post_ids[flag["thread"], flag["post_n"]]
            flags.raise_flag(self.people[flag["reporter"]], "post", post_id, flag["reason"], flag["note"], self.now)
        extras.add(self, self.read("extras"))
        routines.add(self, self.read("routine_changes"))
        programmes.add(self, self.read("programmes"))

    def add_member(self, member: dict[str, Any]) -> None:
        """One member with their few words about themselves."""
        joined = self.now - timedelta(days=member["joined_days_ago"])
        name = member["name"]
        members.create_member(name, f"{name}@example.org", member["role"], PASSWORD, joined)
        person = find_person_by_name(name.casefold())
        assert person is not None
        self.people[name] = person
        profiles.save_profile(person, member["about"], "", self.now)

    def add_routine(self, routine: dict[str, Any]) -> None:
        """One public card."""
        at = self.now - timedelta(days=routine["days_ago"])
        card = card_from_dict(routine["card"])
        self.routine_ids[routine["key"]] = publishing.add_card(self.people[routine["owner"]], card, at)

    def posts_in_order(self) -> list[tuple[datetime, str, int, dict[str, Any]]]:
        """Every post as (time, thread key, number, thread), oldest first, as they would have come in life."""
        rows = [
            (
                self.now - timedelta(days=thread["days_ago"]) + timedelta(hours=post["hours_after"]),
                thread["key"],
                n,
                thread,
            )
            for thread in self.read("threads")
            for n, post in enumerate(thread["posts"], 1)
        ]
        return sorted(rows, key=lambda row: row[:3])

    def add_post(self, thread: dict[str, Any], key: str, n: int, at: datetime) -> None:
        """One post; the first of a thread opens it."""
        post = thread["posts"][n - 1]
        person, cards = (
            self.people[post["author"]],
            [self.routine_ids[name] for name in [post.get("routine")] if name],
        )
        at = min(at, self.now)
        if n > 1:
            saved = posts.reply(person, self.thread_ids[key], post["body"], at, routine_ids=cards)
        else:
            tags = ", ".join(thread["tags"])
            wanted = threads.NewThread(thread["category"], thread["title"], post["body"], tags=tags, routine_ids=cards)
            saved = threads.start(person, wanted, at)
            self.thread_ids[key] = find_thread_of(saved.post_id)
        self.post_ids[key, n], self.post_times[key, n] = saved.post_id, at

    def settle(self, thread: dict[str, Any]) -> None:
        """Pin or lock a thread, when it should be."""
        thread_id, ben = self.thread_ids[thread["key"]], self.people["ben"]
        if thread["pinned"]:
            thread_moderation.pin(ben, thread_id, "Worth reading first.", self.now)
        if thread["locked"]:
            thread_moderation.lock(ben, thread_id, thread["locked"], self.now)

    def add_resource(self, resource: dict[str, Any]) -> None:
        """One trusted resource."""
        known = rules.check_resource(
            title=resource["title"],
            url=resource["url"],
            made_by=resource["made_by"],
            why=resource["why"],
            kind=resource["kind"],
            level=resource["level"],
            review_on=shared_day(self.now) + timedelta(days=resource["review_in_days"]),
            today=shared_day(self.now),
        )
        resources.add(self.people[resource["added_by"]], known, self.now)
