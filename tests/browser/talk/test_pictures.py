"""Ana shows how her chair stands, and everybody sees it; on a phone and on a desk, with script and without."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import fill, log_in, main, post_of, press, see, visit
from tests.fixtures.browser import NewPage, View
from tests.fixtures.photos import drawn, photo, saved

pytestmark = pytest.mark.browser
SHOWS = "A chair with its back to the counter"


def choose(page: Page, file: Path, view: View) -> None:
    """Choose this photo; a script makes it smaller before it is sent."""
    box = main(page).get_by_label("The picture")
    box.set_input_files(file)
    if view.has_scripts:
        page.wait_for_function("box => box.files[0].size < 500_000", arg=box.element_handle())


def test_ana_shows_her_chair(new_page: NewPage, view: View, tmp_path: Path) -> None:
    ana, visitor = new_page(), new_page()
    large, script = tmp_path / "chair.jpg", tmp_path / "not-a-chair.jpg"
    large.write_bytes(photo(3000, 2000) + b"\0" * 3_000_000)
    script.write_bytes(b"<script>alert(1)</script>")
    log_in(ana, "ana")
    visit(ana, "/c/balance/new")
    fill(ana, "Title", f"My corner, {view.word}")
    fill(ana, "Message", "This is how I stand safely.")
    press(ana, "Add a picture")
    see(ana, "Your message is kept as a draft.")
    main(ana).get_by_label("The picture").set_input_files(script)
    fill(ana, "What does it show?", SHOWS)
    press(ana, "Add this picture")
    see(ana, "not a picture that can be shown here")
    expect(main(ana).get_by_label("What does it show?")).to_have_value(SHOWS)
    choose(ana, large, view)
    press(ana, "Add this picture")
    see(ana, "The picture is added.")
    assert ana.evaluate("document.documentElement.scrollWidth") <= view.width
    expect(main(ana).get_by_label("Title")).to_have_value(f"My corner, {view.word}")
    press(ana, "Post thread")
    path = re.sub(r"[?#].*", "", ana.url)
    visit(visitor, path)
    picture = post_of(visitor, "This is how I stand safely.").get_by_role("img", name=SHOWS)
    expect(picture).to_be_visible()
    assert picture.evaluate("one => one.complete || new Promise(done => one.onload = () => done(true))")
    assert picture.evaluate("one => one.naturalWidth") == 480
    assert visitor.evaluate("document.documentElement.scrollWidth") <= view.width
    picture.click()
    assert visitor.url.endswith("/page.jpg")


@pytest.mark.parametrize("view", [View(320, has_scripts=True)], indirect=True, ids=str)
def test_with_a_script_no_photo_is_too_large(new_page: NewPage, view: View, tmp_path: Path) -> None:
    ana, huge = new_page(), tmp_path / "huge.jpg"
    huge.write_bytes(photo(4000, 3000, turned=True) + b"\0" * 11_000_000)
    log_in(ana, "ana")
    visit(ana, "/me/pictures?for=thread:balance")
    choose(ana, huge, view)
    fill(ana, "What does it show?", SHOWS)
    press(ana, "Add this picture")
    see(ana, "The picture is added.")
    shown = main(ana).get_by_role("img", name=SHOWS)
    assert shown.evaluate("one => one.naturalHeight > one.naturalWidth"), "it stands as it was taken"


@pytest.mark.parametrize("view", [View(320, has_scripts=False)], indirect=True, ids=str)
def test_a_picture_that_is_too_large_loses_no_word(new_page: NewPage, view: View, tmp_path: Path) -> None:
    ana, huge = new_page(), tmp_path / "huge.jpg"
    huge.write_bytes(saved(drawn()) + b"\0" * 11_000_000)
    log_in(ana, "ana")
    visit(ana, "/c/strength/new")
    fill(ana, "Title", f"Too large, {view.word}")
    fill(ana, "Message", "Nothing of this may be lost.")
    press(ana, "Add a picture")
    main(ana).get_by_label("The picture").set_input_files(huge)
    fill(ana, "What does it show?", SHOWS)
    main(ana).get_by_role("button", name="Add this picture").click()
    see(ana, "This picture is larger than 10 MB.")
    visit(ana, "/c/strength/new")
    expect(main(ana).get_by_label("Message", exact=True)).to_have_value("Nothing of this may be lost.")
