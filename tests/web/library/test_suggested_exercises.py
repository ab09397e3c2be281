"""Exercises that the library lacks: Ana and Cleo ask for one, Ben decides, Okafor reads along."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import func, select

from forum.actions.library import suggested_exercises as acts
from forum.actions.members import leaving
from forum.actions.routines import drafts
from forum.models import ExerciseAsker, Notice, Routine, SuggestedExercise, db
from forum.queries.routines.routines import find_version
from forum.rules.library.suggested_exercises import MOST_OPEN, SUGGESTED_A_PAGE
from forum.rules.routines.routines import Item
from tests.fixtures.house import Browser, Maker
from tests.samples.library import STORY_CARD

HOW = "I stand at a wall and slide my arms up and down."
WALL = {"name": "Wall angels", "how": HOW, "position": "standing_supported", "held_on": "yes"}
OWN_CARD = replace(STORY_CARD, items=(*STORY_CARD.items, Item(exercise_id="own:Wall angels", sets=2, reps=8)))


def typed(**changes: Any) -> acts.Typed:
    given: dict[str, Any] = WALL | changes
    return acts.Typed(**given)


def asked_for(browser: Browser, now: datetime, **changes: Any) -> int:
    return acts.suggest(browser.person, typed(**changes), now)


def count(table: type) -> int:
    return db.session.scalar(select(func.count()).select_from(table)) or 0


def words(text: str) -> str:
    return " ".join(text.split())


def test_ana_suggests_a_line_of_her_card_and_the_card_stays_as_it_is(ana: Browser, make: Maker) -> None:
    card = make.routine(ana.person, OWN_CARD)
    page = ana.get(f"/routines/{card}", follow_redirects=True).text
    link = f"/exercises/suggest?name=Wall%20angels&amp;card={card}"
    assert link in page
    form = ana.get(link.replace("&amp;", "&")).text
    assert 'value="Wall angels"' in form
    assert f'name="card" value="{card}"' in form
    sent = ana.post("/exercises/suggest", WALL | {"card": str(card)})
    assert sent.status_code == 303
    shown = ana.get(sent.location).text
    assert HOW in shown
    assert f'href="/routines/{card}/' in shown
    assert "1 member asked for this" in shown
    version = find_version(card, ana.person)
    assert version is not None
    assert (version.n, version.card["items"][-1]["exercise_id"]) == (1, "own:Wall angels")


def test_a_button_of_the_builder_saves_the_draft_and_leads_there(ana: Browser, now: datetime) -> None:
    fields = {"title": "Mine", "items.0.exercise_id": "own:Wall angels"}
    card = drafts.create(ana.person, fields, now)
    sent = ana.post(f"/routines/{card}/edit", fields | {"title": "Newer", "act": "suggest:0", "seen": "0.1"})
    assert sent.location.endswith(f"/exercises/suggest?name=Wall%20angels&card={card}")
    assert db.session.get_one(Routine, card).draft["fields"]["title"] == "Newer"  # type: ignore[index]


def test_nobody_but_its_owner_is_led_from_a_card(cleo: Browser, ana: Browser, make: Maker) -> None:
    card = make.routine(ana.person, OWN_CARD)
    assert "/exercises/suggest?name=" not in cleo.get(f"/routines/{card}", follow_redirects=True).text


def test_cleo_is_led_from_a_search_that_nothing_answers(
    cleo: Browser, client: Browser, work: Callable[[], int]
) -> None:
    work()
    assert "/exercises/suggest?name=underwater%20zorbing" in cleo.get("/search?q=underwater+zorbing").text
    assert "/exercises/suggest" not in client.get("/search?q=underwater+zorbing").text


def test_a_name_that_the_library_knows_is_answered_with_its_exercise(ana: Browser) -> None:
    assert 'href="/exercises/heel-raise"' in ana.get("/exercises/suggest?name=HEEL%20RAISES").text
    sent = ana.post("/exercises/suggest", WALL | {"name": "heel raises"})
    assert sent.status_code == 422
    assert 'href="/exercises/heel-raise"' in sent.text
    assert HOW in sent.text
    assert count(SuggestedExercise) == 0


def test_cleo_joins_ana_and_reads_only_her_own_words(ana: Browser, cleo: Browser, ben: Browser, now: datetime) -> None:
    asked_for(ana, now)
    sent = cleo.post("/exercises/suggest", WALL | {"name": "the wall-angel", "how": "Arms up at the door, then down."})
    page = cleo.get(sent.location).text
    assert "2 members ask for it now" in page
    assert "2 members asked for this" in page
    assert "Arms up at the door" in page
    assert HOW not in page
    assert HOW in ben.get(sent.location).text
    assert count(SuggestedExercise) == 1


def test_sent_twice_it_is_there_once_with_the_last_words(ana: Browser, now: datetime) -> None:
    for how in (HOW, "I lie on the floor and slide my arms."):
        assert ana.post("/exercises/suggest", WALL | {"how": how}).status_code == 303
    assert (count(SuggestedExercise), count(ExerciseAsker)) == (1, 1)
    assert db.session.scalars(select(ExerciseAsker.how)).one() == "I lie on the floor and slide my arms."


@pytest.mark.parametrize("empty", ["name", "how", "position", "held_on"])
def test_what_is_left_out_is_asked_for_and_the_rest_is_kept(ana: Browser, empty: str) -> None:
    sent = ana.post("/exercises/suggest", WALL | {empty: ""})
    assert sent.status_code == 422
    assert sent.text.count('class="wrong"') == 1
    assert (HOW in sent.text) is (empty != "how")


@pytest.mark.parametrize("name", [*WALL, "card"])
def test_a_megabyte_is_refused_in_any_field(ana: Browser, name: str) -> None:
    assert ana.post("/exercises/suggest", WALL | {name: "a" * 1_000_000}).status_code in (413, 422)
    assert count(SuggestedExercise) == 0


def test_a_card_of_somebody_else_is_refused_and_not_named(ana: Browser, cleo: Browser, make: Maker) -> None:
    card = make.routine(ana.person, OWN_CARD)
    assert OWN_CARD.title not in cleo.get(f"/exercises/suggest?name=x&card={card}").text
    sent = cleo.post("/exercises/suggest", WALL | {"card": str(card)})
    assert sent.status_code == 422
    assert "among yours" in sent.text


def test_only_so_many_wait_of_one_member_until_one_is_taken_back(ana: Browser, now: datetime) -> None:
    ids = [asked_for(ana, now, name=f"Move {letter}{letter}") for letter in "bcdefgh"[:MOST_OPEN]]
    assert ana.post("/exercises/suggest", WALL).status_code == 422
    assert ana.post(f"/exercises/suggested/{ids[0]}/take-back").status_code == 303
    assert ana.get(f"/exercises/suggested/{ids[0]}").status_code == 404
    assert ana.post("/exercises/suggest", WALL).status_code == 303


def test_what_two_ask_for_stays_when_one_takes_it_back(ana: Browser, cleo: Browser, now: datetime) -> None:
    suggested = asked_for(ana, now)
    asked_for(cleo, now)
    ana.post(f"/exercises/suggested/{suggested}/take-back")
    assert "1 member asked for this" in cleo.get(f"/exercises/suggested/{suggested}").text
    assert ana.get(f"/exercises/suggested/{suggested}").status_code == 404


def test_ben_accepts_it_and_ana_puts_it_into_a_draft_that_she_publishes(
    ana: Browser, ben: Browser, make: Maker, now: datetime
) -> None:
    card = make.routine(ana.person, OWN_CARD)
    suggested = asked_for(ana, now, routine_id=card)
    sent = ben.post(f"/mod/suggested/{suggested}/accept", {"exercise": "heel-raise", "reason": "It is this one."})
    assert sent.status_code == 303
    told = words(ana.get("/me/notices").text)
    assert "“Wall angels”, which you suggested, is in our library" in told
    assert "It is this one." in told
    version = find_version(card, ana.person)
    assert version is not None
    assert version.card["items"][-1]["exercise_id"] == "own:Wall angels"
    assert "Put it into a draft" in ana.get(f"/exercises/suggested/{suggested}").text
    used = ana.post(f"/exercises/suggested/{suggested}/use")
    assert used.location.endswith(f"/routines/{card}/edit#line-{len(OWN_CARD.items)}")
    routine = db.session.get_one(Routine, card)
    last = f"items.{len(OWN_CARD.items) - 1}."
    assert routine.draft is not None
    fields = routine.draft["fields"]
    assert (fields[f"{last}exercise_id"], fields[f"{last}sets"], fields[f"{last}reps"]) == ("heel-raise", "2", "8")
    assert routine.current_n == 1


def test_ana_can_not_use_what_is_only_to_come_and_is_told_when_it_is_there(
    ana: Browser, ben: Browser, make: Maker, now: datetime
) -> None:
    suggested = asked_for(ana, now, routine_id=make.routine(ana.person, OWN_CARD))
    ben.post(f"/mod/suggested/{suggested}/accept", {"exercise": "", "reason": "A good one."})
    assert "with a later release" in words(ana.get("/me/notices").text)
    assert ana.post(f"/exercises/suggested/{suggested}/use").status_code == 422
    ben.post(f"/mod/suggested/{suggested}/accept", {"exercise": "heel-raise", "reason": "Now it is."})
    assert db.session.scalars(select(Notice.kind).order_by(Notice.id)).all() == ["suggested.later", "suggested.accept"]


def test_ana_who_changed_the_line_herself_is_told_that_it_is_gone(
    ana: Browser, ben: Browser, make: Maker, now: datetime
) -> None:
    suggested = asked_for(ana, now, routine_id=make.routine(ana.person))
    acts.accept(ben.person, suggested, "heel-raise", "It is this one.", now)
    assert ana.post(f"/exercises/suggested/{suggested}/use").status_code == 422


def test_ben_says_that_accepting_makes_no_exercise_and_must_choose_a_real_one(
    ana: Browser, ben: Browser, now: datetime
) -> None:
    suggested = asked_for(ana, now)
    assert "This adds nothing to the library" in ben.get(f"/mod/suggested/{suggested}/accept").text
    form = {"exercise": "no-such-thing", "reason": "It is this one."}
    assert ben.post(f"/mod/suggested/{suggested}/accept", form).status_code == 422
    assert ben.post(f"/mod/suggested/{suggested}/accept", {"exercise": "", "reason": ""}).status_code == 422
    assert db.session.get_one(SuggestedExercise, suggested).state == "suggested"


def test_what_ben_declines_is_told_with_the_reason_and_not_asked_for_again(
    ana: Browser, ben: Browser, cleo: Browser, now: datetime
) -> None:
    suggested = asked_for(ana, now)
    ben.post(f"/mod/suggested/{suggested}/decline", {"reason": "Nobody can check it."})
    assert "Reason: Nobody can check it." in words(ana.get("/me/notices").text)
    sent = cleo.post("/exercises/suggest", WALL)
    assert sent.status_code == 422
    assert "Nobody can check it." in sent.text
    assert ana.post(f"/exercises/suggested/{suggested}/take-back").status_code == 422
    assert "declined suggestion" in words(ben.get("/mod/log").text)


def test_the_desk_is_read_by_clinicians_and_decided_by_moderators(
    ana: Browser, okafor: Browser, ben: Browser, client: Browser, now: datetime
) -> None:
    suggested = asked_for(ana, now)
    assert "Wall angels" in okafor.get("/mod/suggested").text
    assert HOW in okafor.get(f"/exercises/suggested/{suggested}").text
    assert okafor.get(f"/mod/suggested/{suggested}/accept").status_code == 404
    assert ana.get("/mod/suggested").status_code == 404
    assert client.get("/mod/suggested").status_code == 404
    assert ben.get("/mod/suggested?show=accepted").status_code == 200


def test_what_most_ask_for_stands_first(ana: Browser, cleo: Browser, ben: Browser, now: datetime) -> None:
    asked_for(ana, now, name="Cloud walk")
    asked_for(ana, now)
    asked_for(cleo, now)
    page = ben.get("/mod/suggested").text
    assert page.index("Wall angels") < page.index("Cloud walk")
    assert "2 members asked for this" in page


def test_a_longer_desk_costs_no_more_queries_and_has_pages(
    ana: Browser, ben: Browser, now: datetime, count_queries: Callable[[], Any]
) -> None:
    asked_for(ana, now)
    ben.get("/mod/suggested")
    with count_queries() as few:
        ben.get("/mod/suggested")
    db.session.add_all(
        SuggestedExercise(name=f"Move {n}", key=f"move {n}", created_at=now) for n in range(SUGGESTED_A_PAGE)
    )
    db.session.commit()
    with count_queries() as many:
        assert "Page 1 of 2" in ben.get("/mod/suggested").text
    assert many.total == few.total
    assert ben.get("/mod/suggested?page=2").status_code == 200
    assert ben.get("/mod/suggested?page=3").status_code == 404


def test_it_goes_with_the_account_and_what_was_decided_keeps_its_name(
    ana: Browser, cleo: Browser, ben: Browser, now: datetime
) -> None:
    asked_for(ana, now, name="Cloud walk")
    shared, decided = asked_for(ana, now), asked_for(ana, now, name="Moon step")
    asked_for(cleo, now)
    acts.decline(ben.person, decided, "Nobody can check it.", now)
    leaving.leave(ana.person.id, now, keeps=True)
    left = db.session.scalars(select(SuggestedExercise.id)).all()
    assert sorted(left) == sorted([shared, decided])
    assert db.session.scalars(select(ExerciseAsker.member_id)).all() == [cleo.person.id]
