"""The file behind `make seed-big`: a made-up community of 100,000 posts as lines for `strideshare import`.

The same number of posts always gives the same file. No person in it is real, and each name says so. Its ids start where
no demo community has any, so both can live in one house and people of the demo can log in.
"""

import argparse
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from forum.paths import seeds_folder

POSTS = 100_000
FIRST_ID = 1_000_001
POSTS_A_MEMBER = 20
BEGAN_AT, DAY_S = 1_672_531_200, 86_400  # 1 January 2023, UTC
DAYS = 1_300
LONGEST = 600
CATEGORIES = (
    "Walking",
    "Balance",
    "Arms and hands",
    "Heat and cooling",
    "Fatigue",
    "Stretching",
    "Equipment",
    "Small wins",
)
BIRDS = (
    "Avocet",
    "Bittern",
    "Curlew",
    "Dunlin",
    "Egret",
    "Fulmar",
    "Godwit",
    "Heron",
    "Jay",
    "Kestrel",
    "Linnet",
    "Wren",
)
TOPICS = (
    "after a bad night",
    "in the kitchen",
    "when it is hot",
    "with a stick",
    "on the stairs",
    "before work",
    "in ten minutes",
)
OPENINGS = (
    "I tried this again on {day}.",
    "My {part} was stiff all week.",
    "Thank you, that helped more than I thought.",
    "Has anybody else found that the {part} tires first?",
    "Small report from {day}: slower than last month, and that is fine.",
)
MIDDLES = (
    "I kept a chair in reach the whole time and stopped twice.",
    "The {part} felt heavy after half of it, so I sat down and drank some water.",
    "It works best before breakfast, with the window open.",
    "My therapist told me to do less of it and to do it more often.",
    "On {day} I left it out and did not feel bad about it.",
    "What helps me is counting aloud and looking at one spot on the wall.",
)
ENDINGS = ("How do you do it?", "That is all for now.", "More when I know more.", "Be kind to yourselves.", "")
PARTS = ("left leg", "right leg", "left hand", "back", "neck", "right shoulder", "calf", "foot")
WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class BigFile:
    """One making of the file: its chance, and the ids that were given so far."""

    def __init__(self, posts: int) -> None:
        self.posts = posts
        self.chance = random.Random(posts)  # noqa: S311  (the same file each time, and nothing secret)
        self.members = max(20, posts // POSTS_A_MEMBER)
        library = json.loads((seeds_folder() / "exercises.json").read_text(encoding="utf-8"))
        self.exercises = [entry["name"] for entry in library["exercises"]]

    def lines(self) -> Iterator[dict[str, Any]]:
        """Every line: members, categories, then each thread before its posts."""
        for n in range(self.members):
            yield {"kind": "user", "id": FIRST_ID + n, "name": f"Sample-{BIRDS[n % len(BIRDS)]}-{n + 1}"}
        for n, title in enumerate(CATEGORIES):
            yield {"kind": "category", "id": FIRST_ID + n, "title": f"{title} (sample)", "position": 100 + n}
        made, thread_id = 0, FIRST_ID
        while made < self.posts:
            size = min(self.thread_size(), self.posts - made)
            yield from self.thread(thread_id, FIRST_ID + made, size)
            made, thread_id = made + size, thread_id + 1

    def thread_size(self) -> int:
        """Most threads are short, a few are very long; about eight posts on average."""
        return min(LONGEST, int(self.chance.paretovariate(1.1) * 1.6))

    def thread(self, thread_id: int, first_post: int, size: int) -> Iterator[dict[str, Any]]:
        """A thread and its posts, minutes to days apart."""
        at = BEGAN_AT + int(self.chance.random() ** 0.7 * DAYS * DAY_S)
        category, tags = (
            FIRST_ID + self.chance.randrange(len(CATEGORIES)),
            self.chance.sample(BIRDS, k=self.chance.randrange(3)),
        )
        exercise = self.chance.choice(self.exercises)
        users = [self.member() for _ in range(size)]
        yield {
            "kind": "thread", "id": thread_id, "category": category, "user": users[0], "at": at,
            "title": f"{exercise} {self.chance.choice(TOPICS)}", "tags": [tag.lower() for tag in tags],
        }  # fmt: skip
        for n, user in enumerate(users):
            yield {
                "kind": "post", "id": first_post + n, "thread": thread_id, "n": n + 1, "user": user, "at": at,
                "body": self.body(),
            }  # fmt: skip
            at += 60 + int(self.chance.expovariate(1 / (DAY_S / 6)))

    def member(self) -> int:
        """Whoever writes: a few write much, most write little."""
        return FIRST_ID + min(self.members - 1, int(self.chance.paretovariate(0.6)) - 1)

    def body(self) -> str:
        """A post of one to four paragraphs; every twelfth or so is a routine in prose."""
        if self.chance.random() < 0.08:
            return self.routine()
        paragraphs = [self.paragraph() for _ in range(self.chance.choice((1, 1, 1, 2, 2, 4)))]
        return "\n\n".join(paragraphs)

    def paragraph(self) -> str:
        """A few sentences about a day."""
        middle = self.chance.sample(MIDDLES, k=self.chance.randrange(1, 4))
        words = " ".join((self.chance.choice(OPENINGS), *middle, self.chance.choice(ENDINGS)))
        return words.format(day=self.chance.choice(WEEK), part=self.chance.choice(PARTS)).strip()

    def routine(self) -> str:
        """A routine as people write one down."""
        chosen = self.chance.sample(self.exercises, k=self.chance.randrange(2, 7))
        doses = ((self.chance.randrange(1, 4), self.chance.choice((5, 8, 10, 12))) for _ in chosen)
        rows = [f"- {name}: {sets} x {reps}" for name, (sets, reps) in zip(chosen, doses, strict=True)]
        return "\n".join((f"What I do on {self.chance.choice(WEEK)}:", "", *rows, "", self.paragraph()))


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser()
    parser.add_argument("file", type=Path)
    parser.add_argument("--posts", type=int, default=POSTS)
    asked = parser.parse_args()
    asked.file.parent.mkdir(parents=True, exist_ok=True)
    with asked.file.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in BigFile(asked.posts).lines())
    print(f"Wrote {asked.file}.")


if __name__ == "__main__":
    main()
