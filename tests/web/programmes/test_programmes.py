"""Pages of programmes: the list, one programme, the builder, and a member's own week."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from forum.actions.moderation import moderation
from forum.actions.programmes import runs
from forum.actions.routines import routines
from forum.models import Programme, ProgrammeEvent, db
from forum.queries.programmes import programmes as queries
from tests.fixtures.house import Browser, Maker
from tests.samples.library import STORY_CARD

Count = Callable[[], Any]
FIRST = {"title": "Twelve weeks", "weeks": "12", "provenance": "self"}


def begin(ana: Browser) -> str:
    sent = ana.post("/programmes/new", FIRST)
    assert sent.status_code == 303
    return str(sent.headers["Location"]).removesuffix("/edit")


def stamp(ana: Browser, home: str) -> str:
    found = re.search(r'name="seen" value="([^"]+)"', ana.get(f"{home}/edit").text)
    assert found
    return found[1]


def test_ana_builds_a_programme_checks_it_and_shares_it_with_her_group(
    ana: Browser, cleo: Browser, client: Browser, make: Maker
) -> None:
    card_id, home = make.routine(ana.person), begin(ana)
    form = {**FIRST, "seen": stamp(ana, home), "act": "add:parts"}
    assert ana.post(f"{home}/edit", form).headers["Location"].endswith("#parts")
    assert "Choose a card" in ana.get(f"{home}/edit").text
    part = {"parts.0.card": f"{card_id}.1", "parts.0.first_week": "1", "parts.0.last_week": "10"}
    rule = {"rules.0.what": "reps", "rules.0.by": "2", "rules.0.most": "15", "rules.0.when": "both_easy"}
    measure = {"measures.0.name": "Sit to stand in 30 seconds", "measures.0.unit": "times", "check_weeks": "0, 8, 12"}
    whole = {**FIRST, **part, **rule, **measure, "seen": stamp(ana, home), "act": "check"}
    assert ana.post(f"{home}/edit", whole).headers["Location"].endswith("/check")
    page = ana.get(f"{home}/check").text
    for words in ("Weeks 11 to 12 have no card", "Add 2 times when both sides felt easy", "Eyes closed", "8 and 12"):
        assert words in page
    done = ana.post(f"{home}/publish", {"state": "shared", "seen": stamp(ana, home)})
    assert done.status_code == 303
    link = re.search(r'value="(http[^"]+key=[^"]+)"', ana.get(done.headers["Location"]).text)
    assert link
    path = link[1].partition("5000")[2] or re.sub(r"^https?://[^/]+", "", link[1])
    assert client.get(path.partition("?")[0]).status_code == 404
    assert "Start today" in client.get(path).text
    key = path.partition("key=")[2]
    assert cleo.post(f"{home}/start", {"key": key}).status_code == 303
    assert "Week 1 of 12" in cleo.get(f"{home}/week").text
    assert "1 member is doing it now" in ana.get(path).text
    assert "cleo" not in ana.get(path).text


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"title": ""}, "Give the programme a name."),
        ({"weeks": "0"}, "1 to 52 weeks"),
        ({"weeks": "10,000"}, "1 to 52 weeks"),
        ({"weeks": "a while"}, "Write a number"),
        ({"purpose": "x" * 301}, "1 characters too long"),
    ],
)
def test_odd_first_answers_are_refused_and_kept(ana: Browser, changes: dict[str, str], words: str) -> None:
    form = FIRST | changes
    sent = ana.post("/programmes/new", form)
    assert sent.status_code == 422
    assert words in sent.text
    assert all(text in sent.text for text in form.values())


def test_a_form_sent_twice_begins_one_programme(ana: Browser) -> None:
    form = FIRST | {"idempotency_key": "the same"}
    assert ana.post("/programmes/new", form).location == ana.post("/programmes/new", form).location


def test_two_windows_lose_nothing(ana: Browser) -> None:
    home = begin(ana)
    seen = stamp(ana, home)
    ana.post(f"{home}/edit", {**FIRST, "seen": seen, "note": "From the first window"})
    sent = ana.post(f"{home}/edit", {**FIRST, "seen": seen, "note": "From the second window"})
    assert sent.status_code == 422
    assert "changed in another window" in sent.text
    assert "From the second window" in sent.text
    again = ana.post(f"{home}/edit", {**FIRST, "seen": stamp(ana, home), "note": "From the second window"})
    assert again.status_code == 303


@pytest.mark.parametrize("card", ["", "nonsense", "999999.1", "1.99", "9999999999.1"])
def test_a_card_that_is_not_there_is_said_and_never_an_error(ana: Browser, card: str) -> None:
    home = begin(ana)
    form = {**FIRST, "seen": stamp(ana, home), "parts.0.card": card, "parts.0.first_week": "1"}
    sent = ana.post(f"{home}/edit", form)
    assert sent.status_code == 422
    assert "Part 1: " in sent.text
    assert ana.post(f"{home}/publish", {"state": "private"}).status_code == 422


def test_somebody_elses_private_card_is_not_named(ana: Browser, cleo: Browser, make: Maker) -> None:
    secret = make.routine(cleo.person, state="private")
    home = begin(ana)
    form = {**FIRST, "seen": stamp(ana, home), "parts.0.card": f"{secret}.1", "parts.0.first_week": "1"}
    pages = [ana.post(f"{home}/edit", form).text, ana.get(f"{home}/edit?check=1").text, ana.get(f"{home}/check").text]
    assert all(STORY_CARD.title not in page for page in pages)
    assert "not available to you" in pages[1]


def test_a_card_that_went_private_is_said_to_be_gone_and_not_shown(
    ana: Browser, cleo: Browser, make: Maker, now: datetime
) -> None:
    card_id = make.routine(ana.person)
    programme_id = make.programme(ana.person, routine_id=card_id)
    runs.start(cleo.person, programme_id, now)
    routines.set_state(ana.person, card_id, "private", now)
    page, week = (
        cleo.get(f"/programmes/{programme_id}/standing-on-one-leg"),
        cleo.get(f"/programmes/{programme_id}/week"),
    )
    assert "no longer available" in page.text
    assert "no longer available" in week.text
    assert STORY_CARD.title not in page.text + week.text


def test_an_old_slug_leads_on_and_keeps_the_key(ana: Browser, client: Browser, make: Maker) -> None:
    programme_id = make.programme(ana.person, state="shared")
    key = db.session.get_one(Programme, programme_id).share_key
    assert client.get(f"/programmes/{programme_id}/old?key={key}").location.endswith(f"/standing-on-one-leg?key={key}")
    assert client.get(f"/programmes/{programme_id}").status_code == 404


def test_the_list_asks_the_same_for_any_number_of_programmes(
    ana: Browser, client: Browser, make: Maker, count_queries: Count
) -> None:
    make.programme(ana.person)
    with count_queries() as one:
        assert "12 weeks" in client.get("/programmes").text
    for _ in range(4):
        make.programme(ana.person)
    with count_queries() as five:
        assert client.get("/programmes").text.count("12 weeks") == 5
    assert one.total == five.total == 4
    assert client.get("/programmes?page=9").status_code == 404


def test_my_programmes_ask_the_same_for_any_number(
    ana: Browser, make: Maker, count_queries: Count, now: datetime
) -> None:
    def open_page() -> int:
        with count_queries() as queries_made:
            assert ana.get("/me/programmes").status_code == 200
        return int(queries_made.total)

    runs.start(ana.person, make.programme(ana.person), now)
    before = open_page()
    for _ in range(3):
        runs.start(ana.person, make.programme(ana.person), now)
    assert open_page() == before


def test_cleo_does_her_week_says_how_it_went_and_reads_her_own_amounts(
    ana: Browser, cleo: Browser, make: Maker, now: datetime
) -> None:
    programme_id = make.programme(ana.person)
    runs.start(cleo.person, programme_id, now - timedelta(days=9))
    runs.check_in(cleo.person, programme_id, 1, "both", now - timedelta(days=3))
    page = cleo.get(f"/programmes/{programme_id}/week").text
    assert "Week 2 of 12" in page
    assert "2 sets of 12 times" in page
    assert "10 → 12" in page
    assert "3 days a week" in page
    assert cleo.post(f"/programmes/{programme_id}/check-in", {"week": "2", "felt": "rested"}).status_code == 303
    assert "Change my answer" in cleo.get(f"/programmes/{programme_id}/week").text
    assert "Eyes closed" in page, "no warning is dropped"


@pytest.mark.parametrize(
    ("act", "form", "words"),
    [
        ("check-in", {"week": "2", "felt": "both"}, "for this week, or for the week before"),
        ("check-in", {"week": "1", "felt": "great"}, "Choose how it went"),
        ("check-in", {}, "Choose one of them"),
        ("pause", {"because": "bored"}, "Choose why you are pausing"),
        ("measure", {"check": "8", "measure-0": "9"}, "has not come yet"),
        ("measure", {"check": "0", "measure-0": "lots"}, "Write a number"),
        ("measure", {"check": "0"}, "Write at least one number"),
    ],
)
def test_answers_that_can_not_be_are_refused_with_words(
    cleo: Browser, make: Maker, ana: Browser, now: datetime, act: str, form: dict[str, str], words: str
) -> None:
    programme_id = make.programme(ana.person)
    runs.start(cleo.person, programme_id, now)
    sent = cleo.post(f"/programmes/{programme_id}/{act}", form)
    assert sent.status_code == 422
    assert words in sent.text
    assert db.session.query(ProgrammeEvent).count() == 0


def test_a_pause_asks_to_talk_to_the_care_team_and_says_how_one_comes_back(
    cleo: Browser, make: Maker, ana: Browser, now: datetime
) -> None:
    programme_id = make.programme(ana.person)
    runs.start(cleo.person, programme_id, now)
    home = f"/programmes/{programme_id}"
    assert cleo.post(f"{home}/pause", {"because": "steroids"}).status_code == 303
    page = cleo.get(f"{home}/week").text
    for words in ("Paused in week 1 of 12", "Talk to your MS team before you go on", "half of your steps"):
        assert words in page
    assert "How did it go?" not in page
    assert cleo.post(f"{home}/resume").status_code == 303
    assert "This is your first week back" in cleo.get(f"{home}/week").text


def test_measures_are_a_picture_and_a_table(cleo: Browser, make: Maker, ana: Browser, now: datetime) -> None:
    programme_id = make.programme(ana.person)
    runs.start(cleo.person, programme_id, now - timedelta(days=50))
    home = f"/programmes/{programme_id}"
    assert cleo.post(f"{home}/measure", {"check": "0", "measure-0": "9"}).status_code == 303
    assert '<svg class="chart"' not in cleo.get(f"{home}/week").text
    cleo.post(f"{home}/measure", {"check": "8", "measure-0": "11,5"})
    page = cleo.get(f"{home}/week").text
    assert 'aria-label="Sit to stand in 30 seconds: before you start 9, week 8 11.5"' in page
    assert "They are no diagnosis" in page
    assert "not measured" in page


def test_nobody_else_learns_anything_of_a_run(
    ana: Browser, cleo: Browser, ben: Browser, make: Maker, now: datetime
) -> None:
    programme_id = make.programme(ana.person)
    run_id = runs.start(cleo.person, programme_id, now)
    for person in (ana, ben):
        assert person.get(f"/programmes/{programme_id}/week").status_code == 404
        assert person.get(f"/me/programmes/{run_id}").status_code == 404
        assert person.post(f"/me/programmes/{run_id}/forget").status_code == 404


def test_cleo_stops_and_deletes_what_she_told(cleo: Browser, make: Maker, ana: Browser, now: datetime) -> None:
    programme_id = make.programme(ana.person)
    run_id = runs.start(cleo.person, programme_id, now)
    runs.check_in(cleo.person, programme_id, 1, "right", now)
    assert "Stopping is fine" in cleo.get(f"/programmes/{programme_id}/stop").text
    cleo.post(f"/programmes/{programme_id}/stop", {"act": "keep"})
    assert "About right" in cleo.get(f"/me/programmes/{run_id}").text
    cleo.post(f"/me/programmes/{run_id}/forget")
    assert cleo.get(f"/me/programmes/{run_id}").status_code == 404
    assert db.session.query(ProgrammeEvent).count() == 0


def test_a_hidden_programme_is_not_shown_in_a_run_of_it(
    ana: Browser, ben: Browser, cleo: Browser, make: Maker, now: datetime
) -> None:
    programme_id = make.programme(ana.person)
    runs.start(cleo.person, programme_id, now)
    moderation.hide(ben.person, "programme", programme_id, "Nobody stands by.", now)
    page = cleo.get(f"/programmes/{programme_id}/week").text
    assert "A moderator hid this programme" in page
    assert STORY_CARD.title not in page
    assert "standing on one leg" not in page.casefold()


def test_a_report_of_a_programme_reaches_the_queue(ana: Browser, ben: Browser, cleo: Browser, make: Maker) -> None:
    programme_id = make.programme(ana.person)
    flag = {"reason": "unsafe_advice", "note": "Too fast."}
    assert cleo.post(f"/programmes/{programme_id}/flag", flag).status_code == 303
    assert "Standing on one leg" in ben.get("/mod").text
    decided = ben.post(f"/mod/cases/programme/{programme_id}", {"act": "hide", "reason": "Too fast for most."})
    assert decided.status_code == 303
    head = queries.find_head(programme_id, ana.person)
    assert head is not None
    assert head.state == "hidden"
    assert "Too fast for most." in ana.get(head.url).text


def test_what_is_published_is_what_was_checked(ana: Browser, make: Maker) -> None:
    programme_id = make.programme(ana.person, state="")
    home = f"/programmes/{programme_id}"
    seen = stamp(ana, home)
    ana.post(f"{home}/edit", {**FIRST, "seen": seen})
    sent = ana.post(f"{home}/publish", {"state": "private", "seen": seen})
    assert sent.status_code == 422
    assert "changed after you looked at it" in sent.text


def test_the_builder_opens_a_published_programme_as_it_is(ana: Browser, make: Maker) -> None:
    page = ana.get(f"/programmes/{make.programme(ana.person)}/edit").text
    for name, value in (("parts-0-last_week", "12"), ("rules-0-most", "15"), ("check_weeks", "0, 8, 12")):
        assert re.search(rf'<input id="{name}"[^>]* value="{value}"', page), name
