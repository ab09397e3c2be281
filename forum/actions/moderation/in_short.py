"""Saying a long thread in short."""

from datetime import datetime

from forum.actions.kit.base import enqueue, get_row, transaction
from forum.actions.moderation.modlog import note_act
from forum.actions.moderation.thread_moderation import subject_of
from forum.actions.talk.post_counts import touch_thread
from forum.models import Thread, ThreadInShort
from forum.queries.talk.public_numbers import mask
from forum.queries.writing.cooking import cook_plainly
from forum.rules.kit.people import Person
from forum.rules.kit.permissions import check_moderator
from forum.rules.talk.in_short import check_in_short
from forum.text.kit.clean import clean_text

TAKEN_AWAY = "It was taken away."


def write(person: Person, thread_id: int, body: str, now: datetime) -> None:
    """Put this text at the top of a thread, or with no text take it away; each version goes into the modlog.

    Raises `Refused` or `NotFound`.
    """
    check_moderator(person, now)
    with transaction() as session:
        thread = get_row(session, Thread, thread_id, lock=True)
        here = session.get(ThreadInShort, thread_id)
        text = mask(check_in_short(clean_text(body), thread.post_count, has_one=here is not None)).text
        if here is not None and here.body == text:
            return
        plain = cook_plainly(text).plain
        if here is not None and text:
            here.body, here.plain, here.by_id, here.at = text, plain, person.id, now
        elif here is not None:
            session.delete(here)
        else:
            session.add(ThreadInShort(thread_id=thread_id, body=text, plain=plain, by_id=person.id, at=now))
        thread.has_in_short = bool(text)
        session.flush()
        touch_thread(session, thread_id)
        note_act(session, person, "sum_up", subject_of(thread), text or TAKEN_AWAY, now)
        enqueue(session, "thread.changed", now, thread_id=thread_id)
