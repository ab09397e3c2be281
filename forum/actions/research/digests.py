"""Writing digests: drafts that more than one curator may touch, and asking for one to be approved."""

from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from forum.actions.kit.base import enqueue, get_row, transaction
from forum.actions.moderation.modlog import Subject
from forum.errors import Refused
from forum.models import Digest, DigestHand, DigestTopic, ResearchStudy
from forum.queries.library.exercises import get_library
from forum.queries.research.digest_desk import find_name
from forum.rules.kit.people import Person
from forum.rules.kit.permissions import check_moderator
from forum.rules.research import refusal_words
from forum.rules.research.approval import check_seen, check_words
from forum.rules.research.digests import DigestText, check_draft, check_whole, text_from_dict, text_to_dict
from forum.text.kit.clean import clean_text
from forum.text.kit.slugs import slugify


def begin(person: Person, study_id: int, text: DigestText, now: datetime) -> int:
    """Save the first draft of a digest of a study and give its id; raises `Refused`."""
    check_moderator(person, now)
    known = check_draft(cleaned(text), get_library().exercises.keys())
    with transaction() as session:
        if session.get(ResearchStudy, study_id) is None:
            raise Refused(refusal_words.NO_STUDY, "study")
        slug = slugify(known.title, default="digest")
        digest = Digest(study_id=study_id, title=known.title, slug=slug, created_at=now, changed_at=now)
        session.add(digest)
        session.flush()
        put_draft(session, person, digest, known, "", now)
        return digest.id


def save(person: Person, digest_id: int, text: DigestText, note: str, seen: int, now: datetime) -> None:
    """Save a draft that was opened at its `seen`-th saving; who waits for approval waits no longer.

    `note` is what a new version corrects. Raises `Refused`, also when somebody saved it since, or `NotFound`.
    """
    check_moderator(person, now)
    known = check_draft(cleaned(text), get_library().exercises.keys())
    with transaction() as session:
        digest = get_row(session, Digest, digest_id, lock=True)
        check_seen(seen, digest.draft_n, find_name(digest.draft_by_id))
        put_draft(session, person, digest, known, clean_text(note).strip(), now)


def put_draft(session: Session, person: Person, digest: Digest, text: DigestText, note: str, now: datetime) -> None:
    """Keep a draft, and who had a hand in it."""
    digest.draft, digest.draft_note = text_to_dict(text), note
    digest.draft_n += 1
    digest.drafted_at, digest.draft_by_id, digest.asked_at, digest.changed_at = now, person.id, None, now
    if not digest.current_n:
        digest.title, digest.slug = text.title, slugify(text.title, default="digest")
    if session.get(DigestHand, (digest.id, person.id)) is None:
        session.add(DigestHand(digest_id=digest.id, member_id=person.id))


def ask(person: Person, digest_id: int, seen: int, now: datetime) -> None:
    """Send a draft to be approved by somebody else; raises `Refused`, or `NotFound`."""
    check_moderator(person, now)
    with transaction() as session:
        digest = get_row(session, Digest, digest_id, lock=True)
        if digest.drafted_at is None:
            raise Refused(refusal_words.NOTHING_TO_ASK)
        check_seen(seen, digest.draft_n, find_name(digest.draft_by_id))
        check_whole(text_from_dict(digest.draft or {}))
        if digest.current_n:
            check_words(digest.draft_note, refusal_words.NO_CORRECTION, "note")
        digest.asked_at, digest.back_words, digest.changed_at = now, "", now


def drop(person: Person, digest_id: int, now: datetime) -> None:
    """Throw a draft away; what was approved before stays as it is. Raises `Refused` or `NotFound`."""
    check_moderator(person, now)
    with transaction() as session:
        digest = get_row(session, Digest, digest_id, lock=True)
        if not digest.current_n:
            session.delete(digest)
            return
        clear_draft(session, digest)


def clear_draft(session: Session, digest: Digest) -> None:
    """Leave no draft, and nobody's hand in it; the count of savings goes on."""
    digest.draft, digest.draft_note, digest.back_words = None, "", ""
    digest.drafted_at = digest.asked_at = digest.draft_by_id = None
    session.execute(delete(DigestHand).where(DigestHand.digest_id == digest.id))


def cleaned(text: DigestText) -> DigestText:
    """A text without what nobody can see, its title on one line."""
    parts = {part: clean_text(text.said(part)).strip() for part in ("takeaway", "found", "who", "keep")}
    title = " ".join(clean_text(text.title).split())
    return DigestText(title, **parts, topics=tuple(map(clean_text, text.topics)), exercises=text.exercises)


def put_topics(session: Session, digest_id: int, text: DigestText) -> None:
    """File a digest under what it is about."""
    pairs = [("topic", one) for one in text.topics] + [("exercise", one) for one in text.exercises]
    session.execute(delete(DigestTopic).where(DigestTopic.digest_id == digest_id))
    session.add_all(DigestTopic(digest_id=digest_id, noun=noun, key=key) for noun, key in dict.fromkeys(pairs))
    session.flush()


def renew_alike(session: Session, digest_id: int) -> None:
    """Make the pages of digests stale that share a topic or an exercise with this one: they name each other."""
    own = select(DigestTopic.noun, DigestTopic.key).where(DigestTopic.digest_id == digest_id).subquery()
    both = (own.c.noun == DigestTopic.noun) & (own.c.key == DigestTopic.key)
    alike = set(session.scalars(select(DigestTopic.digest_id).join(own, both)))
    for one in session.scalars(select(Digest).where(Digest.id.in_(alike | {digest_id})).order_by(Digest.id)):
        one.version += 1


def renew_study(session: Session, study: ResearchStudy) -> None:
    """Make the page of a study stale, which names its digests; who had looked at the study need not look again."""
    session.flush()
    seen = (Digest.study_id == study.id, Digest.study_seen == study.version)
    session.execute(update(Digest).where(*seen).values(study_seen=study.version + 1))
    study.version += 1


def tell_index(session: Session, digest: Digest, now: datetime) -> None:
    """Have the worker put it into the index, or take it out."""
    enqueue(session, "digest.saved", now, digest_id=digest.id)


def subject_of(digest: Digest, author_id: int = 0) -> Subject:
    """What an act is about."""
    return Subject("digest", str(digest.id), digest.title, digest.url, author_id)
