"""Versions of a card, what changed, who copied it, who reviewed it, and whom it helped."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from forum.actions.routines import drafts, publishing, routines, saves
from forum.models import Routine, RoutineVersion, db
from forum.queries.upkeep import card_checks
from forum.rules.routines.fields import fields_of
from forum.rules.routines.routines import Card
from tests.fixtures.house import Browser, Maker
from tests.samples.library import STORY_CARD

MORE = replace(STORY_CARD, items=(replace(STORY_CARD.items[0], reps=15), *STORY_CARD.items[1:]))
Count = Callable[[], Any]


def publish(owner: Browser, card_id: int, card: Card, now: datetime, note: str = "") -> None:
    head = db.session.get_one(Routine, card_id)
    stamp = drafts.stamp_of(head)
    drafts.save(owner.person, card_id, fields_of(card), now, drafts.Sending(stamp))
    publishing.publish(owner.person, card_id, "public", now, note=note)


def card_page(person: Browser, card_id: int) -> str:
    return person.get(f"/routines/{card_id}", follow_redirects=True).text


def test_ana_sees_what_changes_before_she_publishes_and_says_why(ana: Browser, make: Maker, now: datetime) -> None:
    card_id = make.routine(ana.person)
    stamp = drafts.stamp_of(db.session.get_one(Routine, card_id))
    drafts.save(ana.person, card_id, fields_of(MORE), now, drafts.Sending(stamp))
    assert "10 → 15 times" in ana.get(f"/routines/{card_id}/check").text
    ana.post(f"/routines/{card_id}/publish", {"state": "public", "version_note": "Ten is easy now."})
    page = ana.get(f"/routines/{card_id}/history").text
    assert "10 → 15 times" in page
    assert "Ten is easy now." in page


def test_a_note_that_is_too_long_is_said_beside_it_and_kept(ana: Browser, make: Maker, now: datetime) -> None:
    card_id = make.routine(ana.person)
    page = ana.post(f"/routines/{card_id}/publish", {"state": "public", "version_note": "x" * 301})
    assert page.status_code == 422
    assert "Please keep the note under 300 characters." in page.text
    assert "x" * 301 in page.text


def test_contact_details_in_a_note_are_hidden(ana: Browser, make: Maker, now: datetime) -> None:
    card_id = make.routine(ana.person)
    publish(ana, card_id, MORE, now, "Write to ana@example.org")
    assert "ana@example.org" not in ana.get(f"/routines/{card_id}/history").text


def test_a_visitor_compares_any_two_versions(client: Browser, ana: Browser, make: Maker, now: datetime) -> None:
    card_id = make.routine(ana.person)
    publish(ana, card_id, MORE, now)
    publish(ana, card_id, replace(MORE, title="New name"), now)
    page = client.get(f"/routines/{card_id}/changes?from=1&to=3").text
    assert "10 → 15 times" in page
    assert "The name changed" in page
    assert client.get(f"/routines/{card_id}/changes?from=1&to=9").status_code == 404


def test_the_versions_of_a_private_card_are_its_owners_alone(ana: Browser, cleo: Browser, make: Maker) -> None:
    card_id = make.routine(ana.person, state="private")
    for page in ("history", "changes"):
        assert ana.get(f"/routines/{card_id}/{page}").status_code == 200
        assert cleo.get(f"/routines/{card_id}/{page}").status_code == 404


def test_credit_is_shown_both_ways_and_a_newer_original_is_told(
    client: Browser, ana: Browser, cleo: Browser, make: Maker, now: datetime
) -> None:
    card_id = make.routine(ana.person)
    copy = drafts.copy(cleo.person, card_id, now)
    publishing.publish(cleo.person, copy, "public", now)
    assert "Made from this card" in card_page(client, card_id)
    assert "A newer version of the original exists" not in card_page(client, copy)
    publish(ana, card_id, MORE, now)
    page = card_page(client, copy)
    assert f"/routines/{card_id}/v/1" in page
    assert f"/routines/{card_id}/changes?from=1&amp;to=2" in page


def test_a_private_copy_is_never_hinted_at(
    client: Browser, ana: Browser, cleo: Browser, make: Maker, now: datetime
) -> None:
    card_id = make.routine(ana.person)
    copy = drafts.copy(cleo.person, card_id, now)
    publishing.publish(cleo.person, copy, "private", now)
    assert "Made from this card" not in card_page(client, card_id)


def test_an_original_that_became_private_is_not_named_by_its_page(
    client: Browser, ana: Browser, cleo: Browser, make: Maker, now: datetime
) -> None:
    card_id = make.routine(ana.person)
    copy = drafts.copy(cleo.person, card_id, now)
    publishing.publish(cleo.person, copy, "public", now)
    routines.set_state(ana.person, card_id, "private", now)
    assert f"/routines/{card_id}/v/1" not in card_page(client, copy)


def test_dr_okafor_reviews_ana_changes_and_the_review_drops(
    client: Browser, ana: Browser, okafor: Browser, make: Maker, now: datetime
) -> None:
    card_id = make.routine(ana.person)
    assert "Review this card" in card_page(okafor, card_id)
    sent = okafor.post(f"/routines/{card_id}/review", {"version": "1", "note": "Start with one set."})
    assert sent.status_code == 303
    page = card_page(client, card_id)
    assert "okafor, physiotherapist" in page
    assert "Start with one set." in page
    assert "Not yet reviewed" not in page
    assert "Reviewed by a clinician" in client.get("/routines?review=clinician").text
    publish(ana, card_id, MORE, now)
    changed = card_page(client, card_id)
    assert "Not yet reviewed" in changed
    assert "The card has changed since" in changed
    assert "okafor, physiotherapist" in client.get(f"/routines/{card_id}/v/1").text
    assert "corner-and-counter" not in client.get("/routines?review=clinician").text


def test_ana_is_told_of_a_review_and_warned_before_it_is_lost(
    ana: Browser, okafor: Browser, make: Maker, now: datetime
) -> None:
    card_id = make.routine(ana.person)
    okafor.post(f"/routines/{card_id}/review", {"version": "1"})
    assert "reviewed version 1 of your card" in ana.get("/me/notices").text
    stamp = drafts.stamp_of(db.session.get_one(Routine, card_id))
    drafts.save(ana.person, card_id, fields_of(MORE), now, drafts.Sending(stamp))
    assert "The new version starts without it." in ana.get(f"/routines/{card_id}/check").text


def test_only_a_clinician_reviews_and_not_an_older_version(
    ana: Browser, cleo: Browser, okafor: Browser, make: Maker, now: datetime
) -> None:
    card_id = make.routine(ana.person)
    assert cleo.post(f"/routines/{card_id}/review", {"version": "1"}).status_code == 403
    publish(ana, card_id, MORE, now)
    page = okafor.post(f"/routines/{card_id}/review", {"version": "1", "note": "Read it all"})
    assert page.status_code == 422
    assert "There is a newer version" in page.text
    assert "Read it all" in page.text
    own = make.routine(okafor.person)
    assert okafor.post(f"/routines/{own}/review", {"version": "1"}).status_code == 403


def test_contact_details_in_a_review_are_hidden(client: Browser, ana: Browser, okafor: Browser, make: Maker) -> None:
    card_id = make.routine(ana.person)
    okafor.post(f"/routines/{card_id}/review", {"version": "1", "note": "Write to me: okafor@example.org"})
    page = card_page(client, card_id)
    assert "Write to me" in page
    assert "okafor@example.org" not in page


def test_a_review_can_be_taken_back(client: Browser, ana: Browser, okafor: Browser, make: Maker) -> None:
    card_id = make.routine(ana.person)
    okafor.post(f"/routines/{card_id}/review", {"version": "1"})
    assert okafor.post(f"/routines/{card_id}/unreview", {"version": "1"}).status_code == 303
    assert "Not yet reviewed" in card_page(client, card_id)
    assert okafor.post(f"/routines/{card_id}/unreview", {"version": "1"}).status_code == 404
    assert not db.session.query(RoutineVersion).filter_by(is_reviewed=True).count()


def test_who_is_no_clinician_any_more_stands_under_no_card(
    client: Browser, ana: Browser, okafor: Browser, dee: Browser, make: Maker
) -> None:
    card_id = make.routine(ana.person)
    okafor.post(f"/routines/{card_id}/review", {"version": "1"})
    dee.post("/admin/members/okafor/role", {"role": "member", "reason": "Left the register."})
    assert "Not yet reviewed" in card_page(client, card_id)


def test_cleo_says_that_a_card_helped_once_and_takes_it_back(ana: Browser, cleo: Browser, make: Maker) -> None:
    card_id = make.routine(ana.person)
    for _ in range(2):
        assert cleo.post(f"/routines/{card_id}/helpful", {}).status_code == 303
    assert "1 member says it helped." in card_page(cleo, card_id)
    cleo.post(f"/routines/{card_id}/unhelpful", {})
    assert "it helped." not in card_page(cleo, card_id)
    assert ana.post(f"/routines/{card_id}/helpful", {}).status_code == 422


def test_the_most_helpful_card_comes_first_when_asked(
    client: Browser, ana: Browser, cleo: Browser, make: Maker
) -> None:
    helped, _newer = make.routine(ana.person), make.routine(ana.person, replace(STORY_CARD, title="Newer"))
    cleo.post(f"/routines/{helped}/helpful", {})
    page = client.get("/routines?sort=helpful").text
    assert page.index("Corner and counter") < page.index("Newer")


def test_what_savers_also_keep_is_shown_only_when_three_of_them_do(
    client: Browser, ana: Browser, make: Maker, now: datetime
) -> None:
    one, other = make.routine(ana.person), make.routine(ana.person, replace(STORY_CARD, title="The other one"))
    for n, name in enumerate(("first", "second", "third")):
        assert "also saved" not in card_page(client, one), n
        person = make.member(name)
        for card_id in (one, other):
            saves.keep(person, card_id, now)
    assert "Members who saved this also saved" in card_page(client, one)


def test_fitted_cards_have_a_tab_of_their_own(ana: Browser, cleo: Browser, make: Maker) -> None:
    card_id = make.routine(ana.person)
    cleo.post("/me/fit", {"positions": ["seated", "standing_supported"], "has_support": "yes", "has_company": "yes",
                          "things": ["chair", "wall", "counter"]})  # fmt: skip
    cleo.post(f"/routines/{card_id}/fit", {"version": "1", "day": "green", "act": "keep"})
    assert "(fitted to me)" in cleo.get("/me/routines?show=fitted").text
    assert "(fitted to me)" not in cleo.get("/me/routines?show=mine").text


def test_the_counts_of_reviews_and_thanks_are_among_what_is_checked(
    ana: Browser, okafor: Browser, make: Maker, now: datetime
) -> None:
    card_id = make.routine(ana.person)
    okafor.post(f"/routines/{card_id}/review", {"version": "1"})
    okafor.post(f"/routines/{card_id}/helpful", {})
    counted = (card_checks.routine_counters, card_checks.version_reviews)
    assert not [found.words for found in (check(now) for check in counted) if found.wrong]
    db.session.query(RoutineVersion).update({"is_reviewed": False})
    db.session.commit()
    assert card_checks.version_reviews(now).wrong == 1
