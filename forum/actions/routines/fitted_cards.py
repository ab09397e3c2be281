"""Keeping a card that was fitted to a member: as a private copy, or as a draft to change first."""

from dataclasses import dataclass, replace
from datetime import datetime

from forum.actions.routines import drafts, publishing
from forum.actions.routines.publishing import Origin
from forum.errors import NotFound, Refused
from forum.queries.library.exercises import get_library
from forum.queries.routines.fit_profiles import find_profile
from forum.queries.routines.routines import find_version
from forum.rules.fitting import refusal_words
from forum.rules.fitting.fitting import accept, fit
from forum.rules.fitting.profiles import Day
from forum.rules.kit.people import Person
from forum.rules.kit.permissions import check_awake
from forum.rules.routines.fields import fields_of
from forum.rules.routines.limits import TITLE_CHARS
from forum.rules.routines.routines import card_from_dict

FITTED_TITLE = "{} (fitted to me)"


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What a member accepts: version `n` fitted for such a day, with these lines (from 0) as they were."""

    n: int
    day: Day
    kept_as_is: frozenset[int] = frozenset()


def keep(
    person: Person,
    routine_id: int,
    accepted: Acceptance,
    now: datetime,
    *,
    as_draft: bool = False,
    idempotency_key: str = "",
) -> int:
    """Keep the fitted card as one's own, private or as a draft; says its id.

    Raises `Refused` when nothing of it is left or the member gave no answers, `NotFound` for a card one may not see.
    """
    check_awake(person, now)
    version, profile = find_version(routine_id, person, accepted.n), find_profile(person.id)
    if version is None:
        raise NotFound
    if profile is None:
        raise Refused(refusal_words.NO_ANSWERS_YET)
    card = card_from_dict(version.card)
    fitted = fit(card, replace(profile, day=accepted.day), get_library().exercises)
    mine = accept(card, fitted, accepted.kept_as_is)
    if not mine.items:
        raise Refused(refusal_words.NOTHING_LEFT)
    title = FITTED_TITLE.format(card.title[: TITLE_CHARS - len(FITTED_TITLE)])
    mine = replace(drafts.credited(mine, version), title=title)
    if as_draft:
        return drafts.create(
            person, fields_of(mine), now, idempotency_key=idempotency_key, forked_from=version.id, made_by="fit"
        )
    origin = Origin(version.id, "fit")
    return publishing.add_card(person, mine, now, state="private", origin=origin, idempotency_key=idempotency_key)
