"""What has to be put right before a card is kept or published."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from forum.rules.library.exercises import Exercise
from forum.rules.routines import limits
from forum.rules.routines.cert_answers import CERT_NAMES
from forum.rules.routines.routines import Card, Item

_RANGE_WORDS = {
    "sets": "The sets",
    "reps": "The number of times",
    "hold_s": "The hold in seconds",
    "duration_s": "The time in seconds",
    "first_sets": "The sets of the first side",
    "first_reps": "The number of times of the first side",
    "first_hold_s": "The hold of the first side in seconds",
    "first_duration_s": "The time of the first side in seconds",
    "first_load_kg": "The weight of the first side in kilograms",
    "rest_s": "The rest in seconds",
    "move_s": "The seconds to move",
    "return_s": "The seconds to come back",
    "effort": "The effort",
    "load_kg": "The weight in kilograms",
    "days_per_week": "The days a week",
    "times_per_day": "The times a day",
    "weeks": "The weeks",
}
_CARD_TEXTS = (
    ("title", "The name", limits.TITLE_CHARS),
    ("purpose", "The purpose", limits.PURPOSE_CHARS),
    ("note", "The note", limits.NOTE_CHARS),
    ("provenance_note", "The note on where it comes from", limits.PROVENANCE_NOTE_CHARS),
    ("source_url", "The link", limits.SOURCE_URL_CHARS),
    *((name, "This answer", limits.CERT_CHARS) for name in CERT_NAMES),
)
_ITEM_TEXTS = (
    ("distance", "The distance", limits.DISTANCE_CHARS),
    ("effort_words", "The effort in words", limits.EFFORT_CHARS),
    ("band", "The band", limits.BAND_CHARS),
    ("band_brand", "The maker of the band", limits.BAND_CHARS),
    ("note", "The note", limits.ITEM_NOTE_CHARS),
    ("reason", "The reason", limits.REASON_CHARS),
)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to put right; `field` is "title" or "items.0.reps" (items counted from 0)."""

    field: str
    message: str


def check_card(card: Card, exercises: Mapping[str, Exercise], *, is_draft: bool = False) -> list[Problem]:
    """Everything to put right before this card may be published, in page order; [] when it is fine.

    A draft may still lack a name, exercises and a source, but keeps every other limit. `exercises`
    is the library by id. An item without any amount is fine: it is said as "amount not given".
    """
    problems = [] if is_draft else list(_missing(card))
    problems += _long_texts(card, _CARD_TEXTS, "", "")
    problems += _out_of_range(card, limits.CARD_RANGES, "", "")
    if card.source_url and not is_web_address(card.source_url):
        problems.append(Problem("source_url", "The link should start with https:// or http://."))
    if len(card.items) > limits.ITEMS_MAX:
        message = f"A card holds at most {limits.ITEMS_MAX} exercises. Please make two cards of it."
        return [*problems, Problem("items", message)]
    for n, item in enumerate(card.items):
        problems += _item_problems(n, item, exercises)
    return problems


def is_web_address(url: str) -> bool:
    """Whether this is a whole http or https address, without spaces or a user name."""
    if any(letter.isspace() for letter in url):
        return False
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        return False


def _missing(card: Card) -> Iterator[Problem]:
    if not card.title.strip():
        yield Problem("title", "Give the card a name.")
    if len(card.items) < limits.ITEMS_MIN:
        yield Problem("items", "Add at least one exercise.")
    if card.provenance == "source" and not (card.source_url or card.provenance_note):
        yield Problem("source_url", "Say which study or resource this comes from: a link or its name.")


def _item_problems(n: int, item: Item, exercises: Mapping[str, Exercise]) -> list[Problem]:
    prefix = f"items.{n}."
    exercise = exercises.get(item.exercise_id)
    if exercise is None:
        field = f"{prefix}exercise_id"
        return [Problem(field, f"Exercise {n + 1} is not in our library. Choose another one.")]
    who = f"Exercise {n + 1} ({exercise.name}): "
    return [
        *_out_of_range(item, limits.ITEM_RANGES, prefix, who),
        *_long_texts(item, _ITEM_TEXTS, prefix, who),
        *_first_side_problems(item, prefix, who),
        *_swap_problems(item, exercises, prefix, who),
    ]


def _first_side_problems(item: Item, prefix: str, who: str) -> Iterator[Problem]:
    if item.has_first_dose and item.first_side is None:
        yield Problem(f"{prefix}first_side", _sentence(who, "Say which side goes first, or leave its amounts empty."))
    elif item.first_side and item.sides not in (None, "each"):
        yield Problem(f"{prefix}first_side", _sentence(who, "A side goes first only where each side has its turn."))


def _swap_problems(item: Item, exercises: Mapping[str, Exercise], prefix: str, who: str) -> Iterator[Problem]:
    if item.instead_of and item.instead_of not in exercises:
        words = "The exercise it was swapped for is not in our library."
        yield Problem(f"{prefix}instead_of", _sentence(who, words))


def _out_of_range(
    value: Card | Item, ranges: Mapping[str, tuple[float, float]], prefix: str, who: str
) -> Iterator[Problem]:
    for name, (least, most) in ranges.items():
        low, high = getattr(value, name), getattr(value, f"{name}_max", None)
        words = _sentence(who, f"{_RANGE_WORDS[name]} should be between {least:g} and {most:g}.")
        if low is not None and not least <= low <= most:
            yield Problem(prefix + name, words)
        elif high is not None and not least <= high <= most:
            yield Problem(f"{prefix}{name}_max", words)
        elif low is not None and high is not None and high < low:
            words = f"{_RANGE_WORDS[name]}: the second number should not be smaller than the first."
            yield Problem(f"{prefix}{name}_max", _sentence(who, words))


def _long_texts(
    value: Card | Item, texts: tuple[tuple[str, str, int], ...], prefix: str, who: str
) -> Iterator[Problem]:
    for name, words, most in texts:
        over = len(getattr(value, name)) - most
        if over > 0:
            message = f"{words} is {over:,} characters too long. Please keep it under {most:,}."
            yield Problem(prefix + name, _sentence(who, message))


def _sentence(who: str, words: str) -> str:
    return f"{who}{words[0].lower()}{words[1:]}" if who else words
