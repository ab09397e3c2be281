"""Private messages: writing, reading, deleting one's own copy, and whether one takes any."""

from datetime import datetime

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from forum.actions.kit.base import SentForm, find_submission, get_row, remember_submission, transaction
from forum.actions.talk import letters, notices, push
from forum.errors import Busy, NotFound
from forum.models import Conversation, ConversationSide, Flag, Member, MemberBlock, Message, Notice
from forum.rules.kit.people import Person
from forum.rules.talk import messages as rules
from forum.text.kit.clean import clean_text

# A page never waits longer than this to note that it was read.
WAIT_MS = 500


def send(person: Person, other_id: int, text: str, now: datetime, *, idempotency_key: str = "") -> int:
    """Write to a member and give the conversation's id; raises `Refused` or `NotFound`."""
    body = rules.check_body(clean_text(text))
    sending = SentForm(idempotency_key, f"message:{other_id}\n{body}", "/messages")
    with transaction() as session:
        get_row(session, Member, min(person.id, other_id), lock=True)  # the one who waits for both to be there
        other = get_row(session, Member, other_id)
        if (done := find_submission(session, person.id, sending)) is not None:
            return done
        is_blocked = session.get(MemberBlock, (other_id, person.id)) is not None
        is_here = other.confirmed_at is not None and other.remembered_at is None
        is_taken = is_here and other.takes_messages and not is_blocked
        rules.check_write(person, other_id=other_id, other_name=other.full_name, is_taken=is_taken, now=now)
        conversation = get_conversation(session, person.id, other_id, now)
        message = Message(conversation_id=conversation.id, author_id=person.id, body=body, at=now)
        session.add(message)
        session.flush()
        conversation.last_id, conversation.last_at = message.id, now
        get_row(session, ConversationSide, (conversation.id, person.id)).read_id = message.id
        key = key_of(conversation.id, other_id)
        notices.take_back(session, key)
        notices.tell(session, other_id, "message", key=key, now=now, by=person.id, conversation=conversation.id)
        push.leave(session, other_id, "messages", now)
        letters.leave_of_message(session, other_id, now)
        remember_submission(session, person.id, sending, conversation.id, now)
        return conversation.id


def get_conversation(session: Session, one_id: int, other_id: int, now: datetime) -> Conversation:
    """The conversation of two members, begun if there is none."""
    first_id, second_id = rules.pair_of(one_id, other_id)
    pair = (Conversation.first_id == first_id, Conversation.second_id == second_id)
    known = session.scalar(select(Conversation).where(*pair).with_for_update())
    if known is None:
        known = Conversation(first_id=first_id, second_id=second_id, last_at=now)
        session.add(known)
        session.flush()
        session.add_all(ConversationSide(conversation_id=known.id, member_id=one) for one in (first_id, second_id))
        session.flush()
    return known


def note_read(person: Person, conversation_id: int, last_id: int, now: datetime) -> None:
    """Note that a member has read up to a message, and needs no notice of it; a busy database is not waited for."""
    try:
        with transaction(WAIT_MS) as session:
            mine = (ConversationSide.conversation_id == conversation_id, ConversationSide.member_id == person.id)
            unread = update(ConversationSide).where(*mine, ConversationSide.read_id < last_id)
            session.execute(unread.values(read_id=last_id))
            told = (Notice.key == key_of(conversation_id, person.id), Notice.read_at.is_(None))
            session.execute(update(Notice).where(*told).values(read_at=now))
    except Busy:
        return


def remove(person: Person, conversation_id: int) -> None:
    """Delete one's own copy of a conversation; what both deleted is gone. Raises `NotFound`."""
    with transaction() as session:
        conversation = get_row(session, Conversation, conversation_id, lock=True)
        side = session.get(ConversationSide, (conversation_id, person.id))
        if side is None:
            raise NotFound
        side.gone_id = side.read_id = conversation.last_id
        notices.take_back(session, key_of(conversation_id, person.id))
        session.flush()
        wipe(session, conversation_id)


def wipe(session: Session, conversation_id: int) -> None:
    """Drop what both deleted, inside a running transaction; what is reported waits until a moderator has read it."""
    sides = select(func.min(ConversationSide.gone_id)).where(ConversationSide.conversation_id == conversation_id)
    gone_id = session.scalar(sides) or 0
    reported = select(Flag.noun_id).where(Flag.noun == "message", Flag.closed_at.is_(None))
    of_this = Message.conversation_id == conversation_id
    session.execute(delete(Message).where(of_this, Message.id <= gone_id, Message.id.not_in(reported)))
    if session.scalar(select(Message.id).where(of_this).limit(1)) is None:
        session.execute(delete(Conversation).where(Conversation.id == conversation_id))


def choose_taking(person: Person, *, takes_messages: bool) -> None:
    """Whether others may write to a member, from now on."""
    with transaction() as session:
        session.execute(update(Member).where(Member.id == person.id).values(takes_messages=takes_messages))


def key_of(conversation_id: int, member_id: int) -> str:
    """By what the notice that a message waits is known: one a conversation."""
    return f"conversation:{conversation_id}:{member_id}"
