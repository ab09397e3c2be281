"""A small import file: three members talk in two threads, its lines in no order."""

import json
from pathlib import Path
from typing import Any

CARD = {"title": "Morning", "items": [{"exercise_id": "wall-squat", "sets": 2, "reps": 10}], "provenance": "self"}
LINES: tuple[dict[str, Any], ...] = (
    {"kind": "post", "id": 503, "thread": 51, "n": 2, "user": 53, "at": 1_724_860_000, "body": "Hold a rail, @Kim-51."},
    {"kind": "post", "id": 501, "thread": 51, "n": 1, "user": 51, "at": 1_724_853_333, "body": "[[wall-squat]]?"},
    {"kind": "thread", "id": 51, "category": 51, "title": "Wall squats", "user": 51, "at": 1_724_853_333, "posts": 9},
    {"kind": "thread", "id": 52, "category": 51, "title": "Foam", "user": 52, "at": 1_724_853_400, "tags": ["foam"]},
    {"kind": "post", "id": 502, "thread": 52, "n": 1, "user": 52, "at": 1_724_853_400, "body": "Mail lou@example.org"},
    {"kind": "category", "id": 51, "title": "Legs & hips"},
    {"kind": "user", "id": 51, "name": "Kim-51"},
    {"kind": "user", "id": 52, "name": "Lou with a long name, and a comma"},
    {"kind": "user", "id": 53, "name": "Mo"},
    {
        "kind": "routine", "id": 71, "owner": 53, "state": "public", "title": "Morning",
        "versions": [{"n": 1, "at": 1_724_853_333, "card": CARD}], "posts": [{"post": 503, "n": 1}],
    },
    {
        "kind": "resource", "id": 81, "title": "Stairs", "url": "https://example.org/stairs", "made_by": "A clinic",
        "why": "Written by physiotherapists.", "type": "article", "level": "everyone", "review_on": "2030-01-31",
        "checked_by": 51, "checked_at": 1_724_853_333, "added_by": 51, "at": 1_724_853_333,
    },
)  # fmt: skip


def write_lines(path: Path, lines: tuple[dict[str, Any], ...] = LINES) -> Path:
    """Write the lines into a file and give it back."""
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    return path
