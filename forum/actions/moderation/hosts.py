"""What moderators think of web hosts: whether links to them are welcome."""

from datetime import datetime

from sqlalchemy.orm import Session

from forum.actions.kit.base import enqueue, get_row, transaction
from forum.actions.moderation.moderation import check_act
from forum.actions.moderation.modlog import Subject, note_act
from forum.actions.moderation.resource_marks import mark_resources
from forum.models import HostRule
from forum.rules.kit.people import Person
from forum.rules.moderation.hosts import HostOpinion, check_host, check_other, check_standing
from forum.text.kit.clean import clean_text

PAGE = "/mod/hosts"
# How the modlog names each standing that somebody gave a host.
ACT_OF = {"trusted": "trust", "ordinary": "call_ordinary", "watched": "watch", "blocked": "block"}


def judge(
    person: Person, host: str, standing: str, reason: str, now: datetime, *, with_subdomains: bool = False
) -> str:
    """Say what is thought of a host, alone or with all names below it, and give its name; raises `Refused`.

    The worker then goes through the posts that link there.
    """
    reason = check_act(person, reason, now)
    wanted = HostOpinion(check_host(clean_text(host)), check_standing(standing), with_subdomains)
    with transaction() as session:
        row = session.get(HostRule, wanted.host)
        check_other(HostOpinion(row.host, row.standing, row.with_subdomains) if row else None, wanted)
        given = {"standing": standing, "with_subdomains": with_subdomains, "reason": reason}
        session.merge(HostRule(host=wanted.host, added_by_id=person.id, created_at=now, **given))
        note_act(session, person, ACT_OF[standing], Subject("host", wanted.host, wanted.host, PAGE), reason, now)
        let_follow(session, wanted.host, now)
    return wanted.host


def drop(person: Person, host: str, reason: str, now: datetime) -> None:
    """Take the rule about a host away: it is as any other again. Raises `Refused` or `NotFound`."""
    reason = check_act(person, reason, now)
    with transaction() as session:
        session.delete(get_row(session, HostRule, host))
        note_act(session, person, "untrust", Subject("host", host, host, PAGE), reason, now)
        let_follow(session, host, now)


def let_follow(session: Session, host: str, now: datetime) -> None:
    """Have the pages of resources made anew, and the posts that link to a host cooked again."""
    mark_resources(session, is_relisted=False)
    enqueue(session, "host.judged", now, host=host, after=0)
