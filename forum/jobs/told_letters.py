"""Sending the letters of the conversation, when they may go and while they have something to say."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from forum.actions.members import mail_log
from forum.actions.talk import letters as actions
from forum.actions.talk import push as push_actions
from forum.errors import NotFound
from forum.jobs.failures import cause_of
from forum.jobs.mail import deliver
from forum.mail import office
from forum.mail import push as way_out
from forum.queries.kit.site import find_site
from forum.queries.library.saved_searches import list_to_tell
from forum.queries.notices import letters
from forum.queries.notices import push as pushes
from forum.queries.notices.letters import Waiting
from forum.queries.talk.unread import page_news
from forum.rules.library.saved_searches import read_asked
from forum.rules.talk.letters import DIGEST_THREADS, HITS_A_SEARCH, subject_of
from forum.rules.talk.push import SAID, PushKind
from forum.rules.talk.unread import say_new
from forum.search.newest import list_newest


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
    elif letter.kind == "messages":
        send_messages(letter, now)
    elif letter.kind == "searches":
        send_searches(letter, now)
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


def send_messages(letter: Waiting, now: datetime) -> None:
    """That messages wait, and from whom; what they say is for the site alone."""
    waiting = letters.list_messages_of(letter)
    if not waiting:
        actions.drop(letter.id)
        return
    post(letter, now, "A message waits for you", [{"text": one.text, "url": one.url} for one in waiting])
    actions.note_sent(letter.id, max(one.id for one in waiting), now)


def send_searches(letter: Waiting, now: datetime) -> None:
    """What is new among the hits of the searches somebody keeps and asked to be told of."""
    items = []
    for kept in list_to_tell(letter.person.id):
        asked = read_asked(kept.asked)
        since, until = kept.told_from or now, kept.told_at or now
        found = list_newest(
            asked.text, kinds=asked.kinds, parts=asked.parts, limit=HITS_A_SEARCH, person=letter.person,
            since=since, until=until,
        )  # fmt: skip
        items += [
            {"name": kept.name, "title": hit.title, "url": hit.url, "first": " ".join(hit.told_first)}
            for hit, _ in found
        ]
    if not items:
        actions.drop(letter.id)
        return
    post(letter, now, "New in searches you keep", items)
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

    try:
        is_sent = deliver(send_it, letter.address, letter.kind, now)
    except Exception as error:
        mail_log.note(letter.kind, letter.person.id, "failed", now, cause_of(error))
        raise
    mail_log.note(letter.kind, letter.person.id, "sent" if is_sent else "given up", now)
    if not is_sent:
        actions.drop(letter.id)
        raise NotFound


def push_due(payload: dict[str, Any], now: datetime) -> None:
    """Send a push on to each browser that wants it, when it may go and still has something to say."""
    letter = pushes.find_waiting(int(payload["letter_id"]))
    if letter is None:
        return
    may_go_at, kind = letters.find_time(letter, now), pushes.TELLS[letter.kind]
    if may_go_at > now:
        push_actions.put_off(letter.id, may_go_at, now)
    elif not pushes.has_something(letter):
        actions.drop(letter.id)
    else:
        push_actions.send_on(letter.id, pushes.list_ids(letter.person.id, kind), kind, now)


def push(payload: dict[str, Any], now: datetime) -> None:
    """Hand a push to the service of one browser; one that is not there any more is told nothing again."""
    subscription_id, kind = int(payload["subscription_id"]), as_kind(payload["what"])
    found = pushes.find_subscription(subscription_id)
    if found is None:
        return
    body, url = SAID[kind]
    try:
        way_out.send(found, {"title": find_site().name, "body": body, "url": url}, now)
    except way_out.NobodyThere:
        push_actions.let_go(subscription_id)


def as_kind(text: object) -> PushKind:
    """A kind of push as it stands in a job."""
    return "messages" if text == "messages" else "answers"
