"""Sending the letters of the conversation, when they may go and while they have something to say."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from forum.actions.talk import letters as actions
from forum.errors import NotFound
from forum.jobs.mail import deliver
from forum.mail import office
from forum.queries.notices import letters
from forum.queries.notices.letters import Waiting
from forum.queries.talk.unread import page_news
from forum.rules.talk.letters import DIGEST_THREADS, subject_of
from forum.rules.talk.unread import say_new


def send(payload: dict[str, Any], now: datetime) -> None:
    """Send a letter, or put it off until it may go; one that says nothing or is not wanted any more is let go."""
    letter = letters.find_waiting(int(payload["letter_id"]))
    if letter is None:
        return
    may_go_at = letters.find_time(letter, now)
    if not letter.address or not letter.wish.wants(letter.kind):
        actions.drop(letter.id)
    elif may_go_at > now:
        actions.put_off(letter.id, may_go_at, now)
    elif letter.kind == "digest":
        send_digest(letter, now)
    else:
        send_answers(letter, now)


def send_answers(letter: Waiting, now: datetime) -> None:
    """What was answered in a thread and is still unread."""
    answers = letters.list_answers_of(letter)
    if not answers:
        actions.drop(letter.id)
        return
    subject = subject_of([one.text for one in answers], letters.find_title(letter.thread_id or 0))
    items = [{"text": one.text, "excerpt": one.excerpt, "url": one.url} for one in answers]
    post(letter, now, subject, items)
    actions.note_sent(letter.id, max(one.id for one in answers), now)


def send_digest(letter: Waiting, now: datetime) -> None:
    """What is new to a member, what they follow first."""
    news = page_news(letter.person, limit=DIGEST_THREADS)
    if not news.rows:
        actions.drop(letter.id)
        return
    threads = [
        {"title": one.thread.title, "new": say_new(one.count), "url": f"/t/{one.thread.id}/{one.thread.slug}?to=unread"}
        for one in news.rows
    ]
    post(letter, now, "New for you this week", threads)
    actions.note_sent(letter.id, 0, now)


def post(letter: Waiting, now: datetime, subject: str, items: Sequence[Mapping[str, str]]) -> None:
    """Send one letter; when its mail server will not have it for good, it is let go. Raises OSError to try again."""

    def send_it() -> None:
        office.send_told(
            letter.kind,
            letter.address,
            letter.person.id,
            now,
            subject=subject,
            number=letter.id,
            name=letter.person.name,
            items=items,
        )

    if not deliver(send_it, letter.address, letter.kind, now):
        actions.drop(letter.id)
        raise NotFound
