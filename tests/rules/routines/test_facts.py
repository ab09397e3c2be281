"""The facts by their codes: the dangerous ones are named wherever there is little room."""

import json

from hypothesis import given
from hypothesis import strategies as st

from forum.rules.routines.facts import FACTS, in_short, is_mild, is_set, strip_from_dict, strip_to_dict
from forum.rules.routines.safety import Strip, worst

NAMED = {
    "unknown", "company_required", "company_recommended", "eyes_closed", "fall_risk_high", "hold_on", "impact",
    "heat_high", "floor",
}  # fmt: skip


def strips() -> st.SearchStrategy[Strip]:
    return st.sets(st.sampled_from(range(len(FACTS)))).map(lambda chosen: worst(FACTS[n].strip for n in chosen))


def test_what_can_hurt_is_never_only_counted() -> None:
    assert {fact.code for fact in FACTS if not is_mild(fact.line)} == NAMED


def test_every_line_a_strip_can_say_is_a_fact_with_words_and_a_picture_of_its_own() -> None:
    said = {(line.kind, line.words) for fact in FACTS for line in fact.strip.lines if is_set(line)}
    assert said == {(fact.kind, fact.words) for fact in FACTS}
    assert len({fact.code for fact in FACTS}) == len({fact.words for fact in FACTS}) == len(FACTS)
    assert all(fact.line.icon for fact in FACTS)


@given(strips(), st.integers(0, 12))
def test_a_short_form_names_every_danger_and_counts_the_rest(strip: Strip, most: int) -> None:
    lines = [line for line in strip.lines if is_set(line)]
    short = in_short(strip.lines, most)
    left_out = [line for line in lines if line not in short.named]
    assert all(map(is_mild, left_out))
    assert (len(left_out), len(short.named) + short.more_count) == (short.more_count, len(lines))
    assert short.more_count != 1
    danger = [is_mild(line) for line in short.named]
    assert danger == sorted(danger)


@given(strips())
def test_facts_that_were_kept_come_back_as_they_were(strip: Strip) -> None:
    assert strip_from_dict(json.loads(json.dumps(strip_to_dict(strip)))) == strip


def test_a_card_of_which_no_facts_were_kept_is_not_called_safe() -> None:
    words = in_short(strip_from_dict(None).lines, 4).words
    assert any("cannot say how safe" in one for one in words)
    assert next(fact.words for fact in FACTS if fact.code == "company_recommended") in words
