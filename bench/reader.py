"""How fast prose is read: `python bench/reader.py` reads labelled posts one by one, and samples as one text.

All times are of the processor, and the best of several runs: other work at the same time disturbs them little.
"""

import json
import sys
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from forum.text.routine_parser import parse_routine
from tests.samples.library import EXERCISES

SAMPLES = Path(__file__).resolve().parent.parent / "tests" / "samples" / "prose"
RUNS = 5
WORDS = range(110, 191)  # of a post of about 150 words
LONG = 20_000


def texts(names: str) -> list[str]:
    """The passages of the samples of this name."""
    lines = (line for file in sorted(SAMPLES.glob(names)) for line in file.read_text(encoding="utf-8").splitlines())
    return [json.loads(line)["text"] for line in lines]


def best_s(text: str) -> float:
    """The shortest of several readings of a text, in seconds."""
    took = []
    for _ in range(RUNS):
        started = process_time()
        parse_routine(text, EXERCISES)
        took.append(process_time() - started)
    return min(took)


def main() -> None:
    """Print posts a second, and how long texts of several lengths take."""
    parse_routine("10 squats", EXERCISES)
    posts = [text for text in texts("open*.jsonl") + texts("leaflets.jsonl") if len(text.split()) in WORDS]
    words = sum(len(text.split()) for text in posts) / len(posts)
    print(f"{len(posts)} posts of {words:.0f} words on average: {len(posts) / sum(map(best_s, posts)):.0f} a second")
    for name in ("leaflets.jsonl", "open-2.jsonl"):
        whole = "\n\n".join(texts(name))
        for length in (LONG // 4, LONG // 2, LONG):
            print(f"{length:6} letters of {name}: {best_s(whole[:length]) * 1000:.0f} ms")


if __name__ == "__main__":
    main()
