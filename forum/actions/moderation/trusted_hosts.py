"""Web hosts whose links never cause a post to be held."""

from datetime import datetime

from forum.actions.kit.base import get_row, transaction
from forum.actions.moderation.moderation import check_act
from forum.actions.moderation.modlog import Subject, note_act
from forum.models import TrustedHost
from forum.rules.kit.people import Person
from forum.rules.moderation.trusted_hosts import check_host, check_new
from forum.text.kit.clean import clean_text


def trust(person: Person, host: str, reason: str, now: datetime) -> str:
    """Trust a host as a whole and give its name; raises `Refused`."""
    reason = check_act(person, reason, now)
    host = check_host(clean_text(host))
    with transaction() as session:
        check_new(host, is_trusted=session.get(TrustedHost, host) is not None)
        session.add(TrustedHost(host=host, added_by_id=person.id, reason=reason, created_at=now))
        note_act(session, person, "trust", Subject("host", host, host, "/mod/hosts"), reason, now)
    return host


def untrust(person: Person, host: str, reason: str, now: datetime) -> None:
    """Stop trusting a host; raises `Refused` or `NotFound`."""
    reason = check_act(person, reason, now)
    with transaction() as session:
        session.delete(get_row(session, TrustedHost, host))
        note_act(session, person, "untrust", Subject("host", host, host, "/mod/hosts"), reason, now)
