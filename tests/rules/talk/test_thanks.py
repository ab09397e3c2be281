"""Who may thank, and who may say what answers a question."""

from datetime import UTC, datetime, timedelta

import pytest

from forum.errors import NotAllowed, Refused
from forum.rules.kit.people import VISITOR, Person
from forum.rules.talk import accepted, thanks

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
ANA = Person(id=1, is_confirmed=True)
BEN = Person(id=2, is_confirmed=True, role="moderator")


def test_a_member_thanks_for_the_public_post_of_another() -> None:
    thanks.check_thanks(ANA, author_id=2, is_public=True, now=NOW)


@pytest.mark.parametrize(
    ("person", "author_id", "is_public"),
    [
        (VISITOR, 2, True),
        (Person(id=1), 2, True),
        (Person(id=1, is_confirmed=True, suspended_until=NOW + timedelta(days=1)), 2, True),
        (ANA, 1, True),
        (ANA, 2, False),
    ],
)
def test_nobody_thanks_themselves_or_for_what_others_can_not_see(
    person: Person, author_id: int, is_public: bool
) -> None:
    with pytest.raises((Refused, NotAllowed)):
        thanks.check_thanks(person, author_id=author_id, is_public=is_public, now=NOW)


def test_thanks_are_counted_in_words() -> None:
    assert [thanks.say_thanks(n) for n in (0, 1, 2)] == ["", "1 member says thank you", "2 members say thank you"]


def test_the_asker_and_moderators_say_what_answers_a_question() -> None:
    for person in (ANA, BEN):
        accepted.check_accept(person, kind="question", asker_id=1, now=NOW)
    assert not accepted.may_accept(VISITOR, kind="question", asker_id=0)


@pytest.mark.parametrize(("person", "kind"), [(Person(id=3, is_confirmed=True), "question"), (ANA, "discussion")])
def test_nobody_else_does_and_a_conversation_has_no_answer(person: Person, kind: str) -> None:
    with pytest.raises((Refused, NotAllowed)):
        accepted.check_accept(person, kind=kind, asker_id=1, now=NOW)


@pytest.mark.parametrize(("n", "is_public"), [(1, True), (2, False)])
def test_the_question_itself_and_a_hidden_post_are_no_answer(n: int, is_public: bool) -> None:
    with pytest.raises(Refused):
        accepted.check_answer(n=n, is_public=is_public)
