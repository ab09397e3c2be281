"""What a poll may ask, and who may vote in it."""

from datetime import UTC, datetime, timedelta

import pytest

from forum.errors import NotAllowed, Refused
from forum.rules.kit.people import VISITOR, Person
from forum.rules.talk import polls
from forum.rules.talk.polls import PollFields

NOW = datetime(2026, 12, 1, 20, tzinfo=UTC)
ANA = Person(id=1, name="ana", is_confirmed=True)
ASKED, TWO = "Which of these helped you?", "Walking\nResting"


def checked(**typed: object) -> polls.NewPoll | None:
    return polls.check_poll(PollFields(**({"question": ASKED, "choices": TWO} | typed)), ANA, NOW)  # type: ignore[arg-type]


def test_the_choices_are_the_lines_that_say_something() -> None:
    found = checked(choices="  Walking   slowly \n\n\nResting\r\n")
    assert found is not None
    assert found.choices == ("Walking slowly", "Resting")


@pytest.mark.parametrize("typed", [{}, {"question": "  "}, {"choices": "\n \n"}, {"is_several": True}])
def test_who_types_nothing_wants_no_poll(typed: dict[str, object]) -> None:
    assert polls.check_poll(PollFields(**typed), ANA, NOW) is None  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "field", "words"),
    [
        ({"choices": ""}, "poll_choices", "A poll has 2 to 10 choices, each on a line of its own. You wrote none."),
        ({"choices": "One"}, "poll_choices", "You wrote 1."),
        ({"choices": "\n".join(map(str, range(50)))}, "poll_choices", "You wrote 50."),
        ({"choices": "Walking\nwalking "}, "poll_choices", "The choice “walking” is there twice."),
        ({"choices": f"Walking\n{'a' * 141}"}, "poll_choices", "is too long. Please use at most 140 characters."),
        ({"question": ""}, "poll_question", "Write the question of your poll"),
        ({"question": "a" * 141}, "poll_question", "has 141 characters"),
        ({"last_day": "soon"}, "poll_last_day", "such as 2027-01-31"),
        ({"last_day": "2026-11-30"}, "poll_last_day", "from today on"),
        ({"last_day": "2028-01-31"}, "poll_last_day", "within a year"),
    ],
)
def test_what_is_no_poll_is_refused_beside_its_field(typed: dict[str, object], field: str, words: str) -> None:
    with pytest.raises(Refused) as refused:
        checked(**typed)
    assert refused.value.field == field
    assert words in refused.value.message


def test_the_last_day_ends_where_its_author_lives() -> None:
    tokyo = Person(id=1, is_confirmed=True, time_zone="Asia/Tokyo")
    found = polls.check_poll(PollFields(ASKED, TWO, last_day="2026-12-02"), tokyo, NOW)
    assert found is not None
    assert found.closes_at == datetime(2026, 12, 2, 15, tzinfo=UTC)


def vote(person: Person = ANA, chosen: tuple[int, ...] = (1,), **more: object) -> None:
    given = {"known": (1, 2), "is_several": False, "closes_at": None, "is_locked": False, "now": NOW} | more
    polls.check_vote(person, chosen=chosen, **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"chosen": (1, 2)}, "Choose one only."),
        ({"chosen": (3,)}, "Choose from the list"),
        ({"closes_at": NOW}, "This poll is closed"),
        ({"is_locked": True}, "This thread is locked"),
        ({"person": VISITOR}, "."),
        ({"person": Person(id=4)}, "."),
    ],
)
def test_a_vote_that_can_not_be_taken_is_refused(more: dict[str, object], words: str) -> None:
    with pytest.raises(Refused, match=words):
        vote(**more)  # type: ignore[arg-type]


def test_a_vote_that_can_be_taken_is() -> None:
    vote()
    vote(chosen=())
    vote(chosen=(1, 2), is_several=True)
    vote(closes_at=NOW + timedelta(seconds=1))


def test_only_who_began_a_poll_closes_it() -> None:
    polls.check_close(ANA, 1, NOW)
    with pytest.raises(NotAllowed):
        polls.check_close(Person(id=2, role="moderator", is_confirmed=True), 1, NOW)


def test_votes_are_told_in_words() -> None:
    assert polls.say_votes(7, 20) == "7 of 20, 35 %"
    assert (polls.say_voters(0), polls.say_voters(1)) == ("Nobody has voted yet.", "1 member voted.")
    assert polls.share_of(0, 0) == 0
