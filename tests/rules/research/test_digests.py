"""A digest as words: its sentences, what its study can carry, where its figures stand, how hard it is to read."""

import json
from dataclasses import replace
from typing import Any

import pytest

from forum.errors import NotAllowed, Refused
from forum.paths import seeds_folder
from forum.rules.kit.people import Person
from forum.rules.research.approval import check_approver, check_seen, check_standing, may_approve
from forum.rules.research.digest_check import DigestVerdict, check_digest
from forum.rules.research.digests import (
    DigestText,
    check_draft,
    check_whole,
    read_exercises,
    read_topics,
    sentences_of,
    text_from_dict,
    text_to_dict,
)
from forum.rules.research.figure_places import place_figures
from forum.rules.research.grade import count_syllables, reading_grade
from forum.rules.research.questions import opening_of, title_for
from forum.rules.research.studies import StudyRecord, read_record
from tests.samples.digests import HONEST_TEXT, LOUD_TEXT

RECORDS: dict[str, StudyRecord] = {
    one["key"]: read_record(one)
    for one in json.loads((seeds_folder() / "research.json").read_text(encoding="utf-8"))["studies"]
}
BANDS = RECORDS["keller-2016"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("One. Two? Three", ["One.", "Two?", "Three"]),
        ("It rose to 0.71. Then it fell.", ["It rose to 0.71.", "Then it fell."]),
        ("She said “stop.” They did.", ["She said “stop.”", "They did."]),
        ("One line\nanother line\n\n  third  line ", ["One line", "another line", "third line"]),
        ("", []),
    ],
)
def test_a_text_falls_into_sentences(words: str, found: list[str]) -> None:
    assert sentences_of(words) == found


def test_a_text_is_kept_whole() -> None:
    assert text_from_dict(json.loads(json.dumps(text_to_dict(HONEST_TEXT)))) == HONEST_TEXT
    assert text_from_dict({}) == DigestText("")


def test_topics_and_exercises_are_read_as_they_are_typed() -> None:
    assert read_topics("Walking,  the Hips ;walking\nfalls,,") == ("walking", "the hips", "falls")
    names = {"heel raise": "a", "heel-raise": "a"}
    assert read_exercises("Heel raise\n\nnothing\nheel-raise", names) == ("a", "nothing")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"title": ""}, "Give the digest a title."),
        ({"title": "x" * 141}, "Title: please use at most 140"),
        ({"found": "x" * 2001}, "What they found: please use at most 2000"),
        ({"topics": tuple("abcdefghi")}, "Name at most 8 topics"),
        ({"topics": ("x" * 41,)}, "Name at most 8 topics"),
        ({"exercises": ("moonwalk",)}, "The library has no exercise “moonwalk”"),
        ({"exercises": ("a",) * 13}, "Name at most 12 exercises"),
    ],
)
def test_a_draft_that_cannot_be_kept_says_why(given: dict[str, Any], words: str) -> None:
    with pytest.raises(Refused, match=words):
        check_draft(replace(HONEST_TEXT, **given), {"a", "band-hip-flexion"})


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"keep": ""}, "Keep in mind: write this part first."),
        ({"topics": ()}, "Name at least one topic"),
        ({"found": "many words " * 40}, "The sentence that begins “many words"),
    ],
)
def test_half_a_text_is_not_sent_to_be_approved(given: dict[str, Any], words: str) -> None:
    check_whole(HONEST_TEXT)
    with pytest.raises(Refused, match=words):
        check_whole(replace(HONEST_TEXT, **given))


def test_an_honest_text_fits_and_a_loud_title_is_struck_with_wordings_that_fit() -> None:
    assert check_digest(HONEST_TEXT, BANDS).fits
    (struck,) = check_digest(LOUD_TEXT, BANDS).struck
    assert (struck.part, struck.words) == ("title", LOUD_TEXT.title)
    assert len(struck.instead) == 3
    for words in struck.instead:
        assert check_digest(replace(HONEST_TEXT, title=words), BANDS).fits


def test_every_sentence_is_read_not_only_the_title() -> None:
    text = replace(HONEST_TEXT, keep="Nobody else was compared with them. Bands cure weakness in everybody.")
    (struck,) = check_digest(text, BANDS).struck
    assert (struck.part, struck.words) == ("keep", "Bands cure weakness in everybody.")


def test_the_trap_is_refused_over_a_study_of_reliability() -> None:
    text = replace(HONEST_TEXT, title="One-leg strength training improves walking")
    verdict = check_digest(text, RECORDS["rel-1rm-abstract"])
    assert "title" in {one.part for one in verdict.struck}


def test_a_figure_that_stands_nowhere_is_struck() -> None:
    text = replace(HONEST_TEXT, keep="Hip strength was 47 % higher after eight weeks than before.")
    (struck,) = check_digest(text, BANDS).struck
    assert struck.reasons[0].why == "number_not_in_facts"


def test_a_null_cannot_vanish() -> None:
    falls = RECORDS["fff-rct"]
    silent = DigestText(
        "A course against falls", "It was tried in 96 people.", "They met for eight weeks.", "You.", "It."
    )
    assert check_digest(silent, falls).unsaid == ("falls a month",)
    told = replace(silent, found="Falls a month did not differ between the groups.")
    assert check_digest(told, falls).unsaid == ()
    only_title = replace(silent, title="Falls a month did not differ between the groups")
    assert check_digest(only_title, falls).unsaid == ("falls a month",)


def test_each_figure_leads_to_its_place() -> None:
    record = RECORDS["nilsagard-2014"]
    text = DigestText(
        "Falls", "In 32 people, 166 falls were counted before and 43 after.", keep="Nobody knows 99 things."
    )
    placed = place_figures(text, record)
    pieces = [piece for paragraph in placed.parts["takeaway"] for piece in paragraph]
    assert "".join(piece.words for piece in pieces) == text.takeaway
    told = {piece.words: placed.places[piece.place - 1] for piece in pieces if piece.place}
    assert told.keys() == {"32", "166", "43"}
    assert told["166"] == told["43"]
    assert (told["166"].anchor, told["166"].where) == ("outcome-1", "abstract")
    assert all(not piece.place for paragraph in placed.parts["keep"] for piece in paragraph)


@pytest.mark.parametrize(
    ("word", "count"), [("walk", 1), ("walking", 2), ("measured", 2), ("table", 2), ("trial", 2), ("12", 1)]
)
def test_syllables_are_counted(word: str, count: int) -> None:
    assert count_syllables(word) == count


def test_long_words_and_sentences_are_harder() -> None:
    assert reading_grade("") == 0
    easy, hard = "She can walk. He can too.", "Rehabilitation necessitates multidisciplinary intervention."
    assert reading_grade(easy) < 3 < 12 < reading_grade(hard)


def test_nobody_approves_what_they_wrote(now: Any) -> None:
    ben = Person(id=2, role="moderator", is_confirmed=True)
    okafor, ana = replace(ben, id=3, role="clinician"), replace(ben, id=4, role="member")
    assert may_approve(okafor, [2])
    assert not may_approve(ben, [2])
    check_approver(okafor, [2], now)
    with pytest.raises(NotAllowed, match="You wrote some of this"):
        check_approver(ben, [5, 2], now)
    with pytest.raises(NotAllowed, match="Only clinicians and moderators"):
        check_approver(ana, [2], now)


def test_struck_sentences_stand_only_for_a_written_reason() -> None:
    fits, struck = DigestVerdict((), ()), check_digest(LOUD_TEXT, BANDS)
    assert check_standing(fits, "not needed") == ""
    assert check_standing(struck, "It quotes the paper.") == "It quotes the paper."
    with pytest.raises(Refused, match="Readers see your reason"):
        check_standing(struck, "")


def test_what_somebody_else_changed_is_not_written_over() -> None:
    check_seen(3, 3, "Ben")
    with pytest.raises(Refused, match="Ben changed this since"):
        check_seen(2, 3, "Ben")
    with pytest.raises(Refused, match="Somebody changed this since"):
        check_seen(-1, 0, "")


def test_the_thread_of_a_digest_names_it() -> None:
    assert title_for("A title", 140) == "Questions about: A title"
    assert len(title_for("x" * 140, 140)) == 140
    assert opening_of("A [b] <c>", "/digests/1/a", "Why?") == "About the digest [A (b)  c ](/digests/1/a).\n\nWhy?"
