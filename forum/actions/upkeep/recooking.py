"""Cooking stored posts again when the cook has learned better."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import or_, select, update

from forum.actions.kit.base import enqueue, transaction
from forum.actions.kit.cooking import write_masked
from forum.actions.talk.exercise_links import point_at
from forum.actions.talk.post_links import keep_links
from forum.errors import Refused
from forum.models import Member, Post, Thread, db
from forum.queries.writing.cooking import find_names
from forum.rules.crisis.medicine import message_advises_medicine
from forum.rules.kit.people import Person
from forum.rules.talk import posting
from forum.text.contacts.contacts import Masked
from forum.text.markup.cook import COOK_VERSION

BATCH = 100
STALE = or_(Post.cook_version != COOK_VERSION, (Post.body != "") & (Post.html == ""))


def recook_all(now: datetime) -> int:
    """Cook every stale post, a few in each transaction; says how many. What is over a limit today stays as it is."""
    done = last = 0
    while ids := db.session.scalars(select(Post.id).where(STALE, Post.id > last).order_by(Post.id).limit(BATCH)).all():
        done += recook(ids, now)
        last = ids[-1]
    return done


def recook(post_ids: Sequence[int], now: datetime) -> int:
    """Cook these posts from their text as it is kept; says how many could be. The worker then links their exercises."""
    with transaction() as session:
        posts = session.scalars(select(Post).where(Post.id.in_(post_ids)).with_for_update()).all()
        names = find_names(*(post.body for post in posts))
        cooked = 0
        for post in posts:
            author = session.get_one(Member, post.author_id)
            rel = posting.link_rel(Person(id=author.id, role=author.role), author.post_count)  # type: ignore[arg-type]
            try:
                made = write_masked(Masked(post.body, 0), names, rel)
            except Refused:
                continue
            post.html, post.plain, post.cook_version = made.html, made.plain, COOK_VERSION
            post.advises_medicine = message_advises_medicine(post.body)
            point_at(session, post, made.exercises)
            keep_links(session, post.id, made.links, made.standings)
            enqueue(session, "post.saved", now, post_id=post.id, is_new=False)
            cooked += 1
        threads = {post.thread_id for post in posts}
        session.execute(update(Thread).where(Thread.id.in_(threads)).values(version=Thread.version + 1))
    return cooked
