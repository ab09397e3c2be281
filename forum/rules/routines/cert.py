"""How completely a card is described, by the CERT guideline (Consensus on Exercise Reporting Template).

Slade, Dionne, Underwood, Buchbinder: British Journal of Sports Medicine 2016, doi 10.1136/bjsports-2016-096651. Its
16 items are asked here in plain words. CERT says how completely a programme is described, not how good it is.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from forum.rules.library.equipment_names import say_equipment
from forum.rules.library.exercises import Exercise
from forum.rules.routines.coverage import equipment
from forum.rules.routines.doses import say_frequency
from forum.rules.routines.rounds import say_rounds
from forum.rules.routines.routines import Card, Item

Library = Mapping[str, Exercise]
HONEST = (
    "The 16 points are from CERT, a checklist for describing exercise programmes. "
    "They say how fully a card is described, not how good it is."
)
SOURCE_URL = "https://doi.org/10.1136/bjsports-2016-096651"


@dataclass(frozen=True, slots=True)
class Question:
    """One part of an item, answered by its author in the card's field `name`."""

    name: str
    words: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class CertItem:
    """One of the 16 items with its questions; none where the card itself answers."""

    number: int
    title: str
    questions: tuple[Question, ...] = ()


def _asked(number: int, title: str, name: str, words: str, hint: str = "") -> CertItem:
    return CertItem(number, title, (Question(name, words, hint),))


@dataclass(frozen=True, slots=True)
class Graded:
    """An item and how the card answers it; it counts only when every part is answered."""

    item: CertItem
    answers: tuple[str, ...]
    is_reported: bool


@dataclass(frozen=True, slots=True)
class CertReport:
    """All 16, graded."""

    rows: tuple[Graded, ...]

    @property
    def score(self) -> int:
        return sum(row.is_reported for row in self.rows)

    @property
    def words(self) -> str:
        return f"How fully this card is described: {self.score} of {len(self.rows)} points"

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(row.item.title for row in self.rows if not row.is_reported)


CERT_ITEMS = (
    CertItem(1, "Equipment"),
    _asked(
        2, "Who teaches it", "cert_2_who_teaches", "Who teaches or guides it, and what have they learned?",
        "Such as: a physiotherapist with ten years in neurology; nobody.",
    ),
    _asked(3, "Alone or in a group", "cert_3_alone_or_group", "Is it done alone or in a group?"),
    _asked(4, "Supervision", "cert_4_supervision", "Is somebody watching, and how: in the room, by video?"),
    _asked(
        5, "Keeping to it", "cert_5_adherence", "How do you record how much was done?", "Such as: a tick for each day."
    ),
    _asked(6, "Encouragement", "cert_6_motivation", "What helps people to carry on?"),
    CertItem(7, "Getting harder", (
        Question("cert_7a_progress_rule", "When does it get harder?", "Such as: when both sides felt easy twice."),
        Question("cert_7b_progress_how", "How does it get harder?", "Such as: two times more, then the next band."),
    )),
    CertItem(8, "Every exercise described"),
    _asked(9, "The part at home", "cert_9_home_part", "Which parts are done at home?"),
    _asked(
        10, "Other parts", "cert_10_other_parts", "What else is part of it, besides exercise?",
        "Such as: talks about pacing; nothing.",
    ),
    _asked(
        11, "Harm", "cert_11_adverse_events", "What went wrong while people did it, and how often?",
        "Such as: one fall; nothing we know of.",
    ),
    _asked(12, "Where", "cert_12_setting", "Where is it done?"),
    CertItem(13, "Dose"),
    CertItem(14, "Fitted to the person", (
        Question("cert_14a_tailored", "Is it the same for everybody, or fitted to each person?"),
        Question("cert_14b_tailored_how", "How is it fitted to a person?"),
    )),
    _asked(15, "Where to start", "cert_15_starting_level", "How do you decide where somebody starts?"),
    CertItem(16, "Done as planned", (
        Question("cert_16a_fidelity_plan", "How would you know whether it was done as planned?"),
        Question("cert_16b_fidelity", "How much of it was done as planned?"),
    )),
)  # fmt: skip


def grade(card: Card, exercises: Library) -> CertReport:
    """The 16 items as this card answers them; `exercises` is the library by id."""
    return CertReport(tuple(_grade(item, card, exercises) for item in CERT_ITEMS))


def has_answers(card: Card) -> bool:
    """Whether the author answered any question of CERT."""
    return any(getattr(card, one.name) for one in fields(card) if one.name.startswith("cert_"))


def _grade(item: CertItem, card: Card, exercises: Library) -> Graded:
    if item.questions:
        answers = tuple(str(getattr(card, one.name)).strip() for one in item.questions)
        return Graded(item, answers, all(answers))
    answer = {1: _equipment, 8: _exercises, 13: _dose}[item.number](card, exercises)
    return Graded(item, (answer,), bool(answer))


def _equipment(card: Card, exercises: Library) -> str:
    if not card.items or any(item.exercise_id not in exercises for item in card.items):
        return ""
    needed = tuple(one for one in equipment(card, exercises) if one != "none")
    return say_equipment(needed) or "Nothing is needed"


def _exercises(card: Card, exercises: Library) -> str:
    described = [item for item in card.items if item.note or exercises.get(item.exercise_id)]
    if not card.items or len(described) < len(card.items):
        return ""
    return f"{len(card.items)} of {len(card.items)} exercises are described step by step, or in a note"


def _dose(card: Card, _exercises: Library) -> str:
    often = card.days_per_week or card.days_per_week_max or card.times_per_day
    if not card.items or not often or not all(map(_has_amount, card.items)):
        return ""
    words = (say_frequency(card), say_rounds(card))
    return f"Every exercise has an amount. {'. '.join(filter(None, words))}"


def _has_amount(item: Item) -> bool:
    names = ("sets", "reps", "hold_s", "duration_s")
    return bool(item.distance) or any(getattr(item, name) or getattr(item, f"{name}_max") for name in names)
