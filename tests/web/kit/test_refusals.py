"""A form that is refused comes back with everything that is wrong, whatever kind of form it is."""

import re
from collections.abc import Callable
from html import unescape

import pytest

from tests.fixtures.house import Browser, Maker

SUMMARY = re.compile(r"<section[^>]* data-errors .*?</section>", re.DOTALL)


def wrong_with(page: str) -> list[tuple[str, str]]:
    """The lines of the list above the form: the input each leads to, and its words."""
    (summary,) = SUMMARY.findall(page)
    lines = re.findall(r'<li>(?:<a href="#([^"]+)">)?([^<]+)', summary)
    return [(place, unescape(words)) for place, words in lines]


@pytest.mark.parametrize(
    ("path", "typed", "place"),
    [
        ("/routines/new", {"title": ""}, "title"),
        ("/routines/new", {"title": "Mornings", "provenance": "guessed"}, "provenance-0"),
        ("/routines/{routine}/edit", {"title": "x" * 200}, "title"),
        ("/routines/{routine}/publish", {"state": "sideways"}, ""),
        ("/programmes/{programme}/edit", {"title": "Twelve weeks", "weeks": "a while"}, "weeks"),
        ("/programmes/{programme}/check-in", {"week": "1", "felt": "purple"}, "felt"),
        ("/me/password", {}, "current_password"),
    ],
)
def test_ana_is_led_to_what_is_wrong(ana: Browser, make: Maker, path: str, typed: dict[str, str], place: str) -> None:
    ids = {"routine": make.routine(ana.person), "programme": make.programme(ana.person)}
    if path.endswith("check-in"):
        ana.post(f"/programmes/{ids['programme']}/start")
    seen = re.search(r'name="seen" value="([^"]+)"', ana.get(path.format(**ids)).text) if "edit" in path else None
    sent = ana.post(path.format(**ids), typed | ({"seen": seen[1]} if seen else {}))
    assert sent.status_code == 422
    assert "<title>Error: " in sent.text
    assert wrong_with(sent.text)[0][0] == place
    assert not place or f'id="{place}"' in sent.text


def test_a_refusal_without_a_form_to_show_says_that_it_could_not_be_done(ana: Browser, make: Maker) -> None:
    sent = ana.post(f"/routines/{make.routine(ana.person)}/helpful")
    assert sent.status_code == 422
    assert "That could not be done" in sent.text


def test_somebody_who_may_not_do_it_at_all_is_told_that_they_may_not(
    enter: Callable[[str], Browser], ana: Browser, ben: Browser, make: Maker
) -> None:
    card = make.routine(ana.person)
    make.member("eve", confirmed=False)
    ben.post("/mod/members/cleo/suspend", {"days": "7", "reason": "A pause."})
    for name in ("eve", "cleo"):
        sent = enter(name).post(f"/routines/{card}/helpful")
        assert sent.status_code == 403
        assert "You cannot do that here" in sent.text
