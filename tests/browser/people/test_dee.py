"""Story: Dee sets up a community with her own name and colours, and mends a job that failed."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.steps import fill, follow, main, press, see, see_title, visit
from tests.fixtures.browser import ACT_WITHIN_MS, HEIGHT, View, Watch
from tests.fixtures.served import ServedHouse, wait_until

pytestmark = pytest.mark.browser
PASSWORD = "three warm kettles"
WHY = "A file or folder is not as it should be."


@pytest.fixture
def new_house(tmp_path: Path) -> Iterator[ServedHouse]:
    """A house that nobody has set up yet, whose letters can't leave: a file lies in their way."""
    house = ServedHouse(tmp_path / "instance")
    house.instance.mkdir()
    (house.instance / "mail").write_text("in the way")
    said = house.run("init")
    (house.instance / "key").write_text(said.stdout.splitlines()[-1])
    house.start()
    yield house
    house.stop()


@pytest.fixture(params=[View(320, has_scripts=False), View(1280, has_scripts=True)], ids=str)
def open_window(
    request: pytest.FixtureRequest, new_house: ServedHouse, chromium_browser: Browser
) -> Iterator[Callable[[], Page]]:
    """Opens a window for one more person; at the end none of their pages may have done anything wrong."""
    view, watch, contexts = request.param, Watch(urlsplit(new_house.url).netloc), list[BrowserContext]()

    def open_one() -> Page:
        context = chromium_browser.new_context(
            base_url=new_house.url,
            viewport={"width": view.width, "height": HEIGHT},
            java_script_enabled=view.has_scripts,
        )
        context.set_default_timeout(ACT_WITHIN_MS)
        watch.follow(context)
        contexts.append(context)
        return context.new_page()

    yield open_one
    for context in contexts:
        context.close()
    assert not watch.faults, "\n".join(watch.faults)


def become_admin(page: Page, house: ServedHouse) -> None:
    """Open the first page with the key that `init` printed."""
    visit(page, "/first-run")
    fill(page, "Key", (house.instance / "key").read_text())
    fill(page, "User name", "dee")
    fill(page, "Email address", "dee@example.org")
    fill(page, "Password", PASSWORD)
    press(page, "Become admin")
    see_title(page, "First things")


def choose_look(page: Page) -> None:
    """A name, a picture and colours; one that is too pale is refused, and the nearest that works is taken."""
    see_title(page, "Name and colours")
    fill(page, "Name of the site", "Walk With Us")
    main(page).get_by_text("A heart", exact=True).click()
    main(page).get_by_text("Colours of your own, below", exact=True).click()
    if not main(page).get_by_label("Links, on light pages").is_visible():
        main(page).locator("summary", has_text="Colours of your own").click()
    fill(page, "Buttons and headings of cards, on light pages", "#ff9900")
    press(page, "Save")
    expect(page).to_have_title(re.compile("^Error: "))
    words = main(page).locator("p.wrong").inner_text()
    better = re.search(r"The nearest that works is (#[0-9a-f]{6})", words)
    assert better is not None, words
    fill(page, "Buttons and headings of cards, on light pages", better[1])
    press(page, "Save")
    see_title(page, "Admin")
    expect(page).to_have_title("Admin – Walk With Us")


def test_dee_sets_up_her_community_and_mends_a_failed_job(
    open_window: Callable[[], Page], new_house: ServedHouse
) -> None:
    page, visitor = open_window(), open_window()
    visit(visitor, "/")
    see(visitor, "This place is new")
    become_admin(page, new_house)
    press(page, "Open these categories")
    see(page, "6 categories are open.")
    follow(page, "name and colours")
    choose_look(page)
    visit(visitor, "/")
    expect(visitor).to_have_title(re.compile("^Walk With Us: "))
    expect(visitor.get_by_role("banner").get_by_role("link", name="Walk With Us")).to_be_visible()
    see(visitor, "Share a routine")

    visit(visitor, "/forgot")
    fill(visitor, "User name or email address", "dee")
    press(visitor, "Send me the link")
    wait_until(lambda: WHY in page_text(page, "/admin/jobs"), "a letter that failed, and why")
    see(page, "A letter: reset")
    Path(new_house.instance / "mail").unlink()
    main(page).get_by_role("button", name=re.compile("^Try again now")).first.click()
    see(page, "Jobs to be tried again now: 1.")
    letter = new_house.wait_for_mail("dee@example.org")
    assert "The Walk With Us team" in letter.get_content()
    wait_until(lambda: "Sent" in page_text(page, "/admin/letters"), "the letter to be noted")


def page_text(page: Page, url: str) -> str:
    """What a page says now."""
    visit(page, url)
    return main(page).inner_text()
