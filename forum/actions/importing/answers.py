"""Pointing imported questions at the posts that answer them, once all posts of the file are here."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.actions.kit.base import upsert
from forum.formats.archive.lines import ThreadLine
from forum.models import AcceptedAnswer, Post


def link_answers(session: Session, lines: Sequence[ThreadLine]) -> None:
    """Note the answer of each thread that names one and has none here yet; whoever asked is said to have chosen it."""
    for line in lines:
        answer = (Post.thread_id == line.id, Post.n == line.accepted, Post.state == "public")
        post_id = session.scalar(select(Post.id).where(*answer)) if line.accepted else None
        if post_id is not None:
            row = {"thread_id": line.id, "post_id": post_id, "by_id": line.user, "at": line.at}
            session.execute(upsert(session, AcceptedAnswer).values(row).on_conflict_do_nothing())
