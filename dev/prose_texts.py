"""Learning whether a text as a whole tells of exercises to do, and how likely that must be for it to be read."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dev.prose_labels import Passage, words
from dev.prose_learning import LEAFLET, NOTHING, WORTH, Examples, learn
from dev.prose_report import Judged
from forum.text.routine_parser.pick import weigh_done
from forum.text.routine_parser.reading import Found, find_all
from forum.text.routine_parser.weights import likelihood, use_weights

BARS = tuple(step / 100 for step in range(20, 91, 5))
NOTE = 0.2  # what one sentence of a passage counts by itself
SILENT = 2.0  # what a text without any exercise to do counts, for the others are three times as many


def texts_of(
    passages: Sequence[Passage],
    folds: Sequence[int],
    found: Sequence[Found | None],
    done: Mapping[int, Mapping[str, float]],
) -> Examples:
    """What a whole text is asked: does it tell of exercises to do? Its mentions are weighed as unseen ones."""
    examples = Examples()
    for passage, fold, one in zip(passages, folds, found, strict=True):
        use_weights({**NOTHING, "done": done[fold]})
        is_told = bool(passage.row["items"])
        counts = 1.0 if is_told else SILENT
        if features := _looks_of(one):
            examples.add(features, is_told, passage, fold, counts)
        notes = [features for note in _notes(passage, one) if (features := _looks_of(find_all(note, words())))]
        for features in notes:
            examples.add(features, is_told, passage, fold, counts * NOTE, "a note")
    return examples


def _looks_of(found: Found | None) -> list[str]:
    return weigh_done(found.looks())[1] if found else []


def _notes(passage: Passage, found: Found | None) -> Iterator[str]:
    """The sentences of a passage that tell of an exercise, each by itself: many a member writes no more than that."""
    if found is None or len(found.outline.sentences) < 2 or passage.is_other:
        return  # a sentence of an advertisement by itself may well be a note of somebody's
    starts = [int(item["span"][0]) for item in passage.row["items"]]
    for sentence in found.outline.sentences:
        start, end = found.plain.source_span(sentence.start, sentence.end)
        if not starts or any(start <= place < end for place in starts):
            yield passage.row["text"][start:end]


def choose_bar(texts: Examples, worth: Mapping[str, float]) -> float:
    """The bar with which, out of fold, what is read is worth the most; its neighbours count, as one text sways it."""
    judged: list[tuple[float, float]] = []
    for fold in sorted(set(texts.folds)):
        use_weights({**NOTHING, "text": learn(texts.without(fold), "text")})
        judged += [
            (likelihood("text", features), worth.get(name, 0.0))
            for features, name, own in zip(texts.features, texts.names, texts.folds, strict=True)
            if own == fold
        ]
    worths = [sum(one for likely, one in judged if likely >= bar) for bar in BARS]
    smooth = [sum(worths[max(0, at - 1) : at + 2]) / len(worths[max(0, at - 1) : at + 2]) for at in range(len(BARS))]
    return max(zip(smooth, BARS, strict=True))[1]


def worth_of(judged: Iterable[Judged]) -> dict[str, float]:
    """What reading each passage is worth: the exercises found there, or what a false alarm costs."""
    return {
        str(one.passage.row["id"]): (len(one.gold) if one.passage.row["items"] else -WORTH * bool(one.items))
        * (LEAFLET if one.passage.is_leaflet else 1.0)
        for one in judged
    }
