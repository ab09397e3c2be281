"""A card taken away as files, brought back, and shown inside other pages."""

import io
import json
import re
from dataclasses import replace
from html import unescape
from typing import Any

import pytest

from forum.actions.routines import publishing
from forum.formats.routines.csv_table import routine_to_csv
from forum.models import Routine, db
from forum.rules.routines.fields import fields_of
from forum.rules.routines.routines import Card, Item
from forum.rules.routines.safety import STOP_RULES
from tests.fixtures.house import Browser, Maker
from tests.samples.calendars import events_in, repeats
from tests.samples.library import EXERCISES, STORY_CARD

WHOLE = replace(
    STORY_CARD,
    items=(
        Item(
            exercise_id="heel-raise", sets=2, reps=10, reps_max=15, sides="each", first_side="weaker", first_reps=6,
            pace="slow", effort=4, effort_words="I can talk", band="red", band_doubled=True, load_kg=1.5,
            spotter="recommended", equipment=("chair", "wall"), note="=1+1 #hash $dollar 😀", rest_s=0,
        ),
        *STORY_CARD.items,
    ),
    weeks=6,
    cert_12_setting="At home; and in the hall",
)  # fmt: skip
ENDINGS = ("json", "ics", "csv", "md", "fhir.json")


def bring(person: Browser, text: str | bytes, name: str = "card.json", **more: str) -> Any:
    file = (io.BytesIO(text.encode() if isinstance(text, str) else text), name)
    return person.post("/routines/import", {"file": file, **more})


def draft_fields(address: str) -> dict[str, str]:
    draft = db.session.get_one(Routine, int(address.split("/")[2])).draft
    assert draft is not None
    return dict(draft["fields"])


@pytest.mark.parametrize("ending", ["json", "csv"])
def test_a_file_brought_back_gives_the_same_card(
    ending: str, client: Browser, ana: Browser, cleo: Browser, make: Maker
) -> None:
    card_id = make.routine(ana.person, WHOLE)
    taken = client.get(f"/routines/{card_id}/v/1.{ending}")
    assert taken.status_code == 200
    sent = bring(cleo, taken.get_data(as_text=True), f"card.{ending}")
    assert sent.status_code == 303
    made = sent.headers["Location"]
    assert draft_fields(made) == fields_of(WHOLE)
    cleo.post(made.replace("edit", "publish"), {"state": "private"})
    assert cleo.get(made.replace("/edit", "/v/1.csv")).data == taken.data or ending == "json"


def test_the_text_of_a_file_can_be_pasted_as_well(ana: Browser) -> None:
    sent = ana.post("/routines/import", {"text": routine_to_csv(STORY_CARD, EXERCISES).decode()})
    assert draft_fields(sent.headers["Location"]) == fields_of(STORY_CARD)


def plan(**changes: object) -> str:
    card = {"title": "One", "items": [{"exercise_id": "bridge", "reps": 5}]} | changes
    return json.dumps({"strideshare": {"format": 1, "card": card}})


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "Choose a file first"),
        ("{", "damaged"),
        ("[" * 100_000, "not a Strideshare routine card"),
        ('{"a": ' * 50_000, "damaged"),
        ('{"a": 1}', "not a Strideshare routine card"),
        (plan(mood="blue"), "mood"),
        (plan(items=[{"exercise_id": "trombone"}]), "not in our library"),
        (plan(items=[{"exercise_id": "bridge"}] * 80), "at most 40 exercises"),
        (plan(items=[{"exercise_id": "bridge", "reps": 10_000}]), "between 1 and 200"),
        (plan(items=[{"exercise_id": "bridge", "colour": "red"}]), "colour"),
        (plan(items=[{"exercise_id": "bridge", "reps": "=1+1"}]), "Exercise 1, reps: Write a number"),
        (plan(items="many"), "should be a list"),
        ("a;b;c", "not a Strideshare routine card"),
        ("x" * 300_001, "too big"),
    ],
)
def test_a_file_that_is_no_card_is_refused_in_words_and_its_text_kept(text: str, says: str, ana: Browser) -> None:
    page = ana.post("/routines/import", {"text": text})
    assert page.status_code == 422
    assert says in unescape(page.text)
    if len(text) < 1_000:
        assert text in unescape(page.text)


def test_a_file_of_another_kind_is_refused_in_words(ana: Browser) -> None:
    page = bring(ana, b"\xff\xfe\x00PNG", "photo.png")
    assert page.status_code == 422
    assert "not readable text" in page.text


def test_files_are_taken_at_no_other_door(ana: Browser) -> None:
    sent = ana.post("/routines/new", {"title": "One", "file": (io.BytesIO(b"x"), "x.csv")})
    assert sent.status_code == 415


def test_the_same_file_sent_twice_makes_one_draft(ana: Browser) -> None:
    first, second = (bring(ana, plan(), idempotency_key="once") for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"]


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_files_of_a_private_card_are_its_owners_alone(
    ending: str, client: Browser, ana: Browser, cleo: Browser, make: Maker
) -> None:
    card_id = make.routine(ana.person, state="private")
    url = f"/routines/{card_id}/v/1.{ending}"
    assert ana.get(url).status_code == 200
    assert cleo.get(url).status_code == client.get(url).status_code == 404


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_file_that_a_browser_has_is_not_sent_again(ending: str, client: Browser, ana: Browser, make: Maker) -> None:
    url = f"/routines/{make.routine(ana.person)}/v/1.{ending}"
    first = client.get(url)
    again = client.get(url, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_file_stands_beside_the_card_and_beside_the_version(
    ending: str, client: Browser, ana: Browser, make: Maker
) -> None:
    card_id = make.routine(ana.person)
    beside = client.get(f"/routines/{card_id}/corner-and-counter.{ending}")
    assert beside.status_code == 200
    assert beside.mimetype == client.get(f"/routines/{card_id}/v/1.{ending}").mimetype
    old = client.get(f"/routines/{card_id}/old-name.{ending}")
    assert old.headers["Location"].endswith(f"/routines/{card_id}/corner-and-counter.{ending}")


def test_cleo_takes_a_calendar_on_her_own_days(client: Browser, ana: Browser, make: Maker) -> None:
    card_id = make.routine(ana.person)
    taken = client.get(f"/routines/{card_id}/v/1.ics?days=TU&days=SA&time=09:30&start=2027-01-01&weeks=4")
    [event] = events_in(taken.data)
    assert repeats(event)["BYDAY"] == ["TU", "SA"]
    assert str(event.decoded("dtstart")) == "2027-01-02 09:30:00"
    assert STORY_CARD.title not in taken.text


def test_a_calendar_on_no_day_we_know_is_asked_for_again(client: Browser, ana: Browser, make: Maker) -> None:
    page = client.get(f"/routines/{make.routine(ana.person)}/v/1.ics?days=Funday&time=11:15")
    assert page.status_code == 422
    assert "is no day" in page.text
    assert 'value="11:15"' in page.text


def test_the_page_of_files_names_them_all_without_an_account(client: Browser, ana: Browser, make: Maker) -> None:
    card_id = make.routine(ana.person)
    page = client.get(f"/routines/{card_id}/take").text
    for ending in (*ENDINGS, "pdf", "png", "qr.svg"):
        assert f"/routines/{card_id}/v/1.{ending}" in page, ending
    assert f"/r/{card_id}" in page
    assert client.get(f"/routines/{make.routine(ana.person, state='private')}/take").status_code == 404


def test_a_card_may_stand_in_any_page_without_script_and_with_its_warnings(
    client: Browser, ana: Browser, make: Maker
) -> None:
    page = client.get(f"/embed/routines/{make.routine(ana.person)}")
    policy = page.headers["Content-Security-Policy"]
    assert "frame-ancestors *" in policy
    assert "script-src" not in policy
    assert "<script" not in page.text
    for words in ("Eyes closed: have someone beside you", "High fall risk", *STOP_RULES):
        assert words in page.text
    assert "frame-ancestors 'none'" in client.get("/").headers["Content-Security-Policy"]


def test_a_private_card_is_embedded_for_nobody_not_even_its_owner(ana: Browser, make: Maker) -> None:
    assert ana.get(f"/embed/routines/{make.routine(ana.person, state='private')}").status_code == 404


@pytest.mark.parametrize("path", ["/routines/{}", "/routines/{}/corner-and-counter", "/routines/{}/v/1", "/r/{}"])
def test_another_site_learns_how_to_embed_a_card(path: str, client: Browser, ana: Browser, make: Maker) -> None:
    card = replace(STORY_CARD, title='Legs "and" <b>')
    card_id = publishing.add_card(ana.person, card, make.now)
    home = client.app.config["HOUSE"].base_url
    found = client.get("/oembed", query_string={"url": home + path.format(card_id), "maxwidth": "300"})
    told = found.get_json()
    assert (told["version"], told["type"], told["width"]) == ("1.0", "rich", 300)
    assert f"/embed/routines/{card_id}" in told["html"]
    assert "<b>" not in told["html"]


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({}, 404),
        ({"url": "https://evil.example.org/routines/1"}, 404),
        ({"url": "/routines/999"}, 404),
        ({"url": "/routines/99999999999"}, 404),
        ({"url": "/t/1"}, 404),
        ({"url": "/routines/1", "format": "xml"}, 501),
    ],
)
def test_nothing_else_can_be_embedded(query: dict[str, str], status: int, client: Browser) -> None:
    assert client.get("/oembed", query_string=query).status_code == status


def test_an_embed_of_a_version_stays_at_that_version(client: Browser, ana: Browser, make: Maker) -> None:
    card_id = make.routine(ana.person, Card(title="One", items=(Item(exercise_id="bridge", reps=5),)))
    told = client.get("/oembed", query_string={"url": f"/routines/{card_id}/v/1"}).get_json()
    assert re.search(rf'src="[^"]*/embed/routines/{card_id}/v/1"', told["html"])


def test_programs_that_read_the_page_find_the_card_in_it_and_nothing_gets_out_of_the_block(
    client: Browser, ana: Browser, make: Maker
) -> None:
    hostile = replace(STORY_CARD, title="</script><script>alert(1)</script>", note="<!-- & \u2028")
    page = client.get(f"/routines/{make.routine(ana.person, hostile)}", follow_redirects=True).text
    [block] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert json.loads(block)["name"] == hostile.title
    assert "alert(1)</script>" not in page
    private = make.routine(ana.person, state="private")
    assert 'ld+json">{' not in ana.get(f"/routines/{private}", follow_redirects=True).text


def test_a_card_that_is_passed_on_shows_its_name_and_picture(client: Browser, ana: Browser, make: Maker) -> None:
    card_id = make.routine(ana.person)
    page = client.get(f"/routines/{card_id}", follow_redirects=True).text
    assert '<meta property="og:title" content="Corner and counter">' in page
    assert re.search(rf'og:image" content="http[^"]+/routines/{card_id}/v/1\.png"', page)
    assert "application/json+oembed" in page
