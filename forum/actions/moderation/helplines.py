"""Helplines whose numbers stay everywhere, and numbers that moderators hide although their author spoke for them."""

from collections.abc import Callable, Set
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from forum.actions.kit.base import enqueue, get_row, transaction
from forum.actions.kit.cooking import write_text
from forum.actions.moderation.moderated import MODERATED, subject_of
from forum.actions.moderation.moderation import check_act
from forum.actions.moderation.modlog import Subject, note_act, note_and_tell
from forum.actions.routines.routines import changed, name_routine
from forum.actions.talk.posts import put_text
from forum.errors import NotFound
from forum.models import Post, Programme, ProgrammeVersion, PublicNumber, Revision, Routine, RoutineVersion
from forum.queries.talk.public_numbers import IS_HELPLINE, Masker, list_keys_of, mask, place_of
from forum.rules.kit.people import Person
from forum.rules.moderation.helplines import NOWHERE, InPanel, check_helpline
from forum.rules.programmes.programmes import plan_from_dict, plan_to_dict
from forum.rules.programmes.texts import rewrite as rewrite_plan
from forum.rules.routines.routines import card_from_dict, card_to_dict
from forum.rules.routines.texts import rewrite as rewrite_card
from forum.text.contacts.public_numbers import key_of
from forum.text.kit.clean import clean_text
from forum.text.kit.slugs import slugify

PAGE = "/mod/numbers"


def add(person: Person, number: str, reason: str, now: datetime, in_panel: InPanel = NOWHERE) -> str:
    """Have a helpline's number stay in everything written from now on, and be in the help panel; raises `Refused`."""
    reason = check_act(person, reason, now)
    number = " ".join(clean_text(number).split())
    key = key_of(number) or number
    with transaction() as session:
        known = session.scalar(select(PublicNumber.id).where(PublicNumber.key == key, IS_HELPLINE))
        check_helpline(number, digits=len(key), is_known=known is not None, is_in_panel=in_panel != NOWHERE)
        row = PublicNumber(key=key, number=number, said_by_id=person.id, reason=reason, created_at=now)
        row.panel_kind, row.panel_countries = in_panel.kind, " ".join(in_panel.countries)
        row.panel_words = in_panel.words
        session.add(row)
        note_act(session, person, "trust", Subject("number", key, number, PAGE), reason, now)
    return number


def remove(person: Person, number_id: int, reason: str, now: datetime) -> None:
    """Take a helpline off the list, or hide a number where its author spoke for it; raises `Refused`.

    What a helpline's number stands in already stays. A post loses the number, and so do its earlier texts; a card and a
    programme lose it from the words of all their versions.
    """
    reason = check_act(person, reason, now)
    with transaction() as session:
        row = get_row(session, PublicNumber, number_id)
        session.delete(row)
        session.flush()
        if row.post_id is None and row.routine_id is None and row.programme_id is None:
            note_act(session, person, "untrust", Subject("number", row.key, row.number, PAGE), reason, now)
            return
        noun, noun_id = place_of(row)
        thing = get_row(session, MODERATED[noun].model, noun_id, lock=True)
        if thing.state == "deleted":
            raise NotFound
        MASKED_AGAIN[noun](session, thing, list_keys_of(noun, noun_id), now)
        note_and_tell(session, person, "hide_phone", subject_of(noun, thing), reason, now)


def mask_post(session: Session, post: Post, kept: Set[str], now: datetime) -> None:
    """Hide what is no longer kept in a post and its earlier texts."""
    put_text(session, post, write_text(post.body, vouched=kept))
    for revision in session.scalars(select(Revision).where(Revision.post_id == post.id)):
        hidden = mask(revision.body, kept).text
        session.execute(update(Revision).where(Revision.id == revision.id).values(body=hidden))
    enqueue(session, "post.saved", now, post_id=post.id, is_new=False)


def mask_routine(session: Session, routine: Routine, kept: Set[str], now: datetime) -> None:
    """Hide what is no longer kept in the words of all versions of a card; its lines and doses stay."""
    masker = Masker(kept)
    for version in session.scalars(select(RoutineVersion).where(RoutineVersion.routine_id == routine.id)):
        version.card = card_to_dict(rewrite_card(card_from_dict(version.card), masker))
        version.note = masker(version.note)
    name_routine(routine, masker(routine.title))
    changed(session, routine, now)


def mask_programme(session: Session, programme: Programme, kept: Set[str], _now: datetime) -> None:
    """The same in all versions of a programme."""
    masker = Masker(kept)
    for version in session.scalars(select(ProgrammeVersion).where(ProgrammeVersion.programme_id == programme.id)):
        version.plan = plan_to_dict(rewrite_plan(plan_from_dict(version.plan), masker))
    programme.title = masker(programme.title)
    programme.slug = slugify(programme.title, default="programme")


MASKED_AGAIN: dict[str, Callable[..., None]] = {
    "post": mask_post,
    "routine": mask_routine,
    "programme": mask_programme,
}
