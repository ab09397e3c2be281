"""Notices in words: one home for what they say, with or without what their reader may know of."""

import string

import pytest

from forum.rules.moderation.nouns import NOUNS
from forum.rules.talk.notice_saying import say_notice, things_of
from forum.rules.talk.notice_words import NAMED, NOTICES, Ref, ThingTold, Words

MORE: dict[str, object] = {
    "exercises": ["bridge"],
    "reason": "It was odd.",
    "words": "Hello",
    "n": 2,
    "role": "clinician",
    "until": "2026-08-05",
}
REPLY = {"post": 7, "by": 3}


def data_of(kind: str) -> dict[str, object]:
    """Data with all that the words of a kind ask for."""
    say = NOTICES[kind]
    parts = string.Formatter().parse(say.text + say.url)
    wanted = {name for _text, name, _spec, _conversion in parts if name} | ({say.about} - {""})
    return {name: 1 if name in NAMED else MORE.get(name, name) for name in wanted - {"title"}}


def test_a_reply_is_told_with_names_of_today() -> None:
    known: dict[Ref, ThingTold] = {("post", 7): ThingTold("A new title", "/p/7"), ("member", 3): ThingTold("cleo")}
    assert say_notice("reply", REPLY, known) == Words("cleo replied in your thread “A new title”.", "/p/7")


def test_what_the_reader_may_not_know_of_is_neither_named_nor_linked() -> None:
    said = say_notice("reply", REPLY, {})
    assert said == Words("A member replied in a thread of yours that is no longer visible.", "")


def test_a_notice_asks_for_the_things_and_members_in_its_data() -> None:
    assert things_of({**REPLY, "n": 4, "reason": "x"}) == {("post", 7), ("member", 3)}


def test_exercises_are_told_by_the_names_they_have_today_and_of_many_only_the_first() -> None:
    data = {"exercises": ["a", "b", "c", "d", "gone"]}
    known: dict[Ref, ThingTold] = {("exercise", one): ThingTold(one.upper()) for one in "abcd"}
    assert things_of(data) == {*known, ("exercise", "gone")}
    assert "the safety of “A”, “B”, “C” and 1 more." in say_notice("library_changed", data, known).text
    assert "the safety of some exercises." in say_notice("library_changed", data, {}).text


def test_the_end_of_a_suspension_is_a_day_in_words() -> None:
    said = say_notice("member.suspend", {"until": "2026-08-05", "reason": "Adverts."}, {})
    assert said == Words("Your account can read but not write until 5 August 2026. Reason: Adverts.", "/me")


def test_braces_that_somebody_wrote_are_only_braces() -> None:
    said = say_notice("contact", {"by": 3, "words": "{by} {0} {reason}"}, {("member", 3): ThingTold("ana")})
    assert said == Words("ana wrote to the moderators: “{by} {0} {reason}”", "/mod/messages/ana")


@pytest.mark.parametrize("kind", NOTICES)
def test_every_kind_can_be_said_and_fits_its_column(kind: str) -> None:
    data = data_of(kind)
    known = {ref: ThingTold("Something", "/there") for ref in things_of(data)}
    assert len(kind) <= 20
    assert say_notice(kind, data, known).url
    for said in (say_notice(kind, data, known), say_notice(kind, data, {})):
        assert said.text
        assert "{" not in said.text + said.url


@pytest.mark.parametrize("kind", NOTICES)
def test_no_kind_names_what_is_unseen(kind: str) -> None:
    assert "{title}" not in NOTICES[kind].unseen


@pytest.mark.parametrize("noun", [name for name, noun in NOUNS.items() if noun.reportable])
@pytest.mark.parametrize("outcome", ["hidden", "kept"])
def test_who_reports_a_thing_is_told_what_became_of_it(noun: str, outcome: str) -> None:
    said = say_notice(f"{noun}.was_{outcome}", {noun: 1}, {})
    assert said.text.startswith(f"Thank you for your report. A moderator looked at the {NOUNS[noun].word} and ")
