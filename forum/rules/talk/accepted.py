"""Who may say which post answers a question."""

from datetime import datetime

from forum.errors import NotAllowed, Refused
from forum.rules.kit.people import Person
from forum.rules.kit.permissions import check_confirmed
from forum.rules.talk import refusal_words


def may_accept(person: Person, *, kind: str, asker_id: int) -> bool:
    """Whether it is for this person to say what answers the thread: its asker and moderators, of a question only."""
    return kind == "question" and not person.is_visitor and (person.is_moderator or person.id == asker_id)


def check_accept(person: Person, *, kind: str, asker_id: int, now: datetime) -> None:
    """Refuse a word on what answers a thread that is not this person's to say."""
    check_confirmed(person, now)
    if kind != "question":
        raise Refused(refusal_words.NO_QUESTION)
    if not may_accept(person, kind=kind, asker_id=asker_id):
        raise NotAllowed(refusal_words.ONLY_ASKER_ACCEPTS)


def check_answer(*, n: int, is_public: bool) -> None:
    """Refuse the question itself as its answer, and a post that not everybody here may read."""
    if n == 1:
        raise Refused(refusal_words.QUESTION_IS_NO_ANSWER)
    if not is_public:
        raise Refused(refusal_words.ANSWER_UNSEEN)


def title_of(asker: str, *, is_by_asker: bool) -> str:
    """What stands above the answer at the top of its thread."""
    return f"The answer {asker} chose" if is_by_asker else "The answer a moderator chose"
