"""Publishing a programme: its draft becomes the next version, which never changes again."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from forum.actions.kit.base import transaction
from forum.actions.programmes.programmes import (
    find_version,
    name_programme,
    own_programme,
    refuse_held_cards,
    stamp_of,
)
from forum.actions.routines.routines import refuse_first
from forum.actions.talk.numbers import keep_vouched
from forum.errors import Refused
from forum.models import Programme, ProgrammeVersion
from forum.queries.library.exercises import get_library
from forum.queries.programmes.programmes import load_cards
from forum.queries.talk.public_numbers import Masker, list_keys_of
from forum.rules.kit.people import Person
from forum.rules.kit.permissions import check_awake, check_confirmed
from forum.rules.programmes import refusal_words
from forum.rules.programmes.checks import check_cards
from forum.rules.programmes.programmes import Plan, plan_from_dict, plan_to_dict
from forum.rules.programmes.reading import check_fields
from forum.rules.programmes.texts import rewrite

STATES = ("private", "shared", "public")


@dataclass(frozen=True, slots=True)
class PublishedProgramme:
    """What became of a programme: its version, whether that is a new one, how many contact details were hidden."""

    n: int
    is_new: bool
    masked: int


def publish(
    person: Person, programme_id: int, state: str, now: datetime, *, seen: str = "", vouched: Collection[str] = ()
) -> PublishedProgramme:
    """Make the draft the next version, for oneself ("private"), for those with the link ("shared") or "public".

    `vouched` are keys of phone numbers that are not private. Without a draft only the state changes. Raises
    `Refused` with the first thing to put right, and when the draft is another one than `seen`.
    """
    if state not in STATES:
        raise Refused(refusal_words.NO_AUDIENCE)
    if state == "private":
        check_awake(person, now)
    else:
        check_confirmed(person, now)
    with transaction() as session:
        programme = own_programme(session, person, programme_id)
        if seen and seen != stamp_of(programme):
            raise Refused(refusal_words.CHANGED_SINCE_SEEN)
        current = find_version(session, programme)
        plan = read_programme(programme, person, state, current)
        refuse_held_cards(session, person, programme, plan)
        masker = Masker({*vouched, *list_keys_of("programme", programme.id)})
        masked = rewrite(plan, masker)
        is_new = current is None or current.plan != plan_to_dict(masked)
        if is_new:
            programme.current_n += 1
            programme.published_at = now
            name_programme(programme, masked.title)
            session.add(
                ProgrammeVersion(
                    programme_id=programme.id, n=programme.current_n, plan=plan_to_dict(masked), published_at=now
                )
            )
        programme.state, programme.draft, programme.touched_at = state, None, now
        keep_vouched(session, "programme", programme.id, person.id, masker.vouched.values(), now)
        return PublishedProgramme(programme.current_n, is_new, len(masker.hidden))


def read_programme(programme: Programme, person: Person, state: str, current: ProgrammeVersion | None) -> Plan:
    """What the draft (or else the current version) describes; raises `Refused` when it is not ready for this state."""
    if programme.draft is None and current is not None:
        plan = plan_from_dict(current.plan)
    else:
        fields: Mapping[str, str] = programme.draft["fields"] if programme.draft else {}
        plan, problems = check_fields(fields, get_library().exercises)
        refuse_first(problems)
    states = {key: card.routine.state for key, card in load_cards(plan.card_keys, person).items()}
    refuse_first(check_cards(plan, states, is_shared=state != "private"))
    return plan
