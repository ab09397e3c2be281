"""Helplines whose numbers stay in posts, and numbers that moderators hide although their author spoke for them."""

from datetime import datetime

from sqlalchemy import select, update

from forum.actions.kit.base import enqueue, get_row, transaction
from forum.actions.kit.cooking import write_text
from forum.actions.moderation.moderation import check_act
from forum.actions.moderation.modlog import Subject, note_act, note_and_tell
from forum.actions.talk.posts import put_text
from forum.errors import NotFound
from forum.models import Post, PublicNumber, Revision
from forum.queries.talk.public_numbers import list_keys_of, mask
from forum.rules.kit.people import Person
from forum.rules.moderation.helplines import check_helpline
from forum.text.contacts.public_numbers import key_of
from forum.text.kit.clean import clean_text

PAGE = "/mod/numbers"


def add(person: Person, number: str, reason: str, now: datetime) -> str:
    """Have a helpline's number stay in everything that is written from now on; raises `Refused`."""
    reason = check_act(person, reason, now)
    number = " ".join(clean_text(number).split())
    key = key_of(number)
    with transaction() as session:
        known = session.scalar(select(PublicNumber.id).where(PublicNumber.key == key, PublicNumber.post_id.is_(None)))
        check_helpline(number, digits=len(key), is_known=known is not None)
        session.add(PublicNumber(key=key, number=number, said_by_id=person.id, reason=reason, created_at=now))
        note_act(session, person, "trust", Subject("number", key, number, PAGE), reason, now)
    return number


def remove(person: Person, number_id: int, reason: str, now: datetime) -> None:
    """Take a helpline off the list, or hide a number in the post whose author spoke for it; raises `Refused`.

    What a helpline's number stands in already stays; a post loses the number, and so do its earlier texts.
    """
    reason = check_act(person, reason, now)
    with transaction() as session:
        row = get_row(session, PublicNumber, number_id)
        session.delete(row)
        session.flush()
        if row.post_id is None:
            note_act(session, person, "untrust", Subject("number", row.key, row.number, PAGE), reason, now)
            return
        post = get_row(session, Post, row.post_id, lock=True)
        if post.state == "deleted":
            raise NotFound
        kept = list_keys_of(post.id)
        put_text(session, post, write_text(post.body, vouched=kept))
        for revision in session.scalars(select(Revision).where(Revision.post_id == post.id)):
            hidden = mask(revision.body, kept).text
            session.execute(update(Revision).where(Revision.id == revision.id).values(body=hidden))
        subject = Subject("post", str(post.id), post.thread.title, f"/p/{post.id}", post.author_id)
        note_and_tell(session, person, "hide_number", subject, reason, now)
        enqueue(session, "post.saved", now, post_id=post.id, is_new=False)
