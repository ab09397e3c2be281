"""What a new community can begin with: categories, cards and links that an admin takes over one by one."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from forum.actions.library import resources
from forum.actions.moderation import categories
from forum.actions.routines import drafts
from forum.errors import NotFound
from forum.paths import seeds_folder
from forum.rules.kit.people import Person
from forum.rules.kit.permissions import check_admin
from forum.rules.routines.fields import fields_of
from forum.rules.routines.routines import Card, card_from_dict


@dataclass(frozen=True, slots=True)
class Starters:
    """All there is to begin with, by what names it: an address, a key, a web address."""

    categories: Mapping[str, Mapping[str, str]]
    cards: Mapping[str, Card]
    resources: Mapping[str, Mapping[str, Any]]


@lru_cache(maxsize=1)
def read_starters() -> Starters:
    """The files that we ship; the links are those of the demo, which are real."""
    folder = seeds_folder()
    ours, links = _read(folder / "starters.json"), _read(folder / "demo" / "resources.json")
    return Starters(
        {one["slug"]: one for one in ours["categories"]},
        {one["key"]: card_from_dict(one["card"]) for one in ours["cards"]},
        {one["url"]: one for one in links},
    )


def _read(file: Path) -> Any:
    return json.loads(file.read_text(encoding="utf-8"))


def add_categories(person: Person, slugs: Collection[str], known: Collection[str], now: datetime) -> int:
    """Open these categories, but for those that are `known`, in our order; says how many. Raises `Refused`."""
    check_admin(person, now)
    wanted = [one for slug, one in read_starters().categories.items() if slug in slugs and slug not in known]
    for one in wanted:
        categories.add(person, now=now, **one)
    return len(wanted)


def take_card(person: Person, key: str, now: datetime) -> int:
    """Begin a draft of one's own out of a card, to be read, changed and published; says its id. Raises `NotFound`."""
    check_admin(person, now)
    card = read_starters().cards.get(key)
    if card is None:
        raise NotFound
    return drafts.create(person, fields_of(card), now)


def take_resource(person: Person, url: str, now: datetime) -> int:
    """List a link as checked by this admin today; says its id. Raises `Refused` or `NotFound`."""
    check_admin(person, now)
    one = read_starters().resources.get(url)
    if one is None:
        raise NotFound
    given = {name: one[name] for name in ("title", "url", "made_by", "why", "kind", "level")}
    review_on = person.day(now) + timedelta(days=one["review_in_days"])
    return resources.add(person, resources.facts(now, review_on=review_on, zone=person.time_zone, **given), now)
