"""How well our own questions are answered: each in `searches/queries.json` says what it expects.

    python -m tests.samples.search_score [--aside] [-v]

`right` are families and ids of which one must stand among the first five; `only` and `never` hold for each of the first
ten, `verdict` is what must be said of the exercises, `corrected` how many words must be put right. Those marked `aside`
were not looked at while the rules were made.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from forum.rules.library.exercises import Exercise
from forum.rules.library.traits import fits_answer, is_forbidden, places_barred, places_of
from forum.search import parse_query
from forum.search.understanding.finder import FoundExercises, find_exercises
from tests.samples.library import EXERCISES

FILE = Path(__file__).parent / "searches" / "queries.json"


def questions(*, aside: bool) -> list[dict[str, Any]]:
    """The questions, those that were set aside or the others."""
    every: list[dict[str, Any]] = json.loads(FILE.read_text(encoding="utf-8"))["queries"]
    return [one for one in every if one.get("aside", False) == aside]


def ask(words: str) -> FoundExercises:
    return find_exercises(parse_query(words), EXERCISES)


def faults(question: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with the answer to a question."""
    found = ask(question["words"])
    first = found.exercises[:10]
    if "verdict" in question:
        if found.judged.verdict not in question["verdict"]:
            yield f"is {found.judged.verdict}"
        return
    if not first:
        yield "finds nothing"
    right = set(question.get("right", ()))
    if right and not any(one.id in right or one.family in right for one in first[:5]):
        yield f"first {[one.id for one in first[:5]]}"
    for name, value in question.get("only", {}).items():
        if wrong := [one.id for one in first if not is_so(one, name, value)]:
            yield f"not {name}={value}: {wrong}"
    for name, value in question.get("never", {}).items():
        if wrong := [one.id for one in first if needs(one, name, value)]:
            yield f"{name}={value}: {wrong}"
    if len(found.asked.corrected) < question.get("corrected", 0):
        yield f"corrected {[one.searched for one in found.asked.corrected]}"


def is_so(exercise: Exercise, name: str, value: Any) -> bool:
    """Whether this is true of the exercise as it may be done."""
    match name:
        case "most_level":
            return exercise.level <= int(value)
        case "alone":
            return fits_answer(exercise, "company", "alone", places_of(()))
    return fits_answer(exercise, name, value, places_of(()))


def needs(exercise: Exercise, name: str, value: Any) -> bool:
    """Whether it can't be done without what was forbidden."""
    match name:
        case "eyes_closed":
            return exercise.safety.eyes_closed
        case "floor" | "impact" | "overhead":
            return is_forbidden(exercise, name, "yes", places_of(()))
        case "position":
            return set(exercise.positions) <= places_barred(value)
    return is_forbidden(exercise, name, value, places_of(()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--aside", action="store_true", help="those that were set aside")
    parser.add_argument("-v", action="store_true", help="say what is wrong")
    args = parser.parse_args()
    asked, good = Counter[str](), Counter[str]()
    for question in questions(aside=args.aside):
        wrong = list(faults(question))
        asked[question["kind"]] += 1
        good[question["kind"]] += not wrong
        if wrong and args.v:
            print(f"{question['words']!r}: {'; '.join(wrong)}")
    for kind, count in asked.items():
        print(f"{kind:10} {good[kind]} of {count}")
    print(f"{'all':10} {sum(good.values())} of {sum(asked.values())}")


if __name__ == "__main__":
    main()
