"""What the builder shows of its lines: each as one sentence, with the author's words, and with what is asked."""

from collections.abc import Mapping
from dataclasses import dataclass

from forum.rules.library.exercises import Exercise
from forum.rules.routines import questions
from forum.rules.routines.doses import say_frequency
from forum.rules.routines.facts import is_set
from forum.rules.routines.fields import Fields, Line, list_lines, read_card
from forum.rules.routines.own_names import find_own_name
from forum.rules.routines.questions import QUESTIONS, Stretch
from forum.rules.routines.rounds import rounds_of, say_rounds
from forum.rules.routines.routines import Item
from forum.rules.routines.safety import SafetyLine, item_strip
from forum.rules.routines.watch import Watch, watch_of


@dataclass(frozen=True, slots=True)
class AskedField:
    """One thing that is asked about a line: its field, and how it is said."""

    field: str
    words: str


@dataclass(frozen=True, slots=True)
class LineInShort:
    """A line of the builder before its fields are opened.

    `state` is "asks" while a question is open, "sure", "own" where the library lacks the exercise, "look" for all
    others that were read out of words, and "" for a line that was not.
    """

    dose: list[Stretch]
    state: str
    open_count: int
    asked: list[AskedField]
    words: list[list[Stretch]]
    inherited: list[str]
    safety: tuple[SafetyLine, ...]
    watch: Watch
    has_amount: bool

    @property
    def asked_fields(self) -> list[str]:
        return [one.field for one in self.asked]


@dataclass(frozen=True, slots=True)
class HowMuchRead:
    """How many exercises were read in a message, of about how many, how many questions are open, what is asked about
    the whole card, and how often it is done, in words."""

    read: int
    about: int
    open_count: int
    asked: list[AskedField]
    often: str

    @property
    def asked_fields(self) -> list[str]:
        return [one.field for one in self.asked]

    @property
    def rest(self) -> int:
        return self.about - self.read


def view_lines(fields: Fields, exercises: Mapping[str, Exercise]) -> list[LineInShort]:
    """Every line of a draft in short."""
    card, _ = read_card(fields)
    is_settled = bool(fields.get("settled"))
    pairs = zip(list_lines(fields), card.items, strict=True)
    return [_view(line, item, exercises.get(item.exercise_id), is_settled=is_settled) for line, item in pairs]


def count_read(fields: Fields) -> HowMuchRead | None:
    """How much of a message was read; None for a draft of no message."""
    read, _, about = fields.get("read", "").partition(" ")
    if not (read.isascii() and read.isdigit() and about.isascii() and about.isdigit()):
        return None
    asked = [AskedField(name, questions.CARD_QUESTIONS[name]) for name in questions.asked_of_card(fields)]
    return HowMuchRead(int(read[:4]), int(about[:4]), questions.count_open(fields), asked, say_often(fields))


def say_often(fields: Fields) -> str:
    """How often the card is done and in how many rounds, as far as its draft says so."""
    card, _ = read_card(fields)
    is_given = card.days_per_week or card.days_per_week_max or card.times_per_day or card.weeks
    words = [say_frequency(card)] if is_given else []
    return ". ".join([*words, *([say_rounds(card)] if rounds_of(card) else [])])


def _view(line: Line, item: Item, exercise: Exercise | None, *, is_settled: bool) -> LineInShort:
    asked = questions.asked_of(line)
    open_count = 0 if is_settled else len(questions.open_of(line))
    return LineInShort(
        dose=questions.say_with_holes(item, line),
        state=_state(line, open_count),
        open_count=open_count,
        asked=[AskedField(name, QUESTIONS[name]) for name in asked if name in QUESTIONS],
        words=questions.marked_words(line),
        inherited=questions.say_inherited(line),
        safety=tuple(filter(is_set, item_strip(item, exercise).lines)),
        watch=watch_of(exercise),
        has_amount=questions.has_amount(line),
    )


def _state(line: Line, open_count: int) -> str:
    if "said" not in line:
        return ""
    if open_count:
        return "asks"
    if find_own_name(line["exercise_id"]):
        return "own"
    return "sure" if "sure" in line else "look"
