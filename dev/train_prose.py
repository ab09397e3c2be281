"""`make train`: learn the weights of the reader of prose, and say how well it reads passages that it has not seen.

Every figure is out of fold: a passage is judged by weights that were learned from passages of other documents.
"""

import json
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from dev.prose_labels import Passage, Row, is_right, is_unlisted, label_mentions, match_items, read_passages, words
from dev.prose_report import Judged, report
from forum.paths import seeds_folder
from forum.text.routine_parser.answers import field_of
from forum.text.routine_parser.items import SURE, FoundItem
from forum.text.routine_parser.lines import ReadLine, build_lines, merge_lines
from forum.text.routine_parser.reading import Found, find_all, read_text
from forum.text.routine_parser.trust import Trust, prudent
from forum.text.routine_parser.weights import Question, Weights, likelihood, use_weights

FOLDS = 5
FEWEST = 5  # passages in which a feature must stand
LEAST = 0.05  # what is worth less is left out
LEAFLET = 2.0  # what an example of a leaflet counts, for the posts are ten times as many
# The higher, the more features are kept.
STRENGTHS: dict[Question, float] = {"done": 0.3, "line": 0.3, "name": 0.2, "amount": 0.2}
WORTH = 8  # right lines shown as sure that one wrong line shown as sure is worth
CAUTIONS = tuple(step / 10 for step in range(6, 41))
CAUTION = {"line": 2.4, "value": 2.0}  # until it is chosen
NOTHING: Weights = {**{str(question): {"always": 0.0} for question in STRENGTHS}, "caution": CAUTION}


@dataclass(slots=True)
class Examples:
    """Features with their answers, what each counts, and the fold of its passage."""

    features: list[list[str]] = field(default_factory=list)
    answers: list[bool] = field(default_factory=list)
    counts: list[float] = field(default_factory=list)
    folds: list[int] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)

    def add(self, features: Sequence[str], answer: bool, passage: Passage, fold: int) -> None:
        """One more example."""
        self.features.append(sorted(set(features)))
        self.answers.append(answer)
        self.counts.append(LEAFLET if passage.is_leaflet else 1.0)
        self.folds.append(fold)
        self.groups.append(passage.group)

    def without(self, fold: int | None) -> "Examples":
        """The examples of all other folds; all of them for None."""
        kept = [at for at, own in enumerate(self.folds) if own != fold]
        return Examples(
            [self.features[at] for at in kept],
            [self.answers[at] for at in kept],
            [self.counts[at] for at in kept],
            [self.folds[at] for at in kept],
            [self.groups[at] for at in kept],
        )


def learn(examples: Examples, strength: float) -> dict[str, float]:
    """A weight for each feature that tells something, rounded so that a person can read them."""
    told = zip(examples.groups, examples.features, strict=True)
    common = Counter(feature for _, feature in {(group, feature) for group, found in told for feature in found})
    rows = [{feature: 1.0 for feature in found if common[feature] >= FEWEST} for found in examples.features]
    vectors = DictVectorizer()
    model = LogisticRegression(l1_ratio=1, C=strength, solver="liblinear", intercept_scaling=10, random_state=1)
    table = vectors.fit_transform(rows)
    table.indices, table.indptr = (
        table.indices.astype("int32"),
        table.indptr.astype("int32"),
    )  # all that the solver takes
    model.fit(table, examples.answers, sample_weight=examples.counts)
    weights = {"always": round(float(model.intercept_[0]), 2)}
    found = zip(vectors.get_feature_names_out(), model.coef_[0], strict=True)
    return weights | {str(name): round(float(weight), 2) for name, weight in found if abs(weight) >= LEAST}


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
    lines = list(build_lines(reading)) if reading else []
    made = {(line.item.exercise_id, line.item.span): line for line in lines}
    items = [item for item in merge_lines(iter(lines)) if not is_unlisted(passage, item)]
    gold = match_items(passage, items)
    right = []
    for number, item in enumerate(items):
        line = made[item.exercise_id, item.span]
        right.append(number in gold and is_right(passage, item, gold[number], passage.fields))
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


def choose_caution(lines: Examples) -> float:
    """The caution with which, out of fold, the leaflets' lines that are shown as sure are worth most."""
    judged: list[tuple[float, bool]] = []
    for fold in sorted(set(lines.folds)):
        use_weights({**NOTHING, "line": learn(lines.without(fold), STRENGTHS["line"])})
        judged += [
            (likelihood("line", features), answer)
            for features, answer, counts, own in zip(
                lines.features, lines.answers, lines.counts, lines.folds, strict=True
            )
            if own == fold and counts == LEAFLET
        ]
    worth = {
        caution: sum(1 if right else -WORTH for likely, right in judged if round(prudent(likely, caution), 2) >= SURE)
        for caution in CAUTIONS
    }
    return max(CAUTIONS, key=lambda caution: (worth[caution], caution))


def main() -> None:
    """Learn, report, write."""
    passages = read_passages()
    folds = folds_of(passages)
    found = [find_all(passage.row["text"], words()) for passage in passages]
    mentions = mentions_of(passages, folds, found)
    more: dict[Question, Examples] = {question: Examples() for question in STRENGTHS if question != "done"}
    done = {fold: learn(mentions.without(fold), STRENGTHS["done"]) for fold in range(FOLDS)}
    for passage, fold in zip(passages, folds, strict=True):
        use_weights({**NOTHING, "done": done[fold]})
        judge(passage, fold, more)
    # A line is judged by how likely its name and its amounts are, so these are learned first.
    parts = {fold: learn_all({name: more[name].without(fold) for name in ("name", "amount")}) for fold in range(FOLDS)}
    again: dict[Question, Examples] = {question: Examples() for question in more}
    for passage, fold in zip(passages, folds, strict=True):
        use_weights({**NOTHING, "done": done[fold], **parts[fold]})
        judge(passage, fold, again)
    more["line"] = again["line"]
    judged, chosen = [], []
    spare: dict[Question, Examples] = {question: Examples() for question in more}
    for fold in range(FOLDS):
        seen = more["line"].without(fold)
        chosen.append(choose_caution(seen))
        caution = CAUTION | {"line": chosen[-1]}
        line = learn(seen, STRENGTHS["line"])
        use_weights({"done": done[fold], "line": line, **parts[fold], "caution": caution})
        judged += [judge(one, own, spare) for one, own in zip(passages, folds, strict=True) if own == fold]
    print(report(judged))
    caution = CAUTION | {"line": median(chosen)}
    write(learn_all({"done": mentions, **more}) | {"caution": caution})


def learn_all(examples: Mapping[Question, Examples]) -> dict[str, Mapping[str, float]]:
    """The weights of each question."""
    return {question: learn(known, STRENGTHS[question]) for question, known in examples.items()}


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
