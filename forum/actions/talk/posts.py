"""What people do with posts: reply, edit, delete, bring back."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from forum.actions.kit.base import SentForm, enqueue, find_submission, get_row, remember_submission, transaction
from forum.actions.kit.cooking import Written, write_text
from forum.actions.talk.attaching import Chosen, attach
from forum.actions.talk.danger import note_danger
from forum.actions.talk.drafts import drop_sent
from forum.actions.talk.exercise_links import point_at
from forum.actions.talk.follows import follow_written
from forum.actions.talk.numbers import keep_vouched
from forum.actions.talk.post_counts import count_post, next_number, renew_last_post, touch_thread
from forum.actions.talk.post_links import keep_links
from forum.errors import NotFound
from forum.models import Category, Member, Post, PostExercise, Revision, Submission, Thread
from forum.queries.talk import public_numbers
from forum.queries.talk.threads import visible_to
from forum.rules.crisis.medicine import message_advises_medicine
from forum.rules.kit.people import Person
from forum.rules.talk import posting
from forum.rules.talk.audience import EVERYONE

WAITED = "It was waiting for a moderator."
# A page that a browser fetched anew after Back has a new key, and the words that were posted a moment ago.
SAME_WORDS = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a post: where it is, whether it waits for a moderator, how many contact details were hidden.

    `is_repeat`: the same form, or the same words a moment ago, led to it before, and nothing was written now.
    """

    post_id: int
    is_held: bool = False
    masked: int = 0
    is_repeat: bool = False


def reply(
    person: Person,
    thread_id: int,
    body: str,
    now: datetime,
    *,
    routine_ids: Sequence[int] = (),
    idempotency_key: str = "",
    wants_exercise_links: bool = True,
    draft_seen: str = "",
    vouched: Collection[str] = (),
    picture_ids: Sequence[int] = (),
) -> Saved:
    """Add a post to a thread; raises `Refused`, or `NotFound` when the thread is gone or not theirs to see."""
    body = posting.check_body(body)
    sending = SentForm(idempotency_key, f"reply:{thread_id}\n{sorted(routine_ids)}\n{body}", "/p")
    with transaction() as session:
        thread = get_row(session, Thread, thread_id, lock=True)
        if done := find_sent(session, person, sending, now):
            return done
        if session.scalar(select(Thread.id).where(Thread.id == thread_id, visible_to(person))) is None:
            raise NotFound
        posting.check_shown(thread.state)
        posting.check_reply(person, is_locked=thread.is_locked, locked_reason=thread.locked_reason, now=now)
        chosen = Chosen(routine_ids, picture_ids)
        saved = add_post(session, person, thread, body, now, chosen, wants_exercise_links, vouched)
        drop_sent(session, person, f"reply:{thread_id}", {"body": body}, draft_seen)
        remember_submission(session, person.id, sending, saved.post_id, now)
    return saved


def find_sent(session: Session, person: Person, sending: SentForm, now: datetime) -> Saved | None:
    """The post that this form led to before, or the same words a moment ago from a form with another key."""
    done = find_submission(session, person.id, sending)
    if done is None and sending.key:
        same = (
            select(Post.id)
            .join(Submission, Submission.result_id == Post.id)
            .where(
                Submission.member_id == person.id,
                Submission.mark == sending.mark,
                Submission.created_at > now - SAME_WORDS,
                Post.author_id == person.id,
                Post.state.in_(("public", "held")),
            )
        )
        done = session.scalar(same.order_by(Post.id.desc()).limit(1))
    return None if done is None else Saved(done, is_repeat=True)


def add_post(
    session: Session,
    person: Person,
    thread: Thread,
    body: str,
    now: datetime,
    chosen: Chosen,
    wants_exercise_links: bool,
    vouched: Collection[str] = (),
) -> Saved:
    """Write the next post of a thread inside a running transaction, with its counters and its job."""
    author = get_row(session, Member, person.id)
    posting.check_here(author.left_at)
    written = write_text(body, link_rel=posting.link_rel(person, author.post_count), vouched=vouched)
    is_held = must_wait(person, author.post_count, written)
    post = Post(
        thread_id=thread.id,
        n=next_number(session, thread.id, person.id, now, is_held=is_held),
        author_id=person.id,
        created_at=now,
        state="held" if is_held else "public",
        state_at=now if is_held else None,
        body=written.body,
        html=written.html,
        plain=written.plain,
        cook_version=written.cook_version,
        wants_exercise_links=wants_exercise_links,
        advises_medicine=message_advises_medicine(written.body),
    )
    session.add(post)
    session.flush()
    note_danger(session, post.id, written.body, now, title=thread.title if post.n == 1 else "")
    session.add_all(PostExercise(post_id=post.id, exercise_id=one) for one in dict.fromkeys(written.exercises))
    if written.links:
        keep_links(session, post.id, written.links, written.standings)
    keep_vouched(session, "post", post.id, person.id, written.vouched, now)
    attach(session, post, thread, person, chosen)
    follow_written(session, author, thread.id, now)
    enqueue(session, "post.saved", now, post_id=post.id, is_new=True)
    return Saved(post.id, is_held, written.masked)


def must_wait(person: Person, post_count: int, written: Written) -> bool:
    """Whether a moderator reads this text first; `post_count` is how many other public posts its author has.

    Raises `Refused` for a link to a host that is blocked.
    """
    posting.check_hosts(written.standings)
    standings = [written.standings.get(host, "") for host in written.hosts]
    return posting.must_be_held(person, post_count=post_count, standings=standings)


def put_text(session: Session, post: Post, written: Written) -> None:
    """Give a post other words; the worker adds the links to exercises again."""
    post.body, post.html, post.plain = written.body, written.html, written.plain
    post.cook_version = written.cook_version
    post.advises_medicine = message_advises_medicine(written.body)
    point_at(session, post, written.exercises)
    keep_links(session, post.id, written.links, written.standings)
    touch_thread(session, post.thread_id)


def edit(
    person: Person,
    post_id: int,
    body: str,
    now: datetime,
    *,
    wants_exercise_links: bool | None = None,
    draft_seen: str = "",
    vouched: Collection[str] = (),
) -> Saved:
    """Change one's own post, keeping what it said before; raises `Refused` or `NotFound`.

    Whether its exercises are linked stays as it is, unless it is said; other links are no other words.
    """
    body = posting.check_body(body)
    with transaction() as session:
        post = get_row(session, Post, post_id, lock=True)
        posting.check_edit(person, author_id=post.author_id, state=post.state, now=now)
        author = get_row(session, Member, post.author_id)
        vouched = {*vouched, *public_numbers.list_keys_of("post", post_id)}
        written = write_text(body, link_rel=posting.link_rel(person, author.post_count), vouched=vouched)
        keep_vouched(session, "post", post_id, person.id, written.vouched, now)
        wants_links = post.wants_exercise_links if wants_exercise_links is None else wants_exercise_links
        has_new_words = written.body != post.body
        must_hold = has_new_words and must_wait(person, author.post_count - 1, written)
        if has_new_words:
            keep_revision(session, post, person, now)
            title = post.thread.title if post.n == 1 else ""
            note_danger(session, post.id, written.body, now, title=title, before=post.body)
        if has_new_words or wants_links != post.wants_exercise_links:
            post.wants_exercise_links = wants_links
            put_text(session, post, written)
            if must_hold and post.state == "public":
                hold(session, post, now)
            enqueue(session, "post.saved", now, post_id=post.id, is_new=False)
        drop_sent(session, person, f"post:{post_id}", {"body": body}, draft_seen)
    return Saved(post_id, post.state == "held", written.masked)


def keep_revision(session: Session, post: Post, editor: Person, now: datetime) -> None:
    """Keep what a post says, which is about to say something else."""
    written_at = post.edited_at or post.created_at
    session.add(Revision(post_id=post.id, editor_id=editor.id, body=post.body, written_at=written_at))
    post.edited_at = now
    post.revision_count += 1


def hold(session: Session, post: Post, now: datetime) -> None:
    """Take a public post back until a moderator has read it: its new text has links as a first post may not."""
    post.state, post.state_at = "held", now
    count_post(session, post.thread_id, post.author_id, -1)
    renew_last_post(session, post.thread_id)
    if post.n == 1 and post.thread.post_count == 0 and post.thread.state == "hidden":
        post.thread.state_before_hiding = "held"
    elif post.n == 1 and post.thread.post_count == 0:
        post.thread.state = "held"
        if post.thread.audience == EVERYONE:
            category = Category.id == post.thread.category_id
            session.execute(update(Category).where(category).values(thread_count=Category.thread_count - 1))


def remove(person: Person, post_id: int, now: datetime) -> None:
    """Delete one's own post: it leaves a numbered tombstone and can be brought back for 30 days."""
    with transaction() as session:
        post = get_row(session, Post, post_id, lock=True)
        posting.check_edit(person, author_id=post.author_id, state=post.state, now=now)
        was_public = post.state == "public"
        # A post that waited for a moderator waits again when it is brought back.
        post.state, post.state_at, post.state_reason = "deleted", now, "" if was_public else WAITED
        count_post(session, post.thread_id, post.author_id, -1 if was_public else 0)
        renew_last_post(session, post.thread_id)
        enqueue(session, "post.saved", now, post_id=post.id, is_new=False)


def restore(person: Person, post_id: int, now: datetime) -> None:
    """Bring back one's own deleted post."""
    with transaction() as session:
        post = get_row(session, Post, post_id, lock=True)
        if post.state != "deleted":
            return
        posting.check_undelete(person, author_id=post.author_id, deleted_at=post.state_at, now=now)
        waited = post.state_reason == WAITED
        post.state, post.state_at, post.state_reason = "held" if waited else "public", now if waited else None, ""
        count_post(session, post.thread_id, post.author_id, 0 if waited else 1)
        renew_last_post(session, post.thread_id)
        enqueue(session, "post.saved", now, post_id=post.id, is_new=False)
