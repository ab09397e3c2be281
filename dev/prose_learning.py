"""Learning weights: examples are lists of features, each with its answer; a weight says what a feature tells."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from dev.prose_labels import Passage
from forum.text.routine_parser.weights import Question, Weights

FEWEST = 5  # passages in which a feature must stand
LEAST = 0.05  # what is worth less is left out
LEAFLET = 2.0  # what an example of a leaflet counts, for the posts are ten times as many
# The higher, the more features are kept; a text is judged by many features that each tell a little.
STRENGTHS: dict[Question, float] = {"text": 0.02, "done": 0.3, "line": 0.15, "name": 0.2, "amount": 0.2}
BY_MANY: frozenset[Question] = frozenset({"text"})
SHOWN = 0.7  # of the right lines of a sheet are shown as sure
WORTH = 8  # right lines shown as sure that one wrong line shown as sure is worth; found lines, that a false alarm is
CAUTION = {"sheet": 1.0, "prose": 1.0, "value": 2.0}  # until it is chosen
NOTHING: Weights = {
    **{str(question): {"always": 0.0} for question in STRENGTHS},
    "caution": CAUTION,
    "bar": {"text": 0.0},  # every text is read
}


@dataclass(slots=True)
class Examples:
    """Features with their answers, what each counts, and the fold of its passage."""

    features: list[list[str]] = field(default_factory=list)
    answers: list[bool] = field(default_factory=list)
    counts: list[float] = field(default_factory=list)
    folds: list[int] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)

    def add(
        self, features: Sequence[str], answer: bool, passage: Passage, fold: int, times: float = 1.0, name: str = ""
    ) -> None:
        """One more example."""
        self.features.append(sorted(set(features)))
        self.answers.append(answer)
        self.counts.append(times * (LEAFLET if passage.is_leaflet else 1.0))
        self.folds.append(fold)
        self.groups.append(passage.group)
        self.names.append(name or str(passage.row["id"]))

    def without(self, fold: int | None) -> "Examples":
        """The examples of all other folds; all of them for None."""
        kept = [at for at, own in enumerate(self.folds) if own != fold]
        return Examples(
            [self.features[at] for at in kept],
            [self.answers[at] for at in kept],
            [self.counts[at] for at in kept],
            [self.folds[at] for at in kept],
            [self.groups[at] for at in kept],
            [self.names[at] for at in kept],
        )


def learn(examples: Examples, question: Question) -> dict[str, float]:
    """A weight for each feature that tells something, rounded so that a person can read them."""
    told = zip(examples.groups, examples.features, strict=True)
    common = Counter(feature for _, feature in {(group, feature) for group, found in told for feature in found})
    rows = [{feature: 1.0 for feature in found if common[feature] >= FEWEST} for found in examples.features]
    vectors = DictVectorizer()
    model = LogisticRegression(
        l1_ratio=0 if question in BY_MANY else 1,
        C=STRENGTHS[question],
        solver="liblinear",
        intercept_scaling=10,
        random_state=1,
    )
    table = vectors.fit_transform(rows)
    table.indices, table.indptr = (
        table.indices.astype("int32"),
        table.indptr.astype("int32"),
    )  # all that the solver takes
    model.fit(table, examples.answers, sample_weight=examples.counts)
    weights = {"always": round(float(model.intercept_[0]), 2)}
    found = zip(vectors.get_feature_names_out(), model.coef_[0], strict=True)
    return weights | {str(name): round(float(weight), 2) for name, weight in found if abs(weight) >= LEAST}


def learn_all(examples: Mapping[Question, Examples]) -> dict[str, Mapping[str, float]]:
    """The weights of each question."""
    return {question: learn(known, question) for question, known in examples.items()}
