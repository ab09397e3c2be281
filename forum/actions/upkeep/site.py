"""What admins do with the site itself: change how it looks and what it says, and take a change back."""

import secrets
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.actions.kit.base import get_row, transaction
from forum.actions.moderation.modlog import Subject, note_act
from forum.errors import Refused
from forum.models import SiteEdition
from forum.rules.kit.people import Person
from forum.rules.kit.permissions import check_admin
from forum.rules.kit.site import USUAL, Site, chosen_of, site_of
from forum.rules.upkeep import refusal_words
from forum.rules.upkeep.colours import check_accents
from forum.rules.upkeep.site import check_seen, check_value, say_changes
from forum.text.kit.clean import clean_text
from forum.text.markup.plainly import cook_plainly

PAGE = "/admin/site/history"


def change(person: Person, values: Mapping[str, str], seen: str, now: datetime) -> str:
    """Give these parts of the site other values, everywhere at once; says what was changed. Raises `Refused`.

    `seen` is the mark of the site as the admin saw it.
    """
    check_admin(person, now)
    given = {name: check_value(name, clean_text(text)) for name, text in values.items()}
    for name in ("rules", "contacts"):
        cook_plainly(given.get(name, ""), name)
    with transaction() as session:
        before = in_force(session)
        check_seen(seen, before.mark)
        return _put(session, person, before, replace(before, **given), now)


def put_back(person: Person, edition_id: int, now: datetime) -> str:
    """Make the site what an earlier edition says, by a new one; says what that changed. Raises `Refused`."""
    check_admin(person, now)
    with transaction() as session:
        before = in_force(session)
        earlier = get_row(session, SiteEdition, edition_id)
        return _put(session, person, before, site_of(earlier.chosen), now)


def put_all_back(person: Person, now: datetime) -> str:
    """Make the site what it was before anybody chose anything. Raises `Refused`."""
    check_admin(person, now)
    with transaction() as session:
        return _put(session, person, in_force(session), USUAL, now)


def in_force(session: Session) -> Site:
    """The site as it is, inside a running transaction."""
    newest = session.scalar(select(SiteEdition).order_by(SiteEdition.id.desc()).limit(1))
    return site_of(newest.chosen, newest.mark) if newest else USUAL


def _put(session: Session, person: Person, before: Site, after: Site, now: datetime) -> str:
    changed = say_changes(before, after)
    if not changed:
        raise Refused(refusal_words.NOTHING_CHANGED)
    after = replace(after, mark=secrets.token_hex(8))
    if wrong := check_accents(chosen_of(after)):
        raise wrong[0]
    row = SiteEdition(mark=after.mark, chosen=chosen_of(after), changed=changed, by_id=person.id, created_at=now)
    session.add(row)
    session.flush()
    note_act(session, person, "edit", Subject("site", str(row.id), after.name, PAGE), f"Changed: {changed}.", now)
    return changed
