"""`make train`: learn the weights of the reader of prose, and say how well it reads passages that it has not seen.

Every figure is out of fold: a passage is judged by weights that were learned from passages of other documents.
"""

import json
import random
from collections.abc import Mapping, Sequence
from functools import partial
from statistics import median

from dev.prose_labels import Passage, Row, is_right, is_unlisted, label_mentions, match_items, read_passages, words
from dev.prose_learning import CAUTION, LEAFLET, NOTHING, SHOWN, Examples, learn, learn_all
from dev.prose_report import Judged, report
from dev.prose_texts import choose_bar, texts_of, worth_of
from forum.paths import seeds_folder
from forum.text.routine_parser.answers import field_of
from forum.text.routine_parser.items import SURE, FoundItem
from forum.text.routine_parser.lines import ReadLine, build_lines, merge_lines
from forum.text.routine_parser.reading import Found, find_all, read_text
from forum.text.routine_parser.trust import Trust, prudent
from forum.text.routine_parser.weights import Question, Weights, likelihood, use_weights

Reread = tuple[list[Judged], dict[Question, Examples]]

FOLDS = 5
CAUTIONS = tuple(step / 10 for step in range(6, 101))
TRUE, MANY = 0.95, 40  # of the sure lines of prose are right, and of so many that it is no accident
MARGIN = 1.0  # beyond the caution with which no line of prose looks sure


def folds_of(passages: Sequence[Passage]) -> list[int]:
    """The fold of each passage; those that tell the same are in one."""
    groups = sorted({passage.group for passage in passages})
    random.Random(3).shuffle(groups)  # noqa: S311 - the same folds each time
    fold = {group: number % FOLDS for number, group in enumerate(groups)}
    return [fold[passage.group] for passage in passages]


def mentions_of(passages: Sequence[Passage], folds: Sequence[int], found: Sequence[Found | None]) -> Examples:
    """What the deciding stage is asked: is this mention done?"""
    examples = Examples()
    for passage, fold, one in zip(passages, folds, found, strict=True):
        seen = [(mention, features) for _, mention, features in one.looks().read()] if one else []
        labels = label_mentions(passage, one, [mention for mention, _ in seen]) if one else []
        for (_, features), label in zip(seen, labels, strict=True):
            if label is not None:
                examples.add(features, label, passage, fold)
    return examples


def judge(passage: Passage, fold: int, more: dict[Question, Examples]) -> Judged:
    """Read a passage, and keep what its lines, names and amounts looked like and whether they were right."""
    reading = read_text(passage.row["text"], words())
    lines = list(build_lines(reading)) if reading and reading.is_told else []
    made = {(line.item.exercise_id, line.item.span): line for line in lines}
    items = [item for item in merge_lines(iter(lines)) if not is_unlisted(passage, item)]
    gold = match_items(passage, items)
    right = []
    for number, item in enumerate(items):
        line = made[item.exercise_id, item.span]
        right.append(number in gold and is_right(passage, item, gold[number], passage.fields))
        if passage.is_other:
            continue  # that it is read at all is the mistake, and no matter of its lines
        more["line"].add(line.features, right[-1], passage, fold)
        if reading is not None:
            trust = Trust(reading.found, reading.picked, reading.bounds)
            more["name"].add(list(trust.of_name(line.picked, item.exercise_id)), number in gold, passage, fold)
            if number in gold:
                add_amounts(passage, fold, line, item, gold[number], trust, more["amount"])
    return Judged(passage, items, right, gold)


def add_amounts(
    passage: Passage, fold: int, line: ReadLine, item: FoundItem, gold: Row, trust: Trust, examples: Examples
) -> None:
    """What each amount of a line looks like, and whether it is right."""
    for key in line.bound.places:
        name = field_of(line.bound, item.dose, key)
        if name in passage.fields or name in {"rest_s", "distance"}:
            ends = [end for end in (name, f"{name}_max") if end in passage.fields or end == name]
            right = is_right(passage, item, gold, ends)
            examples.add(trust.of_amount(line.picked, line.bound, key), right, passage, fold)


def choose_cautions(lines: Examples) -> dict[str, float]:
    """The greatest caution with which, out of fold, the leaflets' sheets still show most right lines as sure.

    In prose it is the least with which enough of what is sure is right; else one with which nothing is sure.
    """
    prose: dict[float, list[bool]] = {caution: [] for caution in CAUTIONS}
    right: list[float] = []
    for fold in sorted(set(lines.folds)):
        use_weights({**NOTHING, "line": learn(lines.without(fold), "line")})
        told = zip(lines.features, lines.answers, lines.counts, lines.folds, strict=True)
        for features, is_right_line, counts, _ in (one for one in told if one[3] == fold):
            likely = likelihood("line", features)
            if "in sheet" in features:
                right += [likely] if is_right_line and counts == LEAFLET else []
            else:
                for caution in filter(partial(is_sure, likely), CAUTIONS):
                    prose[caution].append(is_right_line)
    shown = (one for one in CAUTIONS if sum(is_sure(likely, one) for likely in right) >= SHOWN * len(right))
    trusted = (one for one, told in prose.items() if len(told) >= MANY and sum(told) >= TRUE * len(told))
    none_sure = min((one for one, told in prose.items() if not told), default=max(CAUTIONS)) + MARGIN
    return {"sheet": max(shown), "prose": min(trusted, default=none_sure)}


def is_sure(likely: float, caution: float) -> bool:
    """Whether a line as likely as that is shown as sure."""
    return round(prudent(likely, caution), 2) >= SURE


def judge_all(passages: Sequence[Passage], folds: Sequence[int], known: Mapping[int, Weights]) -> Reread:
    """Read every passage by the weights of its fold."""
    more: dict[Question, Examples] = {question: Examples() for question in ("line", "name", "amount")}
    judged = []
    for passage, fold in zip(passages, folds, strict=True):
        use_weights(known[fold])
        judged.append(judge(passage, fold, more))
    return judged, more


def main() -> None:
    """Learn, report, write."""
    passages = read_passages()
    folds = folds_of(passages)
    found = [find_all(passage.row["text"], words()) for passage in passages]
    mentions = mentions_of(passages, folds, found)
    known: dict[int, Weights] = {
        fold: {**NOTHING, "done": learn(mentions.without(fold), "done")} for fold in range(FOLDS)
    }
    texts = texts_of(passages, folds, found, {fold: weights["done"] for fold, weights in known.items()})
    worth = worth_of(judge_all(passages, folds, known)[0])
    for fold in range(FOLDS):
        told = texts.without(fold)
        bar = {"text": choose_bar(told, worth)}
        known[fold] = {**known[fold], "text": learn(told, "text"), "bar": bar}
    # Only lines of texts that are read count, and a line is judged by how likely its name and its amounts are.
    parts = judge_all(passages, folds, known)[1]
    for fold in range(FOLDS):
        known[fold] = {**known[fold], **learn_all({name: parts[name].without(fold) for name in ("name", "amount")})}
    lines = judge_all(passages, folds, known)[1]["line"]
    for fold in range(FOLDS):
        caution = CAUTION | choose_cautions(lines.without(fold))
        known[fold] = {**known[fold], "line": learn(lines.without(fold), "line"), "caution": caution}
    print(report(judge_all(passages, folds, known)[0]))
    chosen = {
        part: {name: median(known[fold][part][name] for fold in range(FOLDS)) for name in known[0][part]}
        for part in ("caution", "bar")
    }
    write(learn_all({"text": texts, "done": mentions, **parts, "line": lines}) | chosen)


def write(weights: Weights) -> None:
    """One line a weight, the heaviest of each question first."""
    ordered = {
        question: dict(sorted(known.items(), key=lambda one: (one[0] != "always", -abs(one[1]), one[0])))
        for question, known in weights.items()
    }
    about = "Learned by `make train`; see docs/prose.md. A feature speaks for (above 0) or against (below 0)."
    text = json.dumps({"about": about, **ordered}, ensure_ascii=False, indent=1)
    (seeds_folder() / "prose_weights.json").write_text(text + "\n", encoding="utf-8")
    print({question: len(known) for question, known in weights.items()}, "weights")


if __name__ == "__main__":
    main()
