"""A member chooses one of our pictures, or the first letter of their name."""

from typing import Any

import pytest

from forum.paths import static_folder
from forum.rules.members.pictures import PICTURES
from tests.fixtures.house import Browser, Maker


def saved(who: Browser, **fields: Any) -> int:
    return who.post("/me/profile", {"about": "", "display_name": ""} | fields).status_code


def test_the_picture_stands_beside_what_ana_writes_and_on_her_page(ana: Browser, make: Maker, client: Browser) -> None:
    thread_id = make.thread(ana.person)
    url = f"/t/{thread_id}/standing-on-one-leg"
    assert ">A</span>" in client.get(url).text
    assert saved(ana, picture="moon") == 303
    for page in (client.get(url).text, client.get("/u/ana").text):
        assert "#moon" in page
        assert ">A</span>" not in page
    assert 'value="moon" checked' in ana.get("/me/profile").text
    assert saved(ana, picture="") == 303
    assert "#moon" not in client.get(url).text


def test_a_form_that_names_no_picture_leaves_it(ana: Browser, client: Browser) -> None:
    saved(ana, picture="sun")
    saved(ana)
    assert "#sun" in client.get("/u/ana").text


@pytest.mark.parametrize("picture", ["https://x.example.org/me.png", "nothing", "../sun", "sun' onload='"])
def test_nothing_but_ours_is_taken(ana: Browser, client: Browser, picture: str) -> None:
    assert saved(ana, picture=picture) == 422
    assert "face f" in client.get("/u/ana").text


def test_each_of_them_is_there() -> None:
    symbols = (static_folder() / "icons.svg").read_text()
    assert [name for name in PICTURES if name and f'id="{name}"' not in symbols] == []
