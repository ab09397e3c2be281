"""What members do with pictures: add, take away; and how they go with a post, and go for good."""

import secrets
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, func, select, update
from sqlalchemy.orm import Session

from forum.actions.kit import picture_files
from forum.actions.kit.base import enqueue, get_row, transaction
from forum.actions.kit.remaking import remake_apart
from forum.actions.talk.post_counts import touch_thread
from forum.errors import NotFound, Refused
from forum.formats.pictures.remaking import Remade
from forum.models import Member, Picture, Post, db
from forum.queries.kit.chunks import chunks
from forum.queries.talk.public_numbers import mask
from forum.rules.kit.people import Person
from forum.rules.talk import pictures, posting, refusal_words
from forum.rules.talk.drafts import base_of, check_place, post_of
from forum.text.kit.clean import clean_text

STRAYS_AFTER_S = 3600


def add(person: Person, place: str, raw: bytes, alt: str, now: datetime) -> int:
    """Keep a picture for the message of a place, or under one's own post; raises `Refused` or `NotFound`."""
    pictures.check_may_add(person, now)
    pictures.check_file(raw)
    alt = pictures.check_alt(mask(clean_text(alt)).text)
    place = base_of(check_place(place))
    remade = remake_apart(raw)
    with transaction() as session:
        author = get_row(session, Member, person.id, lock=True)
        posting.check_here(author.left_at)
        post = own_post(session, person, post_of(place), now)
        check_room(session, person.id, post, place)
        row = new_row(person.id, remade, alt, now)
        row.post_id, row.place = (post.id, "") if post else (None, place)
        session.add(row)
        session.flush()
        picture_files.put(row.sha256, row.key, remade.page, remade.small)
        if post:
            touch_thread(session, post.thread_id)
    return row.id


def own_post(session: Session, person: Person, post_id: int, now: datetime) -> Post | None:
    """The post that a picture goes with at once, if any; raises `NotFound` for somebody else's."""
    if not post_id:
        return None
    post = get_row(session, Post, post_id, lock=True)
    if post.author_id != person.id:
        raise NotFound
    posting.check_edit(person, author_id=post.author_id, state=post.state, now=now)
    return post


def check_room(session: Session, member_id: int, post: Post | None, place: str) -> None:
    """Refuse one picture more than fits."""
    count = select(func.count()).select_from(Picture)
    waiting = (Picture.member_id == member_id) & Picture.post_id.is_(None)
    here = Picture.post_id == post.id if post else waiting & (Picture.place == place)
    held = 0 if post else session.scalar(count.where(waiting)) or 0
    pictures.check_room(session.scalar(count.where(here)) or 0, held)


def new_row(member_id: int, remade: Remade, alt: str, now: datetime) -> Picture:
    """The row of a picture that was made anew."""
    return Picture(
        key=secrets.token_urlsafe(18),
        member_id=member_id,
        alt=alt,
        width=remade.width,
        height=remade.height,
        sha256=picture_files.hash_of(remade.page),
        created_at=now,
    )


def remove(person: Person, picture_id: int, now: datetime) -> None:
    """Delete one's own picture at once and for good; raises `NotFound` for any other."""
    with transaction() as session:
        row = get_row(session, Picture, picture_id, lock=True)
        if row.member_id != person.id:
            raise NotFound
        post = session.get(Post, row.post_id) if row.post_id else None
        forget(session, Picture.id == picture_id, now)
        if post:
            touch_thread(session, post.thread_id)


def attach_pictures(session: Session, post: Post, person: Person, ids: Sequence[int]) -> None:
    """Send waiting pictures along with a new post; raises `Refused` when one of them is gone, or there are too many."""
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        return
    if len(wanted) > pictures.MOST_PICTURES:
        raise Refused(refusal_words.too_many_pictures(pictures.MOST_PICTURES))
    mine = Picture.id.in_(wanted) & (Picture.member_id == person.id) & Picture.post_id.is_(None)
    moved = update(Picture).where(mine).values(post_id=post.id, place="").returning(Picture.id)
    if len(session.scalars(moved.execution_options(synchronize_session=False)).all()) != len(wanted):
        raise Refused(refusal_words.PICTURE_GONE)


def forget(session: Session, which: ColumnElement[bool], now: datetime) -> None:
    """Delete rows of pictures, and leave their files to the worker, inside a running transaction."""
    gone = session.execute(delete(Picture).where(which).returning(Picture.sha256, Picture.key)).all()
    for some in chunks([[row.sha256, row.key] for row in gone]):
        enqueue(session, "pictures.gone", now, files=list(some))


def forget_of_posts(session: Session, post_ids: Collection[int], now: datetime) -> None:
    """Delete the pictures of these posts."""
    forget(session, Picture.post_id.in_(post_ids), now)


def forget_waiting(session: Session, member_id: int, now: datetime) -> None:
    """Delete the pictures of a member that went with no post."""
    forget(session, (Picture.member_id == member_id) & Picture.post_id.is_(None), now)


def drop_files(files: Iterable[Any]) -> None:
    """Delete the files of pictures whose rows are gone."""
    picture_files.drop((str(sha256), str(key)) for sha256, key in files)


def forget_old(now: datetime) -> None:
    """Delete pictures that waited too long for a message, and files that no row knows of."""
    with transaction() as session:
        old = Picture.post_id.is_(None) & (Picture.created_at < now - pictures.WAITS)
        forget(session, old, now)
    known = {f"{row.sha256}.{row.key}" for row in db.session.execute(select(Picture.sha256, Picture.key))}
    db.session.rollback()
    for path in picture_files.every_file():
        name = path.name.rsplit(".", 2)[0]
        if name not in known and path.stat().st_mtime < now.timestamp() - STRAYS_AFTER_S:
            path.unlink(missing_ok=True)
