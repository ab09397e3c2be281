"""Telling members that somebody spoke to them."""

from datetime import datetime

from sqlalchemy import select

from forum.actions.kit.base import get_row, transaction
from forum.actions.talk.notices import tell
from forum.models import Member, Post
from forum.rules.members.names import name_key
from forum.text.markup.mentions import find_mentions


def tell_about(post_id: int, now: datetime) -> None:
    """Tell those a new post names, and the one whose thread it answers; each is told once, and never by themselves."""
    with transaction() as session:
        post = get_row(session, Post, post_id)
        keys = [name_key(name) for name in find_mentions(post.body)]
        named = session.scalars(select(Member.id).where(Member.name_key.in_(keys))).all()
        kinds = dict.fromkeys(named, "mention")
        if post.n > 1:
            kinds.setdefault(post.thread.author_id, "reply")
        kinds.pop(post.author_id, None)
        for member_id, kind in kinds.items():
            key = f"post:{post.id}:{member_id}"
            tell(session, member_id, kind, key=key, now=now, post=post.id, by=post.author_id)
