"""Keeping and forgetting what a member can do."""

from datetime import datetime

from sqlalchemy import delete

from forum.actions.kit.base import transaction
from forum.models import KeptFitProfile
from forum.rules.fitting.profiles import FitProfile, profile_to_dict
from forum.rules.kit.people import Person
from forum.rules.kit.permissions import check_awake


def save(person: Person, profile: FitProfile, now: datetime) -> None:
    """Keep the member's answers in place of those before."""
    check_awake(person, now)
    with transaction() as session:
        row = session.get(KeptFitProfile, person.id)
        if row is None:
            session.add(KeptFitProfile(member_id=person.id, data=profile_to_dict(profile), changed_at=now))
        else:
            row.data, row.changed_at = profile_to_dict(profile), now


def forget(person: Person) -> None:
    """Delete the member's answers; nothing happens when there are none. A suspended member may too."""
    with transaction() as session:
        session.execute(delete(KeptFitProfile).where(KeptFitProfile.member_id == person.id))
