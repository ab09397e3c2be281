"""`make claims`: how well the claim check tells what fits, how fast, and what each word of its lists is worth.

Nothing is learned, so "out of fold" means: a study is judged by lists without the phrases that occur in no sentence of
another study.
"""

import json
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from forum.formats.research.claim_lines import read_facts
from forum.rules.claims.check import check_claim
from forum.rules.claims.reading import PhraseBook, words_of
from forum.rules.claims.sentences import LISTS, lexicon
from forum.rules.claims.studied import Studied

SAMPLES = Path(__file__).parent.parent / "tests" / "samples" / "claims"
OPEN = ("given", "open", "second", "third", "fourth")
Phrase = tuple[str, str]


@dataclass(frozen=True)
class Sample:
    """A labelled sentence; `why` is "" when it fits."""

    id: str
    text: str
    studied: Studied
    why: str


@dataclass(frozen=True)
class Score:
    """How many were struck rightly and wrongly, and how many should have been."""

    struck: int
    alarms: int
    missed: int
    fits: int
    right_why: int

    @property
    def f1(self) -> float:
        """Of "overstates"."""
        return 2 * self.struck / (2 * self.struck + self.alarms + self.missed or 1)


def read_samples(name: str) -> list[Sample]:
    """The sentences of one file."""
    lines = (SAMPLES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [Sample(row["id"], row["text"], read_facts(row["facts"]), row["why"] or "") for row in rows]


def score(samples: Iterable[Sample], known: PhraseBook | None = None) -> Score:
    """Judge all of them."""
    told = [(sample, check_claim(sample.text, sample.studied, known)) for sample in samples]
    struck = [(sample, verdict) for sample, verdict in told if sample.why and not verdict.fits]
    return Score(
        len(struck),
        sum(not sample.why and not verdict.fits for sample, verdict in told),
        sum(bool(sample.why) and verdict.fits for sample, verdict in told),
        sum(not sample.why for sample, _ in told),
        sum(verdict.reasons[0].why == sample.why for sample, verdict in struck),
    )


def lexicon_without(phrases: Iterable[Phrase]) -> PhraseBook:
    """The lists without some of their phrases."""
    left_out = set(phrases)
    return PhraseBook({kind: [one for one in those if (kind, one) not in left_out] for kind, those in LISTS.items()})


def phrases_in(sample: Sample) -> set[Phrase]:
    """The phrases that stand in a sentence."""
    return {(hit.kind, hit.phrase) for hit in lexicon().find(words_of(sample.text))}


def out_of_fold(samples: Sequence[Sample]) -> Score:
    """Each study by lists that no sentence of its own is needed for."""
    studies: dict[Studied, list[Sample]] = defaultdict(list)
    where: dict[Phrase, set[Studied]] = defaultdict(set)
    for sample in samples:
        studies[sample.studied].append(sample)
        for phrase in phrases_in(sample):
            where[phrase].add(sample.studied)
    scores = [
        score(those, lexicon_without(phrase for phrase, places in where.items() if places == {studied}))
        for studied, those in studies.items()
    ]
    sums = [sum(values) for values in zip(*map(_values, scores), strict=True)]
    return Score(*sums)


def _values(one: Score) -> tuple[int, int, int, int, int]:
    return one.struck, one.alarms, one.missed, one.fits, one.right_why


def worth_of_phrases(samples: Sequence[Sample]) -> list[tuple[float, Phrase]]:
    """How much F1 falls, in points, without each phrase that occurs; the dearest first."""
    every = score(samples).f1
    used = set().union(*map(phrases_in, samples))
    return sorted(((100 * (every - score(samples, lexicon_without([one])).f1), one) for one in used), reverse=True)


def _line(name: str, one: Score) -> str:
    why = one.right_why / (one.struck or 1)
    counts = f"struck {one.struck}, missed {one.missed}, alarms {one.alarms} of {one.fits}"
    return f"{name:14} F1 {one.f1:.3f}  {counts}, reason right {why:.2f}"


def main() -> None:
    """Print the report."""
    samples = [sample for name in OPEN for sample in read_samples(name)]
    for name in (*OPEN, "aside"):
        print(_line(name, score(read_samples(name))))
    print(_line("all but aside", score(samples)))
    print(_line("out of fold", out_of_fold(samples)))
    for points, (kind, phrase) in worth_of_phrases(samples)[:5]:
        print(f"without {kind} “{phrase[:60]}”: {points:.2f} points less")
    began = time.process_time()
    score(samples)
    print(f"{1000 * (time.process_time() - began) / len(samples):.2f} ms of CPU a sentence")


if __name__ == "__main__":
    main()
