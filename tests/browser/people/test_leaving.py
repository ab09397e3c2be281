"""Story 8: Cleo takes what is hers and leaves, and her thread still reads."""

import json
import re
import zipfile

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import confirm, fill, follow, main, press, register, see, see_title, start_thread, visit
from tests.fixtures.browser import NewPage, View
from tests.fixtures.served import ServedHouse

pytestmark = pytest.mark.browser

PASSWORD = "three warm kettles"


def take_everything(page: Page) -> dict[str, str]:
    """Have the file packed, download it with the password, and unpack it."""
    visit(page, "/me")
    follow(page, "Download everything that is mine")
    press(page, "Pack my file")
    see(page, "We are packing your file")
    look_until_ready(page)
    fill(page, "Password", PASSWORD)
    with page.expect_download() as download:
        main(page).get_by_role("button", name="Download the file", exact=True).click()
    with zipfile.ZipFile(download.value.path()) as whole:
        return {name: whole.read(name).decode() for name in whole.namelist()}


def look_until_ready(page: Page) -> None:
    """Look again until the worker has packed the file."""
    ready = main(page).get_by_role("heading", name="Your file is ready")
    for _ in range(60):
        visit(page, "/me/data")
        if ready.count():
            return
        page.wait_for_timeout(250)
    expect(ready).to_be_visible()


def test_cleo_takes_what_is_hers_and_leaves_and_her_thread_still_reads(
    new_page: NewPage, view: View, served: ServedHouse
) -> None:
    page, reader = new_page(), new_page()
    name, title = f"clea-{view.word}", f"Leaving the house, {view.word}"
    register(page, name, PASSWORD)
    confirm(page, served.wait_for_mail(f"{name}@example.org"))
    start_thread(page, "balance", title, "I hold the rail with both hands.")
    path = re.sub(r"[?#].*", "", page.url)

    files = take_everything(page)
    assert [post["body"] for post in json.loads(files["json/posts.json"])] == ["I hold the rail with both hands."]
    assert f"{name}@example.org" in files["profile.md"]

    visit(page, "/me")
    follow(page, "Delete my account")
    see(page, "Nothing has happened yet.")
    fill(page, "Password", PASSWORD)
    press(page, "Delete my account")
    see(page, "Your account is deleted.")
    expect(page.get_by_role("banner").get_by_text(name)).to_have_count(0)

    visit(reader, path)
    see_title(reader, title)
    see(reader, "I hold the rail with both hands.")
    expect(main(reader).get_by_role("article").first).to_contain_text(re.compile(r"Former member \d+"))
    assert visit(reader, f"/u/{name}").status == 404
