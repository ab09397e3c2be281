"""Telling members that somebody spoke to them."""

from datetime import datetime

from sqlalchemy import select

from forum.actions.kit.base import get_row, transaction
from forum.actions.talk.notices import tell
from forum.models import Member, Post
from forum.text.markup.mentions import find_mentions


def tell_about(post_id: int, now: datetime) -> None:
    """Tell those a new post names, and the one whose thread it answers; each is told once, and never by themselves."""
    with transaction() as session:
        post = get_row(session, Post, post_id)
        thread, author = post.thread, post.author.name
        keys = [name.casefold() for name in find_mentions(post.body)]
        named = session.scalars(select(Member.id).where(Member.name_key.in_(keys))).all()
        words = dict.fromkeys(named, f"{author} mentioned you in “{thread.title}”.")
        if post.n > 1:
            words.setdefault(thread.author_id, f"{author} replied in your thread “{thread.title}”.")
        words.pop(post.author_id, None)
        for member_id, text in words.items():
            key = f"post:{post.id}:{member_id}"
            tell(session, member_id, key=key, kind="reply", text=text, url=f"/p/{post.id}", now=now)
