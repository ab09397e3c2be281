"""What a second person does with a digest, and what curators do with public ones; each is written down."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from forum.actions.kit.base import get_row, transaction
from forum.actions.moderation.modlog import note_act
from forum.actions.research.digests import clear_draft, put_topics, renew_alike, renew_study, subject_of, tell_index
from forum.actions.talk.notices import tell
from forum.errors import Refused
from forum.models import Digest, DigestLowering, DigestVersion
from forum.queries.research.digest_desk import find_name, list_hands
from forum.rules.kit.people import Person
from forum.rules.kit.permissions import check_moderator
from forum.rules.moderation.moderation import check_reason
from forum.rules.research import refusal_words
from forum.rules.research.approval import check_approver, check_seen, check_standing, check_words
from forum.rules.research.credibility import check_lowering, judge_study
from forum.rules.research.digest_check import check_digest
from forum.rules.research.digests import check_whole, text_from_dict, text_to_dict
from forum.rules.research.studies import read_record
from forum.text.kit.clean import clean_text
from forum.text.kit.slugs import slugify


def approve(person: Person, digest_id: int, seen: int, reason: str, now: datetime) -> None:
    """Make a draft public as it was `seen`; `reason` is why sentences may stand that the claim check struck.

    Raises `Refused` for who wrote at it and for what was changed since, or `NotFound`.
    """
    with transaction() as session:
        digest = get_asked(session, person, digest_id, seen, now)
        if not digest.current_n and (digest.study.status == "retracted" or digest.study.state != "public"):
            raise Refused(refusal_words.STUDY_TAKEN_BACK)
        text = text_from_dict(digest.draft or {})
        check_whole(text)
        standing = check_standing(check_digest(text, read_record(digest.study.data)), clean_text(reason).strip())
        author_id, correction = digest.draft_by_id, digest.draft_note
        renew_alike(session, digest.id)
        digest.current_n += 1
        session.add(
            DigestVersion(
                digest_id=digest.id,
                n=digest.current_n,
                text=text_to_dict(text),
                author_id=author_id,
                approved_by_id=person.id,
                approved_at=now,
                correction=correction if digest.current_n > 1 else "",
                standing_reason=standing,
            )
        )
        if digest.state == "draft":
            digest.state, digest.published_at = "public", now
        digest.title, digest.slug = text.title, slugify(text.title, default="digest")
        digest.study_seen, digest.changed_at = digest.study.version, now
        clear_draft(session, digest)
        put_topics(session, digest.id, text)
        renew_alike(session, digest.id)
        renew_study(session, digest.study)
        tell_index(session, digest, now)
        entry_id = note_act(session, person, "approve", subject_of(digest), standing, now)
        tell_author(session, author_id, "digest.approve", entry_id, person, digest, digest.title, now)


def get_asked(session: Session, person: Person, digest_id: int, seen: int, now: datetime) -> Digest:
    """A digest that waits for approval, locked, for somebody who may approve it; raises `Refused` or `NotFound`."""
    digest = get_row(session, Digest, digest_id, lock=True)
    check_approver(person, list_hands(digest_id), now)
    if digest.asked_at is None:
        raise Refused(refusal_words.NOT_ASKED)
    check_seen(seen, digest.draft_n, find_name(digest.draft_by_id))
    return digest


def tell_author(
    session: Session,
    author_id: int | None,
    kind: str,
    entry_id: int,
    by: Person,
    digest: Digest,
    words: str,
    now: datetime,
) -> None:
    """Tell who wrote it what became of it."""
    if author_id:
        tell(session, author_id, kind, key=f"modlog:{entry_id}", now=now, by=by.id, digest=digest.id, words=words)


def send_back(person: Person, digest_id: int, seen: int, words: str, now: datetime) -> None:
    """Give a draft back to who wrote it, with what should change; raises `Refused` or `NotFound`."""
    told = check_words(clean_text(words).strip(), refusal_words.NO_BACK_WORDS, "reason")
    with transaction() as session:
        digest = get_asked(session, person, digest_id, seen, now)
        digest.asked_at, digest.back_words, digest.changed_at = None, told, now
        entry_id = note_act(session, person, "decline", subject_of(digest), told, now)
        tell_author(session, digest.draft_by_id, "digest.decline", entry_id, person, digest, told, now)


def lower(person: Person, digest_id: int, to: int | None, reason: str, seen: int, now: datetime) -> None:
    """Show fewer points of its credibility, for a reason that readers see; nobody can raise it again.

    `seen` is how many were shown when the form was opened. Raises `Refused`, or `NotFound`.
    """
    check_moderator(person, now)
    told = clean_text(reason).strip()
    with transaction() as session:
        digest = get_public(session, digest_id)
        points = session.scalars(select(DigestLowering.points).where(DigestLowering.digest_id == digest_id)).all()
        shown = judge_study(read_record(digest.study.data), points).shown
        if seen != shown:
            raise Refused(refusal_words.lowered_since(shown), "points")
        wanted = check_lowering(shown, to, told)
        session.add(
            DigestLowering(digest_id=digest_id, n=len(points) + 1, points=wanted, reason=told, by_id=person.id, at=now)
        )
        digest.version += 1
        note_act(session, person, "edit", subject_of(digest), told, now)


def get_public(session: Session, digest_id: int) -> Digest:
    """A public digest, locked; raises `Refused` or `NotFound`."""
    digest = get_row(session, Digest, digest_id, lock=True)
    if digest.state != "public":
        raise Refused(refusal_words.NOT_PUBLIC)
    return digest


def look_again(person: Person, digest_id: int, reason: str, now: datetime) -> None:
    """Note that a digest still stands as it is, although its study changed; raises `Refused` or `NotFound`."""
    check_moderator(person, now)
    told = check_reason(reason, has_author=False)
    with transaction() as session:
        digest = get_public(session, digest_id)
        digest.study_seen = digest.study.version
        note_act(session, person, "check", subject_of(digest), told, now)


def take_down(person: Person, digest_id: int, reason: str, now: datetime) -> None:
    """Take a public digest out of everybody's sight; it can be brought back. Raises `Refused` or `NotFound`."""
    set_state(person, digest_id, "public", "down", "retire", reason, now)


def bring_back(person: Person, digest_id: int, reason: str, now: datetime) -> None:
    """Let everybody read a digest again; raises `Refused` or `NotFound`."""
    set_state(person, digest_id, "down", "public", "bring_back", reason, now)


def set_state(person: Person, digest_id: int, before: str, after: str, act: str, reason: str, now: datetime) -> None:
    """Move a digest between public and down; nothing happens to one that is there already."""
    check_moderator(person, now)
    told = check_reason(reason, has_author=False)
    with transaction() as session:
        digest = get_row(session, Digest, digest_id, lock=True)
        if digest.state == after:
            return
        if digest.state != before:
            raise Refused(refusal_words.DRAFT_ONLY)
        digest.state, digest.changed_at = after, now
        renew_alike(session, digest.id)
        renew_study(session, digest.study)
        tell_index(session, digest, now)
        note_act(session, person, act, subject_of(digest), told, now)
