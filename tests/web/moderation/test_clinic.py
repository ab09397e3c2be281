"""The clinicians' desk: reading exercises, signing them, holding them back and letting them go."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text, update

from forum.actions.library import library
from forum.actions.members import members
from forum.actions.moderation import exercise_holds
from forum.clock import utc_now
from forum.errors import Refused
from forum.figures.shelf import pose_mark
from forum.models import ExerciseReview, LibraryExercise, LibraryMeta, ModlogEntry, db
from forum.paths import seeds_folder
from forum.queries.library.desk import list_held_ids
from forum.queries.library.exercises import get_library
from forum.queries.upkeep.checks import flags
from forum.rules.library.offers import is_line_offered
from forum.rules.library.reviews import danger
from tests.fixtures.house import Browser, Maker

RISK = "The ball can roll away, and nobody holds the person."
SQUAT = "/mod/clinic/wall-squat"


def facts_on(browser: Browser, url: str = SQUAT) -> str:
    page = browser.get(url).text
    found = re.search(r'name="facts" value="(\w{64})"', page)
    assert found
    assert f'<form method="post" action="{url}"' in page
    return found[1]


def sign(browser: Browser, exercise_id: str = "wall-squat", note: str = "") -> Any:
    url = f"/mod/clinic/{exercise_id}"
    return browser.post(url, {"act": "sign", "facts": facts_on(browser, url), "note": note})


def hold(browser: Browser, exercise_id: str = "wall-squat") -> Any:
    return browser.post(f"/mod/clinic/{exercise_id}", {"act": "risk", "note": RISK})


def open_hold_id(exercise_id: str = "wall-squat") -> int:
    return get_library().holds[exercise_id][0].id


def change_fact(now: Any, exercise_id: str = "wall-squat", **safety: Any) -> None:
    """What the next version of the library does to one exercise, without the rest of it."""
    row = db.session.get(LibraryExercise, exercise_id)
    assert row is not None
    row.data = row.data | {"safety": row.data["safety"] | safety}
    db.session.execute(text("UPDATE library_meta SET fingerprint = :now"), {"now": f"changed {now}"})
    db.session.commit()


@pytest.mark.parametrize("url", ["/mod/clinic", SQUAT])
def test_the_desk_does_not_exist_for_anybody_but_clinicians(
    url: str, client: Browser, ana: Browser, ben: Browser, dee: Browser, okafor: Browser
) -> None:
    assert [one.get(url).status_code for one in (client, ana, ben, dee)] == [404] * 4
    assert okafor.get(url).status_code == 200
    assert [hold(one).status_code for one in (ana, ben, dee)] == [404] * 3
    assert hold(client).status_code in (403, 404)
    assert list_held_ids() == frozenset()


def test_only_a_clinician_has_the_desk_in_the_menu(ana: Browser, ben: Browser, okafor: Browser) -> None:
    assert 'href="/mod/clinic"' in okafor.get("/exercises").text
    assert 'href="/mod/clinic"' not in ana.get("/exercises").text + ben.get("/exercises").text


def test_what_could_go_wrong_most_is_read_first_twenty_at_a_time(
    okafor: Browser, ana: Browser, make: Maker, count_queries: Callable[[], Any]
) -> None:
    make.routine(ana.person)
    okafor.get("/mod/clinic")
    with count_queries() as first:
        page = okafor.get("/mod/clinic").text
    shown = re.findall(r'<h3><a href="/mod/clinic/([\w-]+)">', page)
    assert len(shown) == 20
    exercises = get_library().exercises
    assert [danger(exercises[one]) for one in shown] == sorted((danger(exercises[one]) for one in shown), reverse=True)
    assert danger(exercises[shown[0]]) == max(map(danger, exercises.values()))
    assert "Used by 1 public card" in page
    for _ in range(4):
        make.routine(ana.person)
    with count_queries() as second:
        okafor.get("/mod/clinic")
    assert second.total == first.total


def test_the_pages_of_the_desk_hold_every_exercise_once(okafor: Browser) -> None:
    def walk() -> Iterator[str]:
        url = "/mod/clinic"
        while url:
            page = okafor.get(url).text
            yield from re.findall(r'<h3><a href="/mod/clinic/([\w-]+)">', page)
            more = re.search(r'href="(/mod/clinic\?after=[\w-]+)"', page)
            url = more[1] if more else ""

    found = list(walk())
    assert sorted(found) == sorted(get_library().exercises)


def test_a_page_goes_on_after_an_exercise_that_was_signed_meanwhile(okafor: Browser) -> None:
    first = okafor.get("/mod/clinic").text
    last = re.findall(r'<h3><a href="/mod/clinic/([\w-]+)">', first)[-1]
    second = okafor.get(f"/mod/clinic?after={last}").text
    sign(okafor, last)
    assert okafor.get(f"/mod/clinic?after={last}").text.count("<h3>") == second.count("<h3>")
    assert re.findall(r"<h3>.*?</h3>", okafor.get(f"/mod/clinic?after={last}").text) == re.findall(
        r"<h3>.*?</h3>", second
    )


def test_a_clinician_signs_and_everybody_reads_who_and_when(okafor: Browser, client: Browser) -> None:
    assert "Not yet reviewed by a physiotherapist" in client.get("/exercises/wall-squat").text
    assert sign(okafor, note="Start with five.").status_code == 303
    page = client.get("/exercises/wall-squat").text
    assert "Reviewed by" in page
    assert "Start with five." in page
    assert "Not yet reviewed" not in page
    filtered = client.get("/exercises?review=clinician").text
    assert "1 exercise" in filtered
    assert "/exercises/wall-squat" in filtered
    logged = db.session.scalars(select(ModlogEntry).where(ModlogEntry.noun == "exercise")).one()
    assert (logged.act, logged.noun_id, logged.reason) == ("review", "wall-squat", "Start with five.")


def test_the_builder_finds_only_what_a_clinician_has_reviewed_when_asked(okafor: Browser, ana: Browser) -> None:
    sign(okafor, "wall-squat")
    ana.post("/routines/new", {"title": "Mine", "provenance": "self"})
    edit = "/routines/1/edit"
    ticked = {"title": "Mine", "provenance": "self", "seen": "0.1", "find": "squat", "review": "clinician"}
    found = ana.post(edit, ticked | {"act": "find"}).headers["Location"]
    assert "review=clinician" in found
    page = ana.get(found).text
    assert re.findall(r'value="add:([\w-]+)"', page) == ["wall-squat"]
    assert re.search(r'name="review" value="clinician" checked', page)
    assert len(re.findall(r'value="add:', ana.get(f"{edit}?q=squat").text)) > 1
    assert 'value="add:' not in ana.get(f"{edit}?review=clinician").text
    meant = ana.post(edit, ticked | {"act": "add:bridge", "seen": "0.2"})
    assert meant.status_code == 303
    picker = ana.get(f"{edit}?q=squat&reading=0&review=clinician").text
    assert re.findall(r'value="read:0:([\w-]+)"', picker) == ["wall-squat"]


def test_a_changed_fact_drops_the_review_and_says_so(okafor: Browser, client: Browser, now: Any) -> None:
    sign(okafor)
    change_fact(now, fall_risk="high")
    page = client.get("/exercises/wall-squat").text
    assert "Not yet reviewed by a physiotherapist" in page
    assert "It was reviewed by okafor on" in page
    assert "The facts or the picture have changed since." in page
    assert "/exercises/wall-squat" not in client.get("/exercises?review=clinician").text
    assert "reviewed it, and the facts have changed since" in okafor.get(SQUAT).text


def test_nobody_signs_facts_they_did_not_see(okafor: Browser, now: Any) -> None:
    seen = facts_on(okafor)
    change_fact(now, fall_risk="high")
    sent = okafor.post(SQUAT, {"act": "sign", "facts": seen})
    assert sent.status_code == 422
    assert "changed after you opened the page" in sent.text
    assert db.session.scalars(select(ExerciseReview)).all() == []


def test_a_clinician_takes_their_name_back(okafor: Browser, client: Browser) -> None:
    sign(okafor)
    assert f'<form method="post" action="{SQUAT}/unsign"' in okafor.get(SQUAT).text
    assert okafor.post(f"{SQUAT}/unsign").status_code == 303
    assert "Not yet reviewed" in client.get("/exercises/wall-squat").text
    assert okafor.post(f"{SQUAT}/unsign").status_code == 404


def test_who_is_no_clinician_any_more_has_no_name_under_exercises(okafor: Browser, dee: Browser, now: Any) -> None:
    sign(okafor)
    members.change_role(dee.person, okafor.person.id, "member", "Left the profession.", now)
    assert not get_library().exercises["wall-squat"].is_reviewed


def test_a_risk_takes_the_exercise_out_of_every_offer_and_its_page_stays(
    okafor: Browser, ana: Browser, client: Browser
) -> None:
    assert "/exercises/wall-squat" in client.get("/exercises?q=wall+squat").text
    assert hold(okafor).status_code == 303
    assert 'href="/exercises/wall-squat"' not in client.get("/exercises?q=wall+squat").text
    page = client.get("/exercises/wall-squat").text
    assert "A clinician has seen a risk here" in page
    assert RISK in page
    assert "Do not use it until that is settled." in page
    assert "Add to a routine card" not in page
    for neighbour in get_library().exercises["wall-squat"].regressions:
        assert 'href="/exercises/wall-squat"' not in client.get(f"/exercises/{neighbour}").text
    ana.post("/routines/new", {"title": "Mine", "provenance": "self"})
    builder = ana.get("/routines/1/edit?q=wall+squat").text
    assert 'value="add:wall-squat"' not in builder
    added = ana.post("/routines/1/edit", {"title": "Mine", "provenance": "self", "act": "add:wall-squat"})
    assert added.status_code == 422
    assert "It can’t be added now." in added.text


def test_a_card_with_the_exercise_warns_at_once_and_lists_soon(
    okafor: Browser, ana: Browser, client: Browser, make: Maker, work: Callable[[], int]
) -> None:
    card = make.routine(ana.person)
    hold(okafor, "wall-ball-squat")
    words = "a clinician has seen a risk in it"
    assert words in client.get(f"/routines/{card}", follow_redirects=True).text
    for ending in ("md", "json", "fhir.json"):
        assert words in client.get(f"/routines/{card}/v/1.{ending}").text
    work()
    warnings = db.session.scalar(text("SELECT summary FROM routine_version WHERE routine_id = :id"), {"id": card})
    assert words in str(warnings)


def test_lists_and_threads_that_lay_ready_show_the_hold_too(
    okafor: Browser, ana: Browser, client: Browser, make: Maker, work: Callable[[], int]
) -> None:
    card = make.routine(ana.person)
    thread = make.thread(ana.person, routine_ids=[card])
    urls = (f"/t/{thread}", "/routines")
    before = {url: (client.get(url, follow_redirects=True), ana.get(url, follow_redirects=True)) for url in urls}
    hold(okafor, "wall-ball-squat")
    work()
    words = "a clinician has seen a risk in it"
    for url, (seen, _) in before.items():
        assert words not in seen.text
        assert words in ana.get(url, follow_redirects=True).text
        etag = seen.headers.get("ETag", "")
        again = client.get(url, follow_redirects=True, headers={"If-None-Match": etag} if etag else {})
        assert again.status_code == 200
        assert words in again.text


def test_the_moderators_find_an_entry_and_cannot_release_it(okafor: Browser, ben: Browser, client: Browser) -> None:
    hold(okafor)
    queue = ben.get("/mod").text
    assert "A clinician sees a risk" in queue
    assert RISK in queue
    hold_id = open_hold_id()
    assert ben.post(f"{SQUAT}/lift/{hold_id}", {"reason": "It looks fine."}).status_code == 404
    kept = ben.post(f"/mod/cases/exercise/{hold_id}", {"act": "keep", "reason": "Read, and waiting."})
    assert kept.status_code == 303
    assert "Nothing left" in ben.get("/mod").text
    assert "A clinician has seen a risk here" in client.get("/exercises/wall-squat").text
    assert list_held_ids() == {"wall-squat"}


def test_a_moderator_hides_and_only_a_clinician_releases(ben: Browser, okafor: Browser, client: Browser) -> None:
    hidden = ben.post("/exercises/wall-squat/hide", {"reason": "Reports of pain."})
    assert hidden.status_code == 303
    page = client.get("/exercises/wall-squat").text
    assert "A moderator has taken this out of use" in page
    assert "Reports of pain." in page
    assert ben.get("/exercises/wall-squat/restore-hidden").status_code == 404
    with pytest.raises(Refused, match="Only a clinician can release"):
        exercise_holds.lift(ben.person, open_hold_id(), "It was another one.", utc_now())
    assert list_held_ids() == {"wall-squat"}
    assert okafor.post(f"{SQUAT}/lift/{open_hold_id()}", {"reason": "It was another one."}).status_code == 303
    assert list_held_ids() == frozenset()
    assert "taken this out of use" not in client.get("/exercises/wall-squat").text


def held_rows(page: str) -> dict[str, str]:
    """The rows of the list of holds by exercise."""
    rows = re.findall(r'<li class="row"><h2><a href="/exercises/([\w-]+)">(.*?)</li>', page, re.DOTALL)
    return {name: re.sub(r"<[^>]+>", " ", row) for name, row in rows}


def test_moderators_and_clinicians_read_all_that_is_held_back_by_whom_when_and_why(
    okafor: Browser, ben: Browser, dee: Browser, ana: Browser, client: Browser
) -> None:
    hold(okafor)
    ben.post("/exercises/bridge/hide", {"reason": "Reports of pain."})
    assert 'href="/mod/holds"' in ben.get("/mod").text
    assert 'href="/mod/holds"' in okafor.get("/mod/clinic").text
    today = f"{utc_now():%-d %B %Y}"
    for reader in (ben, dee, okafor):
        rows = held_rows(reader.get("/mod/holds").text)
        for name, *words in (
            ("wall-squat", "A clinician has seen a risk", RISK, "okafor", today),
            ("bridge", "A moderator has taken it out of use", "Reports of pain.", "ben", today),
            ("jump-rope", "Waits for a clinician", "Our exercise library", "30 November 2026"),
            ("quad-stretch", "Waits for a clinician: standing, holding on"),
        ):
            assert [one for one in words if one not in rows[name]] == []
        exercises = get_library().exercises
        assert set(rows) == {one.id for one in exercises.values() if not is_line_offered(one, None)}
    assert "Only a clinician can release them." in ben.get("/mod/holds").text
    assert "/mod/clinic/" not in ben.get("/mod/holds").text
    assert 'href="/mod/clinic/wall-squat"' in okafor.get("/mod/holds").text
    assert [one.get("/mod/holds").status_code for one in (ana, client)] == [404, 404]


def test_what_a_moderator_hid_too_stays_after_the_clinician_lets_go(okafor: Browser, ben: Browser) -> None:
    hold(okafor)
    hold_id = open_hold_id()
    ben.post(f"/mod/cases/exercise/{hold_id}", {"act": "hide", "reason": "Two members were hurt."})
    assert okafor.post(f"{SQUAT}/lift/{hold_id}", {"reason": "The step was mended."}).status_code == 303
    assert list_held_ids() == {"wall-squat"}
    assert f"{SQUAT}/lift/{open_hold_id()}" in okafor.get(SQUAT).text


def test_a_clinician_lifts_the_hold_with_a_reason_and_it_is_offered_again(okafor: Browser, client: Browser) -> None:
    hold(okafor)
    url = f"{SQUAT}/lift/{open_hold_id()}"
    assert f'<form method="post" action="{url}"' in okafor.get(SQUAT).text
    refused = okafor.post(url, {"reason": ""})
    assert refused.status_code == 422
    assert "Give a short reason. It stays with the exercise." in refused.text
    assert okafor.post(url, {"reason": "The step was mended."}).status_code == 303
    assert okafor.post(url, {"reason": "The step was mended."}).status_code == 404
    assert "/exercises/wall-squat" in client.get("/exercises?q=wall+squat").text
    assert "The step was mended." in okafor.get(SQUAT).text
    acts = select(ModlogEntry.act).where(ModlogEntry.noun == "exercise").order_by(ModlogEntry.id)
    assert db.session.scalars(acts).all() == ["hold", "lift"]


def test_a_risk_pressed_twice_is_one_hold_and_one_entry(okafor: Browser, ben: Browser) -> None:
    hold(okafor)
    hold(okafor)
    assert len(get_library().holds["wall-squat"]) == 1
    assert "1 left" in ben.get("/mod").text


def test_a_risk_without_words_is_refused_and_the_note_is_kept(okafor: Browser) -> None:
    sent = okafor.post(SQUAT, {"act": "risk", "note": "bad"})
    assert sent.status_code == 422
    assert "Say in a sentence what the risk is." in sent.text
    assert re.search(r">\s*bad</textarea>", sent.text)


def test_nobody_signs_what_is_held_back(okafor: Browser) -> None:
    seen = facts_on(okafor)
    hold(okafor)
    assert "Settle that first" in okafor.post(SQUAT, {"act": "sign", "facts": seen}).text


def test_an_exercise_that_is_held_cannot_leave_the_library(okafor: Browser, tmp_path: Path) -> None:
    free = next(one.id for one in get_library().exercises.values() if not (one.regressions or one.progressions))
    exercise_holds.see_risk(okafor.person, free, RISK, utc_now())
    data = json.loads((seeds_folder() / "exercises.json").read_text(encoding="utf-8"))
    data["exercises"] = [one for one in data["exercises"] if one["id"] != free]
    (tmp_path / "exercises.json").write_text(json.dumps(data), encoding="utf-8")
    (tmp_path / "studies.json").write_bytes((seeds_folder() / "studies.json").read_bytes())
    with pytest.raises(Exception, match=f"in use and can't be dropped: {free}"):
        library.load_library(tmp_path, utc_now())


def test_the_entry_of_a_risk_is_one_the_house_can_account_for(okafor: Browser) -> None:
    hold(okafor)
    assert flags(utc_now()).wrong == 0


def test_where_two_hold_an_exercise_the_desk_says_whose_word_comes_first(okafor: Browser, ben: Browser) -> None:
    hold(okafor)
    assert ben.post("/exercises/wall-squat/hide", {"reason": "Two members slid down."}).status_code == 303
    assert "first what okafor said" in okafor.get(SQUAT).text


def test_a_name_stands_under_the_picture_too_and_goes_when_the_pose_changes(okafor: Browser, client: Browser) -> None:
    assert "looked at the picture" in okafor.get(SQUAT).text
    sign(okafor)
    [row] = db.session.scalars(select(ExerciseReview)).all()
    assert row.pose_mark == pose_mark("wall-squat")
    assert "reviewed it and its picture" in okafor.get(SQUAT).text
    sign_under("an older pose")
    assert get_library().exercises["wall-squat"].review_status != "pt_reviewed"
    assert "reviewed it, and the picture has changed since" in okafor.get(SQUAT).text
    assert "The facts or the picture have changed since." in client.get("/exercises/wall-squat").text
    sign(okafor)
    assert get_library().exercises["wall-squat"].review_status == "pt_reviewed"
    assert len(db.session.scalars(select(ExerciseReview)).all()) == 1


def test_a_name_from_before_there_were_pictures_still_stands_under_the_facts(okafor: Browser) -> None:
    sign(okafor)
    sign_under("")
    assert get_library().exercises["wall-squat"].review_status == "pt_reviewed"
    assert "reviewed it:" in okafor.get(SQUAT).text


def sign_under(mark: str) -> None:
    """As if every name had been given under another picture, or ("") under none."""
    db.session.execute(update(ExerciseReview).values(pose_mark=mark))
    db.session.execute(update(LibraryMeta).values(desk_stamp=f"now {mark}"))
    db.session.commit()
