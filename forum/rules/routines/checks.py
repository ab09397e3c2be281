"""What has to be put right before a card is kept or published."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from forum.rules.kit import problem_words as kit_words
from forum.rules.library.exercises import Exercise
from forum.rules.routines import limits, problem_words, refusal_words
from forum.rules.routines.cert_answers import CERT_NAMES
from forum.rules.routines.own_names import OWN_NAME_CHARS, find_own_name, name_of
from forum.rules.routines.rounds import rounds_of
from forum.rules.routines.routines import Card, Item

_CARD_TEXTS = {
    "title": limits.TITLE_CHARS,
    "purpose": limits.PURPOSE_CHARS,
    "note": limits.NOTE_CHARS,
    "provenance_note": limits.PROVENANCE_NOTE_CHARS,
    "source_url": limits.SOURCE_URL_CHARS,
    **dict.fromkeys(CERT_NAMES, limits.CERT_CHARS),
}
_ITEM_TEXTS = {
    "distance": limits.DISTANCE_CHARS,
    "effort_words": limits.EFFORT_CHARS,
    "band": limits.BAND_CHARS,
    "band_brand": limits.BAND_CHARS,
    "note": limits.ITEM_NOTE_CHARS,
    "reason": limits.REASON_CHARS,
}
_NOBODYS = frozenset(("my routine", "routine", "my card", "card", "my exercises", "exercises", "untitled"))


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
        problems.append(Problem("source_url", kit_words.NOT_A_WEB_ADDRESS))
    if card.rest_between_rounds_s is not None and not rounds_of(card):
        problems.append(Problem("rounds", problem_words.NO_ROUNDS))
    if len(card.items) > limits.ITEMS_MAX:
        return [*problems, Problem("items", refusal_words.full(limits.ITEMS_MAX))]
    for n, item in enumerate(card.items):
        problems += _item_problems(n, item, exercises)
    return problems


def is_nobodys_title(title: str) -> bool:
    """Whether a name says nothing to others: "My routine"."""
    return " ".join(title.casefold().split()).strip(" .") in _NOBODYS


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
        yield Problem("title", kit_words.no_title("card"))
    if len(card.items) < limits.ITEMS_MIN:
        yield Problem("items", refusal_words.NO_EXERCISE)
    if card.provenance == "source" and not (card.source_url or card.provenance_note):
        yield Problem("source_url", kit_words.NO_SOURCE)


def _item_problems(n: int, item: Item, exercises: Mapping[str, Exercise]) -> list[Problem]:
    prefix = f"items.{n}."
    own_name = find_own_name(item.exercise_id)
    if item.exercise_id not in exercises and not own_name:
        field = f"{prefix}exercise_id"
        return [Problem(field, problem_words.exercise_unknown(n + 1))]
    who = problem_words.line(n + 1, name_of(item.exercise_id, exercises))
    return [
        *_long_name(own_name, prefix, who),
        *_out_of_range(item, limits.ITEM_RANGES, prefix, who),
        *_long_texts(item, _ITEM_TEXTS, prefix, who),
        *_first_side_problems(item, prefix, who),
        *_swap_problems(item, exercises, prefix, who),
    ]


def _long_name(own_name: str, prefix: str, who: str) -> Iterator[Problem]:
    over = len(own_name) - OWN_NAME_CHARS
    if over > 0:
        yield Problem(
            f"{prefix}exercise_id", kit_words.at(who, kit_words.too_long("exercise_id", over, OWN_NAME_CHARS))
        )


def _first_side_problems(item: Item, prefix: str, who: str) -> Iterator[Problem]:
    if item.has_first_dose and item.first_side is None:
        yield Problem(f"{prefix}first_side", kit_words.at(who, problem_words.NO_FIRST_SIDE))
    elif item.first_side and item.sides not in (None, "each"):
        yield Problem(f"{prefix}first_side", kit_words.at(who, problem_words.FIRST_SIDE_ALONE))


def _swap_problems(item: Item, exercises: Mapping[str, Exercise], prefix: str, who: str) -> Iterator[Problem]:
    if item.instead_of and item.instead_of not in exercises:
        yield Problem(f"{prefix}instead_of", kit_words.at(who, problem_words.SWAPPED_FOR_UNKNOWN))


def _out_of_range(
    value: Card | Item, ranges: Mapping[str, tuple[float, float]], prefix: str, who: str
) -> Iterator[Problem]:
    for name, (least, most) in ranges.items():
        low, high = getattr(value, name), getattr(value, f"{name}_max", None)
        if low is not None and not least <= low <= most:
            yield Problem(prefix + name, kit_words.at(who, problem_words.out_of_range(name, least, most)))
        elif high is not None and not least <= high <= most:
            yield Problem(f"{prefix}{name}_max", kit_words.at(who, problem_words.out_of_range(name, least, most)))
        elif low is not None and high is not None and high < low:
            yield Problem(f"{prefix}{name}_max", kit_words.at(who, problem_words.second_smaller(name)))


def _long_texts(value: Card | Item, texts: Mapping[str, int], prefix: str, who: str) -> Iterator[Problem]:
    for name, most in texts.items():
        over = len(getattr(value, name)) - most
        if over > 0:
            yield Problem(prefix + name, kit_words.at(who, kit_words.too_long(name, over, most)))
