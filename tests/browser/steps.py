"""What people do again and again at their browser, in their words."""

import re
from email.message import EmailMessage
from typing import Any, Literal

import pytest
from playwright.sync_api import Locator, Page, Response, expect

from tests.fixtures.house import PASSWORD

MOST_STEPS = 80  # of Tab, on a page
PHONE_BELOW = 640  # on narrow windows the links of the head wait behind a Menu button


def main(page: Page) -> Locator:
    """The page without its head and foot."""
    return page.get_by_role("main")


def press(page: Page, label: str) -> None:
    """Press the button with this label, and wait for the whole of the page that answers."""
    main(page).get_by_role("button", name=label, exact=True).click()
    page.wait_for_load_state("domcontentloaded")


def follow(page: Page, label: str) -> None:
    """Follow the link with this label, and wait for the whole of the page that it leads to."""
    main(page).get_by_role("link", name=label, exact=True).click()
    page.wait_for_load_state("domcontentloaded")


def follow_in_menu(post: Locator, label: str) -> None:
    """Follow the link with this label, in the menu of a post where it waits there."""
    menu, link = post.locator("summary", has_text="More"), post.get_by_role("link", name=label)
    if menu.count() and not link.is_visible():
        menu.click()
    link.click()


def fill(page: Page, label: str, text: str) -> None:
    """Write into the box with this label."""
    main(page).get_by_label(label, exact=True).fill(text)


def open_line(page: Page, number: int) -> None:
    """Open the fields of one exercise in the builder, unless they stand open."""
    fields = main(page).locator(f"#line-{number} details.change")
    if fields.get_attribute("open") is None:
        fields.locator("> summary").click()


def see(page: Page, words: str | re.Pattern[str]) -> None:
    """The page says this where everybody can see it."""
    expect(main(page).get_by_text(words).first).to_be_visible()


def see_title(page: Page, words: str | re.Pattern[str]) -> None:
    """The page is called this, in its one h1."""
    expect(page.get_by_role("heading", level=1)).to_have_text(words)


def open_menu(page: Page) -> None:
    """Get the links of the head into view, on a phone too."""
    size = page.viewport_size
    if size and size["width"] < PHONE_BELOW:
        page.get_by_role("banner").get_by_text("Menu", exact=True).click()


def go_by_menu(page: Page, label: str) -> None:
    """Follow a link in the head of the page."""
    open_menu(page)
    page.get_by_role("banner").get_by_role("link", name=label).locator("visible=true").click()


def visit(page: Page, path: str) -> Response:
    """Open an address; says how it was answered."""
    answer = page.goto(path)
    assert answer is not None
    return answer


# The cookies that somebody got when they logged in by the form, for their other stories.
_logged_in: dict[str, Any] = {}


def log_in(page: Page, name: str, password: str = PASSWORD) -> None:
    """Be logged in, at the front page: by the form, unless the cookies of an earlier story still hold."""
    if name in _logged_in:
        page.context.add_cookies(_logged_in[name])
        visit(page, "/")
        if page.get_by_role("heading", level=1).inner_text() == f"New for you, {name}":
            return
        page.context.clear_cookies()
    log_in_by_form(page, name, password)
    _logged_in[name] = page.context.cookies()


def log_in_by_form(page: Page, name: str, password: str = PASSWORD) -> None:
    """Log in from the front page."""
    visit(page, "/")
    go_by_menu(page, "Log in")
    fill(page, "User name or email address", name)
    fill(page, "Password", password)
    press(page, "Log in")
    see_title(page, f"New for you, {name}")


def register(page: Page, name: str, password: str = "three warm kettles") -> None:
    """Become a member; the address still waits for its letter."""
    visit(page, "/")
    go_by_menu(page, "Register")
    fill(page, "User name", name)
    fill(page, "Email address", f"{name}@example.org")
    fill(page, "Password", password)
    press(page, "Register")
    see(page, re.compile("We sent an email"))


def link_in(letter: EmailMessage) -> str:
    """The one address in a letter that leads further than the front page."""
    found = re.search(r"http://127\.0\.0\.1:\d+/\S+", letter.get_content())
    assert found, letter.get_content()
    return found[0]


def confirm(page: Page, letter: EmailMessage) -> None:
    """Open the link of a confirmation letter and press its button."""
    visit(page, link_in(letter))
    press(page, "Confirm my address")
    see(page, "Your email address is confirmed")


def post_of(page: Page, words: str) -> Locator:
    """The post that says this."""
    return main(page).get_by_role("article").filter(has_text=words)


def start_thread(page: Page, category: str, title: str, body: str) -> None:
    """Start a thread from its category's page."""
    visit(page, f"/c/{category}")
    follow(page, "Start a thread")
    fill(page, "Title", title)
    fill(page, "Message", body)
    press(page, "Post thread")
    see_title(page, title)


def tab_to(page: Page, role: Literal["button", "checkbox", "link", "textbox"], name: str) -> None:
    """Press Tab until this has the focus; it must come, and be in sight when it does."""
    wanted = main(page).get_by_role(role, name=name, exact=True)
    for _ in range(MOST_STEPS):
        page.keyboard.press("Tab")
        if wanted.evaluate("one => one === document.activeElement"):
            expect(wanted).to_be_in_viewport()
            return
    pytest.fail(f"Tab never came to the {role} “{name}”")
