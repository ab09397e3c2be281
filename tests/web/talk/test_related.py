"""What else is about the same as a thread: a page of its own, as each person may read it now."""

from forum.actions.moderation import moderation
from forum.jobs import indexing
from tests.fixtures.house import Browser, Maker

TITLE = "Calf stretches on the stairs"


def make_two(make: Maker, browser: Browser) -> tuple[int, int]:
    """Two threads about the same, found by the search."""
    ids = make.thread(browser.person, title=TITLE), make.thread(browser.person, title=f"{TITLE}, who does them?")
    indexing.rebuild()
    return ids


def test_a_thread_leads_on_to_others_about_the_same_and_to_exercises(
    client: Browser, ana: Browser, make: Maker
) -> None:
    first, _other = make_two(make, ana)
    thread = client.get(f"/t/{first}", follow_redirects=True).text
    assert f'<a href="/t/{first}/related">' in thread
    page = client.get(f"/t/{first}/related").text
    assert f"{TITLE}, who does them?" in page
    assert '<a href="/exercises/calf-stretch' in page
    assert 'aria-label="Safety"' in page


def test_what_is_hidden_meanwhile_is_told_to_nobody(client: Browser, ana: Browser, ben: Browser, make: Maker) -> None:
    first, other = make_two(make, ana)
    assert "who does them?" in client.get(f"/t/{first}/related").text
    moderation.hide(ben.person, "thread", other, "It is a copy of the other.", make.now)
    assert "who does them?" not in client.get(f"/t/{first}/related").text


def test_a_hidden_thread_has_no_such_page(client: Browser, ana: Browser, ben: Browser, make: Maker) -> None:
    first, _other = make_two(make, ana)
    moderation.hide(ben.person, "thread", first, "It is a copy of the other.", make.now)
    assert client.get(f"/t/{first}/related").status_code == 404
    assert ben.get(f"/t/{first}/related").status_code == 200


def test_a_thread_like_no_other_says_so_and_offers_the_search(client: Browser, ana: Browser, make: Maker) -> None:
    lonely = make.thread(ana.person, title="Zyxwv qwrtp")
    indexing.rebuild()
    page = client.get(f"/t/{lonely}/related").text
    assert "Nothing else is about this yet" in page
    assert 'href="/search?q=Zyxwv%20qwrtp"' in page
