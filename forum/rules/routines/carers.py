"""What somebody near a member may see by a link, for how long, and which exercises need them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from forum.errors import Refused
from forum.rules.library.exercises import Exercise
from forum.rules.library.words import SPOTTER_WORDS
from forum.rules.routines import refusal_words
from forum.rules.routines.own_names import name_of
from forum.rules.routines.routines import Card
from forum.rules.routines.safety import item_strip

MOST_LINKS = 5
MOST_CARDS = 60
NAME_CHARS = 60
# How many days a link may last, and how that is said.
LASTS: dict[str, str] = {"7": "A week", "30": "A month", "180": "Half a year"}
EYES_CLOSED = "Eyes are closed: stand beside"


@dataclass(frozen=True, slots=True)
class CompanyNeed:
    """An exercise for which somebody should be near, and why, in words; `is_required` where it is not done alone."""

    name: str
    words: str
    is_required: bool


def check_name(name: str) -> str:
    """What the member calls whom the link is for; raises `Refused`."""
    name = " ".join(name.split())
    if not name:
        raise Refused(refusal_words.NO_CARER_NAME, "name")
    if len(name) > NAME_CHARS:
        raise Refused(refusal_words.carer_name_too_long(NAME_CHARS), "name")
    return name


def check_lasts(days: str) -> timedelta:
    """How long a link lasts; raises `Refused` for what was not offered."""
    if days not in LASTS:
        raise Refused(refusal_words.NO_CARER_TIME, "lasts")
    return timedelta(days=int(days))


def check_choice(count: int, *, shows_all: bool) -> None:
    """Refuse a link that shows nothing, or names very many cards."""
    if not shows_all and not count:
        raise Refused(refusal_words.NO_CARER_CARDS, "cards")
    if count > MOST_CARDS:
        raise Refused(refusal_words.too_many_carer_cards(MOST_CARDS), "cards")


def check_room(links: int) -> None:
    """Refuse one more link than a member may have."""
    if links >= MOST_LINKS:
        raise Refused(refusal_words.too_many_carer_links(MOST_LINKS))


def list_needs(card: Card, exercises: Mapping[str, Exercise]) -> list[CompanyNeed]:
    """The exercises of a card for which somebody should be near, in its order; what is not known counts as such."""
    found = []
    for item in card.items:
        strip = item_strip(item, exercises.get(item.exercise_id))
        is_unknown = bool(strip.unknown_count)
        if strip.spotter != "not_needed" or strip.eyes_closed or is_unknown:
            spotter = "required" if is_unknown else strip.spotter
            words = [SPOTTER_WORDS[spotter]] if spotter != "not_needed" else []
            words += [EYES_CLOSED] if strip.eyes_closed else []
            is_required = spotter == "required" or strip.eyes_closed
            found.append(CompanyNeed(name_of(item.exercise_id, exercises), ". ".join(words), is_required))
    return found
