"""What people do with threads: start one."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from forum.actions.kit.base import SentForm, enqueue, get_row, remember_submission, transaction
from forum.actions.talk.attaching import Chosen
from forum.actions.talk.drafts import drop_sent
from forum.actions.talk.polls import put_poll
from forum.actions.talk.posts import Saved, add_post, find_sent
from forum.errors import Refused
from forum.models import Category, Post, Tag, Thread, ThreadTag
from forum.rules.kit.people import Person
from forum.rules.kit.permissions import check_confirmed
from forum.rules.talk import posting, refusal_words
from forum.rules.talk.audience import EVERYONE, check_audience, check_change
from forum.rules.talk.categories import check_filled, check_start
from forum.rules.talk.polls import NO_POLL, PollFields, check_poll
from forum.text.kit.clean import clean_text
from forum.text.kit.slugs import slugify

KINDS = ("discussion", "question", "routine")


@dataclass(frozen=True, slots=True)
class NewThread:
    """What a member filled in to start a thread.

    `draft_place` is where it waited, if not under its category, and `draft_seen` the mark of what was kept there.
    """

    category_slug: str
    title: str
    body: str
    kind: str = "discussion"
    tags: str = ""
    routine_ids: Sequence[int] = ()
    picture_ids: Sequence[int] = ()
    idempotency_key: str = ""
    draft_place: str = ""
    draft_seen: str = ""
    wants_exercise_links: bool = True
    vouched: Collection[str] = ()
    audience: str = EVERYONE
    poll: PollFields = NO_POLL


def start(person: Person, wanted: NewThread, now: datetime) -> Saved:
    """Start a thread with its first post; raises `Refused`."""
    check_confirmed(person, now)
    title = posting.check_title(clean_text(wanted.title))
    body = posting.check_body(wanted.body)
    tags = posting.check_tags(clean_text(wanted.tags))
    audience = check_audience(wanted.audience)
    poll = check_poll(wanted.poll, person, now)
    with transaction() as session:
        category = session.scalar(select(Category).where(Category.slug == wanted.category_slug).with_for_update())
        if category is None:
            raise Refused(refusal_words.NO_CATEGORY, "category")
        check_start(person, category.posting)
        check_filled(body, category.template)
        sending = SentForm(wanted.idempotency_key, said_in(wanted, title, body), "/p")
        if done := find_sent(session, person, sending, now):
            return done
        thread = new_thread(session, person, category.id, title, wanted.kind, now, audience)
        put_tags(session, thread.id, tags)
        chosen = Chosen(wanted.routine_ids, wanted.picture_ids)
        saved = add_post(session, person, thread, body, now, chosen, wanted.wants_exercise_links, wanted.vouched)
        if poll:
            saved = replace(saved, masked=saved.masked + put_poll(session, thread, saved.post_id, poll, now))
        if saved.is_held:
            thread.state = "held"
        else:
            count_thread(session, thread, 1)
        for place in {f"thread:{wanted.category_slug}", wanted.draft_place or f"thread:{wanted.category_slug}"}:
            words = {"title": title, "body": body, **wanted.poll.words}
            drop_sent(session, person, place, words, wanted.draft_seen)
        remember_submission(session, person.id, sending, saved.post_id, now)
    return saved


def said_in(wanted: NewThread, title: str, body: str) -> str:
    """What tells this form from another with the same key."""
    poll = "" if wanted.poll.is_empty else f"{wanted.poll}\n"
    return f"thread\n{title}\n{sorted(wanted.routine_ids)}\n{poll}{body}"


def new_thread(
    session: Session, person: Person, category_id: int, title: str, kind: str, now: datetime, audience: str
) -> Thread:
    """An empty thread, inside a running transaction."""
    thread = Thread(
        category_id=category_id,
        author_id=person.id,
        title=title,
        slug=slugify(title),
        kind=kind if kind in KINDS else "discussion",
        created_at=now,
        last_post_at=now,
        audience=audience,
    )
    session.add(thread)
    session.flush()
    return thread


def put_tags(session: Session, thread_id: int, names: Sequence[str]) -> None:
    """Give a thread exactly these tags, making new ones as needed."""
    session.execute(delete(ThreadTag).where(ThreadTag.thread_id == thread_id))
    for name in names:
        tag_id = session.scalar(select(Tag.id).where(Tag.name == name))
        if tag_id is None:
            tag = Tag(name=name)
            session.add(tag)
            session.flush()
            tag_id = tag.id
        session.add(ThreadTag(thread_id=thread_id, tag_id=tag_id))


def count_thread(session: Session, thread: Thread, by: int) -> None:
    """Add to the number of threads of its category; one that is for members is not counted there."""
    if by and thread.audience == EVERYONE:
        category = Category.id == thread.category_id
        session.execute(update(Category).where(category).values(thread_count=Category.thread_count + by))


def rename(
    person: Person, thread_id: int, title: str, tags: str, now: datetime, *, audience: str | None = None
) -> None:
    """Change the title, tags and, if it is given, audience of one's own thread (moderators: any); raises `Refused`."""
    title = posting.check_title(clean_text(title))
    names = posting.check_tags(clean_text(tags))
    with transaction() as session:
        thread = get_row(session, Thread, thread_id, lock=True)
        if not person.is_moderator:
            posting.check_edit(person, author_id=thread.author_id, state=thread.state, now=now)
        thread.title, thread.slug = title, slugify(title)
        put_tags(session, thread.id, names)
        if audience is not None:
            put_audience(session, thread, check_audience(audience))
        thread.version += 1
        enqueue(session, "thread.changed", now, thread_id=thread_id)


def put_audience(session: Session, thread: Thread, audience: str) -> None:
    """Let strangers read a thread, or no longer, inside a running transaction, with the counters of its category."""
    others = select(Post.id).where(Post.thread_id == thread.id, Post.author_id != thread.author_id).limit(1)
    check_change(thread.audience, audience, others_wrote=session.scalar(others) is not None)
    if audience == thread.audience:
        return
    by = 1 if audience == EVERYONE else -1
    counts = {
        "thread_count": Category.thread_count + (by if thread.state == "public" else 0),
        "post_count": Category.post_count + by * thread.post_count,
    }
    session.execute(update(Category).where(Category.id == thread.category_id).values(counts))
    thread.audience = audience
