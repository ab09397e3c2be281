"""Pictures of exercises, as a browser gets them, and where the pages show them."""

import gzip
import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from forum.figures import shelf
from forum.rules.routines.routines import Item
from tests.fixtures.house import Browser, Maker
from tests.samples.library import STORY_CARD

HEEL = "/figures/heel-raise"


def test_a_visitor_gets_the_picture_of_an_exercise(client: Browser) -> None:
    sent = client.get(f"{HEEL}.svg")
    assert sent.status_code == 200
    assert sent.headers["Content-Type"] == "image/svg+xml"
    assert ElementTree.fromstring(sent.text).tag.endswith("svg")


@pytest.mark.parametrize("address", ["", "/strip", "/moving"])
def test_a_picture_has_no_style_and_no_script(client: Browser, address: str) -> None:
    text = client.get(f"{HEEL}{address}.svg").text
    assert re.findall("<style|<script|style=|href=| on[a-z]+=", text) == []


@pytest.mark.parametrize(
    "wrong",
    [
        "/figures/heel-rise.svg",
        f"{HEEL}.svg?side=top",
        f"{HEEL}.svg?look=pink",
        f"{HEEL}/moving.svg?side=",
        "/figures/_sit.svg",
    ],
)
def test_an_unknown_exercise_side_or_look_is_not_found(client: Browser, wrong: str) -> None:
    assert client.get(wrong).status_code == 404


def test_an_address_with_the_version_is_kept_for_ever(client: Browser) -> None:
    sent = client.get(f"{HEEL}.svg?v={shelf.version('heel-raise')}")
    assert "immutable" in sent.headers["Cache-Control"]
    assert "no-cache" in client.get(f"{HEEL}.svg?v=old").headers["Cache-Control"]


def test_a_browser_that_has_the_picture_is_told_so(client: Browser) -> None:
    first = client.get(f"{HEEL}.svg")
    again = client.get(f"{HEEL}.svg", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.text) == (304, "")
    assert not first.headers["ETag"].startswith("W/")


def test_a_picture_comes_gzipped_to_who_takes_it(client: Browser) -> None:
    sent = client.get(f"{HEEL}.svg", headers={"Accept-Encoding": "gzip"})
    assert sent.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(sent.data).decode() == client.get(f"{HEEL}.svg").text


def test_the_left_side_is_the_mirrored_picture(client: Browser) -> None:
    assert "scale(-1 1)" in client.get("/figures/standing-march.svg?side=left").text
    assert "scale(-1 1)" not in client.get("/figures/standing-march.svg?side=right").text


def test_a_movement_waits_for_a_press_and_plays_five_times(client: Browser) -> None:
    text = client.get(f"{HEEL}/moving.svg").text
    assert set(re.findall(r'begin="([^"]+)"', text)) == {"f_heel_raise.click"}
    assert set(re.findall(r'repeatCount="([^"]+)"', text)) == {"5"}


def test_a_movement_whose_link_was_pressed_begins_at_once(client: Browser) -> None:
    text = client.get(f"{HEEL}/moving.svg?play=now").text
    assert set(re.findall(r'begin="([^"]+)"', text)) == {"0s"}


def test_the_page_of_an_exercise_shows_it_large_with_play_and_in_words(client: Browser) -> None:
    page = client.get("/exercises/heel-raise").text
    assert 'alt="Standing in front of a worktop, both hands on the worktop. Both heels rise; the hips rise."' in page
    assert "Play it five times" in page
    assert "The picture in words" in page


def test_an_exercise_without_movement_has_nothing_to_play(client: Browser) -> None:
    assert "Play it five times" not in client.get("/exercises/tandem-stance").text


def test_the_library_shows_a_thumb_beside_every_name(client: Browser) -> None:
    page = client.get("/exercises").text
    thumbs = re.findall(r'<img src="/figures/([\w-]+)\.svg[^>]* alt="" [^>]*loading="lazy"', page)
    names = re.findall(r'<h3><a href="/exercises/([\w-]+)">', page)
    assert thumbs == names


def test_every_line_of_a_card_has_its_thumb(client: Browser, ana: Browser, make: Maker) -> None:
    card_id = make.routine(ana.person)
    page = client.get(f"/routines/{card_id}", follow_redirects=True).text
    steps = re.findall(r'<h3><span class="nth">.+?</span></span> <a href="/exercises/([\w-]+)">', page)
    assert steps
    assert (
        re.findall(r'<span class="thumb" id="figure-[0-9]+">[^§]*?/figures/([\w-]+)\.svg', page)[: len(steps)] == steps
    )


def test_who_chose_dark_gets_dark_pictures(client: Browser) -> None:
    client.client.set_cookie("display", "theme=dark", domain="127.0.0.1")
    page = client.get("/exercises/heel-raise").text
    assert set(re.findall(r'<img src="/figures/heel-raise\.svg[^"]*look=(\w+)', page)) == {"dark"}
    assert "prefers-color-scheme: dark)" not in page


def test_who_chose_nothing_gets_what_their_system_asks_for(client: Browser) -> None:
    page = client.get("/exercises/heel-raise").text
    assert re.search(r'<source srcset="[^"]*look=dark" media="\(prefers-color-scheme: dark\)">', page)


def test_forced_colours_get_the_picture_with_black_outlines_whatever_theme_was_chosen(client: Browser) -> None:
    source = r'<source srcset="[^"]*look=contrast" media="\(forced-colors: active\)">'
    assert re.search(source, client.get("/exercises/heel-raise").text)
    client.post("/settings/display", data={"theme": "light"})
    assert re.search(source, client.get("/exercises/heel-raise").text)


def test_a_page_says_which_of_its_positions_the_picture_shows(client: Browser) -> None:
    said = client.get("/exercises/target-reach").text
    assert "The picture shows it sitting. You can also do it: standing, holding on." in said
    assert "The picture shows it" not in client.get("/exercises/heel-raise").text


def timing_of(picture: str) -> tuple[str, str, list[float]]:
    """The length of a moving picture, how often it plays, and the share of it at each frame."""
    [(length, repeats, shares)] = set(re.findall(r'dur="([^"]+)" repeatCount="([^"]+)" keyTimes="([^"]+)"', picture))
    return length, repeats, [float(share) for share in shares.split(";")]


def test_a_movement_is_as_fast_as_the_line_that_shows_it(client: Browser) -> None:
    usual = client.get(f"{HEEL}/moving.svg").text
    slow = client.get(f"{HEEL}/moving.svg?out=3&hold=5&back=4&times=2").text
    length, repeats, shares = timing_of(slow)
    assert (length, repeats) == ("12.8s", "2")  # 3 up, 5 held, 4 down, and a moment below
    up, held = shares[5] * 12.8, (shares[6] - shares[5]) * 12.8
    assert (round(up, 1), round(held, 1)) == (3.0, 5.0)
    assert [re.sub(r' dur="[^"]+" repeatCount="[^"]+" keyTimes="[^"]+"', "", one) for one in (usual, slow)] == [
        re.sub(r' dur="[^"]+" repeatCount="[^"]+" keyTimes="[^"]+"', "", usual)
    ] * 2


@pytest.mark.parametrize("wrong", ["out=21", "hold=11", "back=-1", "times=0", "times=6", "out=1.5", "hold=", "out=٣"])
def test_a_tempo_that_no_figure_has_is_not_found(client: Browser, wrong: str) -> None:
    assert client.get(f"{HEEL}/moving.svg?{wrong}").status_code == 404


def test_a_line_of_a_card_plays_at_its_own_tempo(client: Browser, ana: Browser, make: Maker) -> None:
    lines = (
        Item(exercise_id="heel-raise", sets=2, reps=3, move_s=2, hold_s=30, return_s=4),
        Item(exercise_id="sit-to-stand", sets=1, reps=8),
        Item(exercise_id="standing-march", reps=4, move_s=2),
    )
    card_id = make.routine(ana.person, replace(STORY_CARD, items=lines))
    page = client.get(f"/routines/{card_id}", follow_redirects=True).text
    steps = page[page.index("The steps") :]
    assert "play=now&amp;out=2&amp;hold=10&amp;back=4&amp;times=3" in steps
    assert steps.count("Play at this tempo") == 1
    assert steps.count("Play, shorter than written") == 1  # 30 seconds are shown as 10
    assert 'data-play="figure-2"' in steps
    assert 'id="figure-2"' in steps
