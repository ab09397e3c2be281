"""Reports of private messages: moderators read the message that was reported, and no other."""

from datetime import datetime

from sqlalchemy import select

from forum.actions.kit.base import get_row, transaction
from forum.actions.moderation.flags import close_flags
from forum.actions.moderation.modlog import Subject, note_act
from forum.actions.talk.messages import wipe
from forum.errors import NotFound
from forum.models import ConversationSide, Flag, Member, Message
from forum.rules.kit.people import Person
from forum.rules.kit.permissions import check_confirmed, check_moderator
from forum.rules.moderation import moderation
from forum.text.kit.clean import clean_text


def raise_flag(person: Person, message_id: int, reason: str, note: str, now: datetime) -> None:
    """Show one message that somebody wrote to a member to the moderators; raises `Refused` or `NotFound`."""
    check_confirmed(person, now)
    reason = moderation.check_flag_reason(reason)
    note = moderation.check_flag_note(clean_text(note), reason)
    with transaction() as session:
        message = get_row(session, Message, message_id, lock=True)
        side = session.get(ConversationSide, (message.conversation_id, person.id))
        if side is None or message.id <= side.gone_id:
            raise NotFound
        known = select(Flag.id).where(
            Flag.noun == "message",
            Flag.noun_id == message_id,
            Flag.reporter_id == person.id,
            Flag.closed_at.is_(None),
        )
        is_own = message.author_id == person.id
        moderation.check_new_flag("message", is_own=is_own, is_known=session.scalar(known) is not None)
        given = {"reporter_id": person.id, "reason": reason, "note": note, "created_at": now, "closed_at": None}
        session.add(Flag(noun="message", noun_id=message_id, **given))


def keep(person: Person, message_id: int, reason: str, now: datetime) -> None:
    """Close the reports of a message; what both deleted meanwhile is gone then. Raises `Refused` or `NotFound`."""
    check_moderator(person, now)
    reason = moderation.check_reason(clean_text(reason))
    with transaction() as session:
        message = get_row(session, Message, message_id, lock=True)
        if close_flags(session, person, "message", message_id, "kept", now):
            author = get_row(session, Member, message.author_id)
            subject = Subject("message", str(message_id), f"A private message by {author.name}", f"/u/{author.name}")
            note_act(session, person, "keep", subject, reason, now)
            session.flush()
            wipe(session, message.conversation_id)
