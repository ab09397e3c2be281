"""The polls of imported threads, and what they say in short, once their first posts are here."""

from collections.abc import Sequence

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from forum.formats.archive.lines import ThreadLine
from forum.models import ModlogEntry, Poll, PollChoice, Post, Thread, ThreadInShort
from forum.queries.talk.public_numbers import mask
from forum.queries.writing.cooking import cook_plainly
from forum.text.kit.clean import clean_text


def put_polls(session: Session, lines: Sequence[ThreadLine]) -> int:
    """Make each poll that is not here yet, with its votes as numbers; says how many contact details were hidden.

    One that a moderator removed here stays away.
    """
    hidden, removed = 0, decided(session, "remove_poll", lines)
    for line in lines:
        if line.id in removed:
            continue
        first = select(Post.id).where(Post.thread_id == line.id, Post.n == 1, Post.state == "public")
        post_id = session.scalar(first) if line.poll else None
        if line.poll is None or post_id is None or session.get(Poll, post_id) is not None:
            continue
        masked = [mask(clean_text(text)) for text in (line.poll.question, *(one.words for one in line.poll.choices))]
        hidden += sum(len(one.hidden) for one in masked)
        asked, *words = (one.text for one in masked)
        several, closes, voters = line.poll.several, line.poll.closes, line.poll.voters
        session.add(Poll(post_id=post_id, question=asked, is_several=several, closes_at=closes, past_voters=voters))
        session.flush()
        session.add_all(
            PollChoice(post_id=post_id, position=at, words=text, past_votes=one.votes)
            for at, (text, one) in enumerate(zip(words, line.poll.choices, strict=True))
        )
        session.execute(update(Thread).where(Thread.id == line.id).values(has_poll=True, version=Thread.version + 1))
    return hidden


def put_in_short(session: Session, lines: Sequence[ThreadLine]) -> int:
    """Say each of these threads in short that has no such box yet; says how many contact details were hidden.

    Where moderators wrote one here, or took it away, theirs is the last word.
    """
    hidden, written = 0, decided(session, "sum_up", lines)
    for line in lines:
        if not line.in_short or line.id in written or session.get(ThreadInShort, line.id) is not None:
            continue
        masked = mask(clean_text(line.in_short.strip()))
        hidden += len(masked.hidden)
        plain = cook_plainly(masked.text).plain
        session.add(ThreadInShort(thread_id=line.id, body=masked.text, plain=plain, by_id=None, at=line.at))
        told = {"has_in_short": True, "version": Thread.version + 1}
        session.execute(update(Thread).where(Thread.id == line.id).values(told))
    return hidden


def decided(session: Session, act: str, lines: Sequence[ThreadLine]) -> set[int]:
    """The threads among these with which moderators of this house did this."""
    done = select(ModlogEntry.noun_id).where(ModlogEntry.act == act, ModlogEntry.noun == "thread")
    return {int(id_) for id_ in session.scalars(done.where(ModlogEntry.noun_id.in_([str(line.id) for line in lines])))}
