"""Pages of routine cards: lists, the card, its files, the builder."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from forum.actions.routines import drafts, routines
from forum.actions.talk import posts
from forum.models import Routine, db
from forum.rules.routines.fields import fields_of
from forum.rules.routines.routines import Card, Item
from tests.fixtures.house import Browser, Maker
from tests.samples.forms import form_fields
from tests.samples.library import STORY_CARD

FIELDS = fields_of(STORY_CARD)
STORY = (
    ("wall squat with a ball", "wall-ball-squat", {"sets": "two", "reps": "ten"}),
    ("marching on a low box", "box-march", {"sets": "2", "reps": "10", "sides": "each"}),
    ("feet together eyes closed", "feet-together-eyes-closed", {"reps": "5", "hold_s": "30 secs"}),
)
Count = Callable[[], Any]


def hidden_value(html: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', html)
    assert found, name
    return found[1]


def builder_form(ana: Browser, url: str, **changes: str) -> dict[str, str]:
    """The builder's form as a browser would send it, with changes."""
    return form_fields(ana.get(url).text, "data-builder") | {"act": "save"} | changes


def begin(ana: Browser, now: datetime, **changes: str) -> int:
    return drafts.create(ana.person, FIELDS | changes, now)


def test_ana_builds_her_card_without_script(ana: Browser) -> None:
    started = ana.post("/routines/new", {"title": "Corner and counter", "purpose": "Steadier.", "provenance": "pt"})
    edit = started.headers["Location"]
    for n, (words, exercise, dose) in enumerate(STORY):
        found = ana.post(edit, builder_form(ana, edit, act="enter", find=words))
        results = found.headers["Location"]
        assert f'value="add:{exercise}"' in ana.get(results).text
        added = ana.post(edit, builder_form(ana, results, act=f"add:{exercise}"))
        assert added.headers["Location"] == f"{edit}#line-{n + 1}"
        typed = {f"items.{n}.{name}": text for name, text in dose.items()}
        assert ana.post(edit, builder_form(ana, edit, **typed)).status_code == 303
    check = ana.get(edit.replace("edit", "check"))
    seen = hidden_value(check.text, "seen")
    sent = ana.post(edit.replace("edit", "publish"), {"state": "public", "seen": seen})
    card = ana.get(sent.headers["Location"]).text
    for words in ("2 sets of 10 times each side", "Hold for 30 seconds, 5 times", "Have someone with you", "About "):
        assert words in card
    assert 'href="/exercises/wall-ball-squat"' in card


def test_a_card_without_a_name_is_asked_for_one_and_the_rest_is_kept(ana: Browser) -> None:
    page = ana.post("/routines/new", {"title": " ", "purpose": "Steadier standing."})
    assert page.status_code == 422
    assert "<title>Error: " in page.text
    assert "Give the card a name." in page.text
    assert "Steadier standing." in page.text


def test_a_card_can_begin_with_an_exercise(ana: Browser) -> None:
    assert "It will begin with <strong>Bridge</strong>" in ana.get("/routines/new?exercise=bridge").text
    started = ana.post("/routines/new", {"title": "Bed", "exercise": "bridge"})
    assert "1. Bridge" in ana.get(started.headers["Location"]).text


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [
        ("items.0.sets", "0", "between 1 and 20"),
        ("items.0.reps", "10,000", "between 1 and 200"),
        ("items.0.reps", "99999999999999999999", "too big"),
        ("items.2.hold_s", "-1", "Write a time"),
        ("items.0.reps", "lots and lots", "write a number"),
        ("items.0.exercise_id", "levitation", "not in our library"),
        ("items.0.sides", "upside-down", "one of the answers"),
        ("items.0.effort", "11", "between 0 and 10"),
        ("items.0.first_reps", "6", "Say which side goes first"),
        ("items.0.equipment", "trampoline", "trampoline"),
        ("items.0.band_doubled", "perhaps", "yes or no"),
        ("weeks", "0", "between 1 and 104"),
        ("title", "x" * 900, "too long"),
        ("source_url", "javascript:alert(1)", "https://"),
    ],
)
def test_what_can_not_be_is_said_beside_its_box_and_kept(
    field: str, typed: str, says: str, ana: Browser, now: datetime
) -> None:
    url = f"/routines/{begin(ana, now)}/edit"
    page = ana.post(url, builder_form(ana, url, **{field: typed}))
    assert page.status_code == 422
    assert "<title>Error: " in page.text
    assert says.casefold() in page.text.casefold()
    shown_at = "items.0.first_side" if field == "items.0.first_reps" else field
    assert f'href="#{shown_at.replace(".", "-")}"' in page.text
    again = ana.get(url).text
    is_choice = field.endswith(("sides", "doubled"))
    assert typed in page.text or is_choice
    assert typed in again or is_choice


def test_moving_a_line_keeps_even_what_can_not_be_read(ana: Browser, now: datetime) -> None:
    url = f"/routines/{begin(ana, now)}/edit"
    sent = ana.post(url, builder_form(ana, url, **{"items.1.reps": "a few", "act": "up:1"}))
    assert sent.headers["Location"] == f"{url}#line-1"
    assert re.search(r'name="items.0.reps"[^>]*value="a few"', ana.get(url).text)


def test_two_windows_do_not_overwrite_each_other_unasked(ana: Browser, now: datetime) -> None:
    url = f"/routines/{begin(ana, now)}/edit"
    here, there = builder_form(ana, url, note="from here"), builder_form(ana, url, note="from there")
    assert ana.post(url, here).status_code == 303
    told = ana.post(url, there)
    assert told.status_code == 422
    assert "another window" in told.text
    assert "from there" in told.text
    assert ana.post(url, there | {"seen": hidden_value(told.text, "seen")}).status_code == 303
    assert "from there" in ana.get(url).text


def test_the_builder_saves_by_itself_for_those_with_script(ana: Browser, now: datetime) -> None:
    url = f"/routines/{begin(ana, now)}/edit"
    form = builder_form(ana, url, note="half a sen")
    saved = ana.post(url, form, headers={"Accept": "application/json"})
    assert saved.json is not None
    assert saved.json["stamp"] == "0.2"
    assert ana.post(url, form | {"note": "half a sentence"}).status_code == 303
    assert "half a sentence" in ana.get(url).text


def test_an_exercise_we_do_not_have_is_not_added(ana: Browser, now: datetime) -> None:
    url = f"/routines/{begin(ana, now)}/edit"
    page = ana.post(url, builder_form(ana, url, act="add:levitation"))
    assert page.status_code == 422
    assert "not in our library" in page.text


@pytest.mark.parametrize("page", ["edit", "check", "delete"])
def test_somebody_elses_draft_does_not_exist(page: str, ana: Browser, ben: Browser, now: datetime) -> None:
    routine_id = begin(ana, now)
    assert ben.get(f"/routines/{routine_id}/{page}").status_code == 404
    assert ben.post(f"/routines/{routine_id}/edit", FIELDS).status_code == 404
    assert ben.get(f"/routines/{routine_id}").status_code == 404


def test_a_visitor_is_asked_to_log_in_before_building(client: Browser) -> None:
    assert client.get("/routines/new").headers["Location"] == "/login?next=/routines/new"


def test_the_check_page_lists_what_to_put_right_with_links(ana: Browser, now: datetime) -> None:
    routine_id = begin(ana, now, **{"items.0.reps": "9999"})
    page = ana.get(f"/routines/{routine_id}/check").text
    assert f'href="/routines/{routine_id}/edit?check=1#items-0-reps"' in page
    assert "Publish for everybody" not in page
    refused = ana.post(f"/routines/{routine_id}/publish", {"state": "public"})
    assert refused.status_code == 422
    assert "between 1 and 200" in refused.text


def test_a_card_changed_since_the_check_is_looked_at_again(ana: Browser, now: datetime) -> None:
    routine_id = begin(ana, now)
    refused = ana.post(f"/routines/{routine_id}/publish", {"state": "public", "seen": "0.0"})
    assert refused.status_code == 422
    assert "changed after you looked" in refused.text


def test_a_visitor_reads_a_card_with_all_its_safety(client: Browser, ana: Browser, make: Maker) -> None:
    page = client.get(f"/routines/{make.routine(ana.person)}", follow_redirects=True)
    assert page.status_code == 200
    for words in (
        STORY_CARD.title, "Have someone with you", "Eyes closed: have someone beside you", "Stop if you fall",
        "2 sets of 10 times each side", "our estimate", "Not yet reviewed", "My physical therapist gave me this",
        "3 to 5 days a week", "Large print", "Easier and harder",
    ):  # fmt: skip
        assert words in page.text
    assert len(re.findall(r'class="btn go"', page.text)) == 1


@pytest.mark.parametrize("ending", ["", "/print", ".json"])
def test_an_old_name_in_the_address_leads_to_the_new_one(
    ending: str, client: Browser, ana: Browser, make: Maker
) -> None:
    routine_id = make.routine(ana.person)
    moved = client.get(f"/routines/{routine_id}/old-name{ending}")
    assert (moved.status_code, moved.headers["Location"]) == (301, f"/routines/{routine_id}/corner-and-counter{ending}")


def test_an_older_version_says_so(client: Browser, ana: Browser, make: Maker, now: datetime) -> None:
    routine_id = make.routine(ana.person)
    url = f"/routines/{routine_id}/edit"
    ana.post(url, builder_form(ana, url, note="New."))
    assert ana.post(f"/routines/{routine_id}/publish", {"state": "public"}).status_code == 303
    old = client.get(f"/routines/{routine_id}/v/1").text
    assert "This is an older version" in old
    assert f'href="/routines/{routine_id}/corner-and-counter"' in old
    assert "older version" not in client.get(f"/routines/{routine_id}/v/2").text
    assert client.get(f"/routines/{routine_id}/v/3").status_code == 404
    assert client.get(f"/routines/{routine_id}/v/99999999999999999999").status_code == 404


def test_the_card_comes_as_a_file_that_can_be_read_back(client: Browser, ana: Browser, make: Maker) -> None:
    routine_id = make.routine(ana.person)
    answer = client.get(f"/routines/{routine_id}/corner-and-counter.json")
    plan = json.loads(answer.data)
    assert answer.mimetype == "application/ld+json"
    assert "attachment" in answer.headers["Content-Disposition"]
    assert (plan["@type"], plan["version"], len(plan["hasPart"])) == ("ExercisePlan", 1, 3)


def test_the_sheet_has_a_box_for_each_day_and_no_site_around_it(client: Browser, ana: Browser, make: Maker) -> None:
    sheet = client.get(f"/routines/{make.routine(ana.person)}/v/1/print").text
    assert sheet.count('class="box"') == 3 * 7
    assert "Have someone with you" in sheet
    assert "<header" not in sheet
    assert "<footer" not in sheet


def test_a_private_card_is_its_owners_alone(ana: Browser, cleo: Browser, client: Browser, make: Maker) -> None:
    routine_id = make.routine(ana.person, state="private")
    for ending in ("", "/v/1", "/v/1/print", "/v/1.json"):
        assert ana.get(f"/routines/{routine_id}{ending}", follow_redirects=True).status_code == 200
        for stranger in (cleo, client):
            assert stranger.get(f"/routines/{routine_id}{ending}").status_code == 404
    assert STORY_CARD.title not in client.get("/routines").text


def test_cleo_saves_a_card_and_finds_it_again(ana: Browser, cleo: Browser, make: Maker) -> None:
    routine_id = make.routine(ana.person)
    page = cleo.get(cleo.post(f"/routines/{routine_id}/save").headers["Location"], follow_redirects=True)
    assert "Remove from my routines" in page.text
    assert STORY_CARD.title in cleo.get("/me/routines?show=saved").text
    cleo.post(f"/routines/{routine_id}/unsave")
    assert STORY_CARD.title not in cleo.get("/me/routines?show=saved").text


def test_cleo_makes_her_own_copy(ana: Browser, cleo: Browser, make: Maker) -> None:
    routine_id = make.routine(ana.person)
    copied = cleo.post(f"/routines/{routine_id}/copy", {"version": "1"})
    assert "1. Wall squat with a ball" in cleo.get(copied.headers["Location"]).text
    cleo.post(copied.headers["Location"].replace("edit", "publish"), {"state": "public"})
    page = cleo.get(copied.headers["Location"].replace("/edit", ""), follow_redirects=True).text
    assert f'Copied from <a href="/routines/{routine_id}/v/1">' in page


def test_a_card_says_which_threads_show_it(client: Browser, ana: Browser, make: Maker, now: datetime) -> None:
    routine_id, thread_id = make.routine(ana.person), make.thread(ana.person, "What helps me stand")
    posts.reply(ana.person, thread_id, "This one", now, routine_ids=[routine_id])
    assert "What helps me stand" in client.get(f"/routines/{routine_id}", follow_redirects=True).text


def test_ana_makes_her_card_private_and_public_again(ana: Browser, client: Browser, make: Maker) -> None:
    routine_id = make.routine(ana.person)
    assert ana.post(f"/routines/{routine_id}/private").status_code == 303
    assert client.get(f"/routines/{routine_id}").status_code == 404
    assert ana.post(f"/routines/{routine_id}/public").status_code == 303
    assert client.get(f"/routines/{routine_id}").status_code == 301


def test_the_list_of_cards_takes_as_many_queries_for_many_as_for_one(
    client: Browser, ana: Browser, make: Maker, count_queries: Count
) -> None:
    make.routine(ana.person)
    with count_queries() as few:
        client.get("/routines?position=standing_supported&sort=shortest")
    for n in range(14):
        make.routine(ana.person, replace(STORY_CARD, title=f"Card {n}"))
    with count_queries() as many:
        page = client.get("/routines?position=standing_supported&sort=shortest").text
    assert few.total == many.total == 3
    assert "15 cards" in page
    assert "Page 1 of 2" in page


def test_a_card_page_takes_as_many_queries_for_many_lines_as_for_one(
    client: Browser, ana: Browser, make: Maker, count_queries: Count
) -> None:
    short = make.routine(ana.person, Card(title="Short", items=(Item(exercise_id="bridge", reps=5),)))
    long = make.routine(ana.person, Card(title="Long", items=(Item(exercise_id="bridge", reps=5),) * 40))
    counts = []
    for routine_id in (short, long):
        url = client.get(f"/routines/{routine_id}").headers["Location"]
        with count_queries() as queries:
            client.get(url)
        counts.append(queries.total)
    assert counts[0] == counts[1] <= 10


def test_no_card_that_fits_offers_the_nearest(client: Browser, ana: Browser, make: Maker) -> None:
    make.routine(ana.person)
    page = client.get("/routines?position=supine&modality=balance").text
    assert "No card matches all of that" in page
    assert 'href="/routines?modality=balance"' in page


def test_a_card_hidden_by_a_moderator_is_shown_to_its_author_with_the_reason(
    ana: Browser, ben: Browser, cleo: Browser, make: Maker
) -> None:
    routine_id = make.routine(ana.person)
    row = db.session.get(Routine, routine_id)
    assert row is not None
    row.state, row.state_reason = "hidden", "The dose is not safe."
    db.session.commit()
    for reader in (ana, ben):
        assert "The dose is not safe." in reader.get(f"/routines/{routine_id}", follow_redirects=True).text
    assert cleo.get(f"/routines/{routine_id}").status_code == 404


def test_a_draft_is_deleted_after_a_page_that_asks(ana: Browser, now: datetime) -> None:
    routine_id = begin(ana, now)
    assert "Delete the draft" in ana.get(f"/routines/{routine_id}/delete").text
    assert ana.post(f"/routines/{routine_id}/delete").status_code == 303
    assert ana.get(f"/routines/{routine_id}/edit").status_code == 404


def test_unfinished_changes_can_be_thrown_away(ana: Browser, make: Maker) -> None:
    routine_id = make.routine(ana.person)
    url = f"/routines/{routine_id}/edit"
    ana.post(url, builder_form(ana, url, note="Not sure yet."))
    assert "not published yet" in ana.get(f"/routines/{routine_id}", follow_redirects=True).text
    ana.post(f"/routines/{routine_id}/discard")
    assert "Not sure yet." not in ana.get(url).text


def test_a_suspended_or_unconfirmed_member_is_told_why(make: Maker, enter: Callable[[str], Browser]) -> None:
    make.member("newcomer", confirmed=False)
    new = enter("newcomer")
    started = new.post("/routines/new", {"title": "Mine", "exercise": "bridge"})
    check = new.get(started.headers["Location"].replace("edit", "check")).text
    assert "confirm your email address" in check
    assert "Publish for everybody" not in check
    told = new.post(started.headers["Location"].replace("edit", "publish"), {"state": "public"})
    assert told.status_code == 422
    assert routines.UNNAMED not in told.text


def test_cleo_starts_a_thread_about_anas_card(ana: Browser, cleo: Browser, make: Maker) -> None:
    routine_id = make.routine(ana.person)
    compose = cleo.get(f"/routines/{routine_id}/talk").headers["Location"]
    assert f'value="{routine_id}" checked' in cleo.get(compose).text
    form = {"title": "Foam", "body": "Who tried it?", "category": "balance", "routine": str(routine_id)}
    sent = cleo.post(compose, form)
    assert STORY_CARD.title in cleo.get(sent.headers["Location"], follow_redirects=True).text


def test_ana_says_that_she_does_the_whole_list_three_times(ana: Browser, client: Browser, now: datetime) -> None:
    edit = f"/routines/{begin(ana, now)}/edit"
    typed = builder_form(ana, edit, rounds="three", rest_between_rounds_s="2 minutes", act="check")
    said = "Do the whole list 3 times, rest 2 minutes between rounds."
    assert said in ana.get(ana.post(edit, typed).headers["Location"]).text
    sent = ana.post(edit.replace("edit", "publish"), {"state": "public"})
    assert said in client.get(sent.headers["Location"]).text
    again = form_fields(ana.get(edit).text, "data-builder")
    assert (again["rounds"], again["rest_between_rounds_s"]) == ("3", "2 minutes")


def test_a_rest_between_rounds_without_rounds_is_told_beside_its_field(ana: Browser, now: datetime) -> None:
    edit = f"/routines/{begin(ana, now)}/edit"
    ana.post(edit, builder_form(ana, edit, rest_between_rounds_s="1 minute"))
    words = "Say how many times you do the whole list, or leave the rest between rounds empty."
    assert f'href="{edit}?check=1#rounds">{words}' in ana.get(edit.replace("edit", "check")).text
    page = ana.get(f"{edit}?check=1").text
    assert re.search(rf'id="rounds-error">.*?{words}', page)


def test_a_version_with_other_rounds_says_what_changed(ana: Browser, client: Browser, make: Maker) -> None:
    card_id = make.routine(ana.person, STORY_CARD)
    edit = f"/routines/{card_id}/edit"
    ana.post(edit, builder_form(ana, edit, rounds="2 to 3"))
    ana.post(f"/routines/{card_id}/publish", {"state": "public"})
    assert "The whole list: once → 2 to 3 times" in client.get(f"/routines/{card_id}/changes").text


def test_one_round_is_no_new_version(ana: Browser, make: Maker) -> None:
    card_id = make.routine(ana.person, STORY_CARD)
    edit = f"/routines/{card_id}/edit"
    ana.post(edit, builder_form(ana, edit, rounds="1"))
    ana.post(f"/routines/{card_id}/publish", {"state": "public"})
    assert db.session.get_one(Routine, card_id).current_n == 1
