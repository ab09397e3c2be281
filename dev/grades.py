"""Says how hard our digests are to read: a grade each, by Flesch and Kincaid."""

import json

from forum.paths import seeds_folder
from forum.rules.research.digests import text_from_dict
from forum.rules.research.grade import reading_grade


def main() -> None:
    """Print a line a digest."""
    records = json.loads((seeds_folder() / "digests.json").read_text(encoding="utf-8"))["digests"]
    for record in records:
        text = text_from_dict(record)
        print(f"{reading_grade(text.plain):4}  {text.title}")


if __name__ == "__main__":
    main()
