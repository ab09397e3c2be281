"""A member's private messages: for the two who wrote them, and for nobody else."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, select

from forum.models import Conversation, ConversationSide, Member, Message, db
from forum.queries.members.blocks import heard_by, hears
from forum.queries.members.members import FULL_NAME, visible_to
from forum.rules.kit.people import Person
from forum.rules.talk.messages import CONVERSATIONS_A_PAGE, EXCERPT_CHARS, MESSAGES_A_PAGE, pair_of
from forum.text.kit.excerpts import excerpt


@dataclass(frozen=True, slots=True)
class ListedConversation:
    """A conversation as a row of the list; `excerpt` is the beginning of its newest message."""

    id: int
    full_name: str
    excerpt: str
    is_mine: bool
    is_new: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class Correspondent:
    """The other member. `is_taken`: what the asker writes to them is taken now."""

    id: int
    name: str
    full_name: str
    is_taken: bool


@dataclass(frozen=True, slots=True)
class ConversationHead:
    """A conversation as one of the two has it."""

    id: int
    other: Correspondent
    last_id: int
    read_id: int
    gone_id: int


def other_of(person: Person) -> ColumnElement[int]:
    """The other one of the two."""
    return case((Conversation.first_id == person.id, Conversation.second_id), else_=Conversation.first_id)


def kept_by(person: Person) -> ColumnElement[bool]:
    """The one rule for which conversations there are for somebody: their own, until they deleted all of it."""
    return and_(ConversationSide.member_id == person.id, ConversationSide.gone_id < Conversation.last_id)


def _kept(person: Person, *columns: Any) -> Select[Any]:
    own, theirs = ConversationSide.conversation_id == Conversation.id, Member.id == other_of(person)
    return select(*columns).select_from(Conversation).join(ConversationSide, own).join(Member, theirs)


def page_conversations(person: Person, page: int = 1) -> list[ListedConversation]:
    """A page of them, the newest first; those with members that the person blocked are left out."""
    is_new = ConversationSide.read_id < Conversation.last_id
    wanted = _kept(person, Conversation.id, FULL_NAME, Message.body, Message.author_id, is_new, Conversation.last_at)
    wanted = wanted.join(Message, Message.id == Conversation.last_id)
    wanted = wanted.where(kept_by(person), heard_by(person, Member.id))
    ordered = wanted.order_by(Conversation.last_at.desc(), Conversation.id.desc())
    rows = db.session.execute(ordered.limit(CONVERSATIONS_A_PAGE).offset((page - 1) * CONVERSATIONS_A_PAGE))
    return [
        ListedConversation(id_, name, excerpt(body, length=EXCERPT_CHARS), author_id == person.id, new, at)
        for id_, name, body, author_id, new, at in rows
    ]


def count_conversations(person: Person) -> int:
    """How many conversations `page_conversations` spreads over its pages."""
    wanted = _kept(person, func.count()).where(kept_by(person), heard_by(person, Member.id))
    return db.session.scalar(wanted) or 0


def takes(person: Person) -> ColumnElement[bool]:
    """Whether a member takes what this person writes."""
    return and_(Member.takes_messages, Member.confirmed_at.is_not(None), hears(Member.id, person.id))


def find_correspondent(name_key: str, person: Person) -> Correspondent | None:
    """The member of this name to write to, when the person may see their page."""
    columns = select(Member.id, Member.name, FULL_NAME, takes(person))
    row = db.session.execute(columns.where(Member.name_key == name_key, visible_to(person))).first()
    return Correspondent(*row) if row else None


def find_conversation(conversation_id: int, person: Person) -> ConversationHead | None:
    """A conversation of the person's own that they have not deleted."""
    side = (Conversation.last_id, ConversationSide.read_id, ConversationSide.gone_id)
    wanted = _kept(person, Member.id, Member.name, FULL_NAME, takes(person), *side)
    row = db.session.execute(wanted.where(Conversation.id == conversation_id, kept_by(person))).first()
    return ConversationHead(conversation_id, Correspondent(*row[:4]), *row[4:]) if row else None


def find_conversation_with(person: Person, other_id: int) -> int:
    """The id of the person's conversation with another, 0 when there is none for them."""
    first_id, second_id = pair_of(person.id, other_id)
    pair = (Conversation.first_id == first_id, Conversation.second_id == second_id)
    return db.session.scalar(_kept(person, Conversation.id).where(*pair, kept_by(person))) or 0


def page_messages(head: ConversationHead, before: int = 0) -> Sequence[Message]:
    """The newest messages of a conversation, from below the id `before` if there is one, in the order of writing."""
    wanted = select(Message).where(Message.conversation_id == head.id, Message.id > head.gone_id)
    if before:
        wanted = wanted.where(Message.id < before)
    newest = db.session.scalars(wanted.order_by(Message.id.desc()).limit(MESSAGES_A_PAGE)).all()
    return newest[::-1]


def find_last_written(head: ConversationHead, person: Person) -> str:
    """What the person wrote last in a conversation that they have not deleted; "" for nothing."""
    mine = (Message.conversation_id == head.id, Message.id > head.gone_id, Message.author_id == person.id)
    return db.session.scalar(select(Message.body).where(*mine).order_by(Message.id.desc()).limit(1)) or ""


def find_received(message_id: int, person: Person) -> Message | None:
    """A message that somebody wrote to this person and that they have not deleted."""
    mine = and_(ConversationSide.conversation_id == Message.conversation_id, ConversationSide.member_id == person.id)
    wanted = select(Message).join(ConversationSide, mine)
    return db.session.scalar(
        wanted.where(Message.id == message_id, Message.author_id != person.id, Message.id > ConversationSide.gone_id)
    )


def takes_messages(member_id: int) -> bool:
    """Whether a member takes messages."""
    return bool(db.session.scalar(select(Member.takes_messages).where(Member.id == member_id)))
