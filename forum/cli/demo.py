"""The fictional community of `init --demo`, made by the same actions that people use."""

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import click

from forum.actions import categories, members, posts, profiles, threads
from forum.queries import members as member_queries
from forum.queries.people import find_person_by_name
from forum.queries.posts import find_thread_of
from forum.rules.people import Person

PASSWORD = "demo-pass-1"  # noqa: S105  (printed beside the log-ins; these accounts are made by --demo only)


def make(folder: Path, now: datetime) -> bool:
    """Make the demo community; False, and nothing done, when there are members already."""
    if member_queries.has_members():
        return False
    Demo(folder, now).make()
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

    def read(self, name: str) -> Any:
        """One file of the demo."""
        return json.loads((self.folder / f"{name}.json").read_text(encoding="utf-8"))

    def make(self) -> None:
        """Everything, in the order in which one thing needs another."""
        for member in self.read("members"):
            self.add_member(member)
        for category in self.read("categories"):
            categories.add(self.people["dee"], now=self.now, **category)
        with click.progressbar(self.posts_in_order(), label="Demo posts") as rows:
            for at, key, n, thread in rows:
                self.add_post(thread, key, n, at)

    def add_member(self, member: dict[str, Any]) -> None:
        """One member with their few words about themselves."""
        joined = self.now - timedelta(days=member["joined_days_ago"])
        name = member["name"]
        members.create_member(name, f"{name}@example.org", member["role"], PASSWORD, joined)
        person = find_person_by_name(name.casefold())
        assert person is not None
        self.people[name] = person
        profiles.save_about(person, member["about"], self.now)

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
            [self.routine_ids[name] for name in [post.get("routine")] if name in self.routine_ids],
        )
        at = min(at, self.now)
        if n > 1:
            saved = posts.reply(person, self.thread_ids[key], post["body"], at, routine_ids=cards)
        else:
            tags = ", ".join(thread["tags"])
            wanted = threads.NewThread(thread["category"], thread["title"], post["body"], tags=tags, routine_ids=cards)
            saved = threads.start(person, wanted, at)
            self.thread_ids[key] = find_thread_of(saved.post_id)
        self.post_ids[key, n] = saved.post_id
