"""How sure a line and each of its values are: learned on passages that the other weights had not seen.

`prudent` turns a likelihood into a confidence at which a wrong line that looks right costs more than a question.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from forum.rules.library.exercises import Exercise
from forum.text.routine_parser.bound import Bound, group
from forum.text.routine_parser.entry import Entry
from forum.text.routine_parser.features import count_word, manner_of, weight_word
from forum.text.routine_parser.items import Dose, Span
from forum.text.routine_parser.pick import Picked
from forum.text.routine_parser.places import within
from forum.text.routine_parser.quantities import Quantity
from forum.text.routine_parser.quantity_values import Key
from forum.text.routine_parser.reading import Found
from forum.text.routine_parser.weights import Kind

_STEPS = (0.98, 0.95, 0.93, 0.9, 0.87, 0.84, 0.8, 0.75, 0.7, 0.6, 0.5, 0.3, 0.1, 0.0)
_NUMBER = re.compile(r"(?<![\d.])(?!1(?!\d))\d{1,3}(?![\d.:)])")
_WORD = re.compile(r"[a-z]+")
_QUALIFIER = re.compile(r"(?<![a-z])([a-z]{3,20})[ -]$")
_BESIDE, _FAR = 24, 200  # letters
# Words that speak of an amount which a line may lack.
_SPEAKS = {
    "sides": re.compile(r"\b(?:other|left|right|switch|swap|change|both|opposite|alternate|each|either)\b"),
    "often": re.compile(r"\b(?:day|daily|week|weekly|morning|evening|night|hour|hourly|often)\b"),
    "time": re.compile(r"\b(?:seconds?|secs?|minutes?|mins?|hold|count|breaths?|slow(?:ly)?|pause|stay)\b"),
    "more": re.compile(r"\b(?:sets?|rounds?|circuits?|again|more|through|repeat|times)\b"),
    "growth": re.compile(r"\b(?:build|progress|increase|harder|easier|work up|add|until|as many|as long|if you can)\b"),
    "past": re.compile(r"\b(?:was|were|had|did|used|last|ago|managed|started)\b"),
    "choice": re.compile(r"\b(?:or|if|unless|instead|optional|may)\b"),
}
_ALL = re.compile(r"\b(?:each|all|these|them|every|whole|circuit|both|programme|routine|exercises)\b")
_STRETCH = 150  # letters


def prudent(likely: float, times: float) -> float:
    """A likelihood as a confidence, so careful that 0.75 stands for about nineteen right lines of twenty."""
    odds = likely / (1 - likely) / times
    return odds / (1 + odds)


def kind_of(entry: Entry) -> Kind:
    """Whether a line stands by itself, as on a sheet, or in prose, which leaves more open."""
    return "prose" if entry.kind == "prose" else "sheet"


class Trust:
    """Reads the features of the lines of one text."""

    def __init__(self, found: Found, picked: Sequence[Picked], bounds: Sequence[Bound]) -> None:
        self.outline, self.text, self.quantities = found.outline, found.outline.text, found.quantities
        self.picked, self.vocabulary = picked, found.dictionary.vocabulary
        self.beside = Counter(id(one.entry) for one in picked)
        self.shapes = Counter(_shape(bound) for bound in bounds)
        self.often = {str(one.values["frequency"]) for one in found.quantities if "frequency" in one.values}
        said = [(one.start, one.end) for one in found.quantities if "frequency" in one.values]
        self.is_more_often = any(not _covers(said, one.start()) for one in _SPEAKS["often"].finditer(self.text))
        self.unknown = sum(is_unknown(one, found.quantities) for one in found.blocks)

    def of_line(self, one: Picked, bound: Bound, dose: Dose, exercise: Exercise, own: Span) -> list[str]:
        """What a whole line looks like; `own` is its stretch of the text."""
        left = list(self._left(bound, dose, own))
        spoken = [word for word in left if word.startswith("speaks of ") and not word.endswith(" it has")]
        clear = "clear" if not spoken and {"no amounts left over", "no numbers left over"} <= set(left) else "unclear"
        manner = manner_of(one.mention.phrase)
        return [
            *self.of_name(one, exercise.id),
            *self._values(one, bound),
            *left,
            *self._whole(one, bound, dose, exercise),
            f"{manner}, {clear}",
            f"{manner}, {clear}, {_main(dose)}",
            f"{one.entry.kind}, {clear}, {'exact' if one.entry.named >= 0.8 else 'loose'}",
        ]

    def of_name(self, one: Picked, exercise_id: str) -> Iterator[str]:
        """What the exercise of a line looks like."""
        phrase, entry = one.mention.phrase, one.entry
        manner = manner_of(phrase)
        yield f"done {_step(one.likely)}"
        yield f"rival {_step(one.rival)}"
        yield f"{manner} of weight {weight_word(one.mention)}"
        yield f"{_kind(entry)}, {manner}"
        where = "title" if one.mention.start < entry.label_end else "body"
        yield f"{manner} in {where} of {entry.kind}, title is {round(entry.named, 1)} name"
        if (after := _WORD.match(self.text, one.mention.end + 1)) and not phrase.is_name:
            yield f"goes on with {after[0]}"
        yield f"title is {round(entry.named, 1)} name" if entry.kind != "prose" else "no title"
        yield "made more exact" if exercise_id != phrase.exercise_id else "as the words say"
        yield f"exercise {exercise_id}"
        yield f"{count_word(self.beside[id(entry)])} in its block"

    def is_qualified(self, one: Picked) -> bool:
        """Whether a word we do not know makes something else of a name: a goblet squat is no squat."""
        before = _QUALIFIER.search(self.text, max(0, one.mention.start - _BESIDE), one.mention.start)
        return len(one.mention.phrase.steps) == 1 and before is not None and not self.vocabulary.knows(before[1])

    def of_amount(self, one: Picked, bound: Bound, key: Key) -> list[str]:
        """What one value of a line looks like."""
        start, end = bound.places[key]
        mention, name, kind = one.mention, group(key), _kind(one.entry)
        near = "same sentence" if self.outline.sentence_at(start) == mention.sentence else "another sentence"
        where = "given to all" if key in bound.inherited else near
        side = "before" if end <= mention.start else "behind"
        gap = max(mention.start - end, start - mention.end, 0)
        said = self.text[max(0, start - 40) : end + _BESIDE]
        return [
            name, f"{name} {where}", f"{name} {side}", f"{where} in {kind}", f"{where} {side}", f"{name} in {kind}",
            f"{where} {'near' if gap < _BESIDE else 'far' if gap > _FAR else 'some way off'}",
            f"{name} has {'a rival' if bound.rivals.get(name) else 'no rival'}",
            f"done {_step(one.likely)}",
            *(f"{name}: {word}" for word in dict.fromkeys(_WORD.findall(said))),
        ]  # fmt: skip

    def _values(self, one: Picked, bound: Bound) -> Iterator[str]:
        """Which values it has, how far off they were said, and which others competed."""
        names = sorted({group(key) for key in bound.values})
        yield from (f"has {name}" for name in names)
        yield from (f"given to all: {name}" for name in sorted({group(key) for key in bound.inherited}))
        yield from (f"rival {name}" for name, many in bound.rivals.items() if many)
        yield f"{count_word(len(names))} values"
        for key, (start, _) in bound.places.items():
            if key not in bound.inherited:
                gap = abs(self.outline.sentence_at(start) - one.mention.sentence)
                yield f"{group(key)} {count_word(gap)} sentences off"

    def _left(self, bound: Bound, dose: Dose, own: Span) -> Iterator[str]:
        """What stands in its stretch and became no value."""
        said, used = self.text[own[0] : own[1]], list(bound.places.values())
        left = [one for one in within(self.quantities, *own) if not _covers(used, one.start)]
        numbers = [found for found in _NUMBER.finditer(said) if not _covers(used, found.start() + own[0])]
        yield f"{count_word(len(left))} amounts left over"
        yield f"{count_word(len(numbers))} numbers left over"
        times = (dose.hold_s, dose.hold_s_max, dose.duration_s, dose.move_s)
        has = {"sides": dose.sides, "often": dose.frequency, "more": dose.sets or dose.rounds}
        has["time"] = next((str(time) for time in times if time is not None), None)
        for name, words in _SPEAKS.items():
            if words.search(said):
                yield f"speaks of {name}{' it has' if has.get(name) else ''}"
        yield f"{min(len(said) // _STRETCH, 5)} x {_STRETCH} letters"
        if any(_ALL.search(self.text, *self._sentence(quantity)) for quantity in left):
            yield "words for all left over"

    def _whole(self, one: Picked, bound: Bound, dose: Dose, exercise: Exercise) -> Iterator[str]:
        """How it fits in with the rest of the text, and with what the library says of the exercise."""
        alike, others = self.shapes[_shape(bound)] - 1, len(self.picked) - 1
        yield "alone" if not others else f"like {'most' if 2 * alike >= others else 'some' if alike else 'no other'}"
        yield f"sides {exercise.sides}, {dose.sides or 'none said'}"
        yield f"sides {exercise.sides}, {dose.sides or 'none said'} in {one.entry.kind}"
        often = "its own" if dose.frequency else "none"
        often = "that of all" if "frequency" in bound.inherited else often
        yield f"{count_word(len(self.often))} ways how often{' and more' if self.is_more_often else ''}, {often}"
        yield f"in {kind_of(one.entry)}"
        yield f"{count_word(self.unknown)} unknown blocks"
        yield f"{count_word(len(self.picked))} lines"
        usual = exercise.default_dose
        kind = "timed" if usual.duration_seconds else "held" if usual.hold_seconds else "counted"
        steady = "titled" if one.entry.is_titled and one.entry.named >= 0.5 else one.entry.kind
        yield f"{kind}: {_main(dose)}"
        yield from (f"{kind}: inherits {name}" for name in sorted({group(key) for key in bound.inherited}))
        yield f"{steady}: {_main(dose)}"
        yield f"{steady}: done {_step(one.likely)}"

    def _sentence(self, quantity: Quantity) -> Span:
        sentence = self.outline.sentences[self.outline.sentence_at(quantity.start)]
        return sentence.start, sentence.end


def least_sure(judged: Mapping[str, float]) -> list[str]:
    """How likely the name of a line, the least likely of its amounts and all of them together are right."""
    amounts = [likely for field, likely in judged.items() if field != "exercise"]
    every = math.prod(judged.values())
    return [
        f"name likely {_step(judged['exercise'])}",
        f"amounts likely {_step(min(amounts, default=0.0))}",
        f"all likely {_step(every)}",
        *(f"all likely beyond {step}" for step in _STEPS if every >= step),
    ]


def _main(dose: Dose) -> str:
    """Which main amounts a dose has."""
    said = {
        "reps": dose.reps or dose.reps_max,
        "hold": dose.hold_s or dose.hold_s_max,
        "time": dose.duration_s or dose.duration_s_max,
        "way": dose.distance,
    }
    return " ".join(name for name, value in said.items() if value) or "no dose"


def _kind(entry: Entry) -> str:
    return f"{entry.kind}{' of one' if entry.is_one else ''}"


def _covers(spans: Sequence[Span], place: int) -> bool:
    return any(start <= place < end for start, end in spans)


def is_unknown(entry: Entry, quantities: Sequence[Quantity]) -> bool:
    """Whether a block has an amount and no exercise that we know."""
    is_block = entry.kind != "prose" and not entry.kept
    return is_block and any(one.is_count for one in within(quantities, entry.start, entry.end))


def _shape(bound: Bound) -> frozenset[str]:
    return frozenset(group(key) for key in bound.values)


def _step(likely: float) -> str:
    """A likelihood in steps."""
    return str(next(step for step in _STEPS if likely >= step))
