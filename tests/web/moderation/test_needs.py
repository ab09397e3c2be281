"""What an exercise helps with: said by rule, judged by a clinician, obeyed by search."""

import re
from typing import Any

from sqlalchemy import select

from forum.actions.members import members
from forum.clock import utc_now
from forum.models import ModlogEntry, NeedVerdict, db
from forum.queries.library.exercises import get_library
from forum.search import parse_query
from forum.search.understanding.finder import find_exercises
from forum.search.understanding.needs import list_needs
from tests.fixtures.house import Browser

SQUAT, PAGE = "/mod/clinic/wall-squat", "/exercises/wall-squat"


def shown_on(page: str) -> list[str]:
    return re.findall(r'name="shown" value="([\w-]+)"', page)


def judge(browser: Browser, *wrong: str, note: str = "", url: str = SQUAT) -> Any:
    shown = [one.id for one in list_needs(get_library().exercises[url.rpartition("/")[2]])]
    return browser.post(f"{url}/needs", {"shown": shown, "wrong": list(wrong), "note": note})


def titles(page: str) -> list[str]:
    part = page.partition("<h2>Helps with</h2>")[2].partition("</section>")[0]
    return re.findall(r'<a href="/exercises\?q=[^"]+">([^<]+)</a>', part)


def found_for(title: str) -> set[str]:
    return {one.id for one in find_exercises(parse_query(title), get_library().exercises).exercises}


def test_an_exercise_says_what_it_helps_with_and_that_nobody_has_gone_through_it(client: Browser) -> None:
    page = client.get(PAGE).text
    assert titles(page) == [one.title for one in list_needs(get_library().exercises["wall-squat"])]
    assert titles(page)
    assert "No clinician has gone through this list yet." in page


def test_each_of_them_leads_to_exercises_for_it(client: Browser) -> None:
    for title in titles(client.get(PAGE).text):
        assert "wall-squat" in found_for(title)
        assert f">{title} " in client.get("/exercises", query_string={"q": title}).text


def test_a_clinician_takes_one_away_and_members_and_search_obey(okafor: Browser, client: Browser) -> None:
    first, *others = list_needs(get_library().exercises["wall-squat"])
    assert "wall-squat" in found_for(first.title)
    assert judge(okafor, first.id, note="It is for the thigh.").status_code == 303
    page = client.get(PAGE).text
    assert titles(page) == [one.title for one in others]
    assert "okafor went through this list on" in page
    assert "wall-squat" not in found_for(first.title)
    entry = db.session.scalars(select(ModlogEntry).order_by(ModlogEntry.id.desc())).first()
    assert entry is not None
    assert entry.reason == f"It helps with {len(others)} of {len(others) + 1} that our rules name. It is for the thigh."


def test_what_was_taken_away_stays_on_the_desk_ticked_and_comes_back(okafor: Browser, client: Browser) -> None:
    before = titles(client.get(PAGE).text)
    first = shown_on(okafor.get(SQUAT).text)[0]
    judge(okafor, first)
    desk = okafor.get(SQUAT).text
    assert re.search(rf'value="{first}" checked', desk)
    judge(okafor)
    assert titles(client.get(PAGE).text) == before


def test_the_facts_that_a_name_stands_under_are_the_same(okafor: Browser) -> None:
    before = get_library().hashes["wall-squat"]
    judge(okafor, shown_on(okafor.get(SQUAT).text)[0])
    assert get_library().hashes["wall-squat"] == before


def test_what_the_page_did_not_show_is_not_judged(okafor: Browser) -> None:
    sent = {"shown": ["grip", "no-such-need"], "wrong": ["grip", "x" * 150], "note": ""}
    assert okafor.post(f"{SQUAT}/needs", sent).status_code == 303
    assert db.session.scalars(select(NeedVerdict)).all() == []


def test_a_note_that_is_too_long_stays_in_its_box(okafor: Browser) -> None:
    answer = judge(okafor, note="word " * 500)
    assert answer.status_code == 422
    assert "word word" in answer.text


def test_with_the_role_go_the_verdicts(okafor: Browser, dee: Browser, client: Browser) -> None:
    before = titles(client.get(PAGE).text)
    judge(okafor, shown_on(okafor.get(SQUAT).text)[0])
    members.change_role(dee.person, okafor.person.id, "member", "She has left the clinic.", utc_now())
    assert titles(client.get(PAGE).text) == before
