"""Story: Cleo, without an account, takes a card away: on paper, into her calendar, by its code, into another page."""

import re
import subprocess
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from forum.rules.routines.safety import STOP_RULES
from tests.browser.steps import follow, main, see, see_title, visit
from tests.fixtures.browser import View
from tests.fixtures.served import ServedHouse
from tests.fixtures.tools import missing
from tests.samples.calendars import events_in, repeats

pytestmark = pytest.mark.browser

CARD = "Gait build-up from my PT"


def open_files(page: Page) -> None:
    """From a search for the card to the page of its files."""
    visit(page, f"/search?kind=routine&q={CARD}")
    follow(page, CARD)
    follow(page, "Print or download")
    see_title(page, f"Print or download “{CARD}”")
    see(page, "You do not need an account for this.")


def download(page: Page, button: str, folder: Path) -> Path:
    """The file that a button or link gives."""
    with page.expect_download() as told:
        main(page).locator("button, a").filter(has_text=re.compile(rf"^\s*{button}")).first.click()
    file = folder / told.value.suggested_filename
    told.value.save_as(file)
    return file


def told_by(*command: str | Path) -> str:
    """What a program of poppler says."""
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout
    except FileNotFoundError:
        missing(str(command[0]))


def test_cleo_takes_the_card_as_a_tagged_pdf_with_every_warning(page: Page, tmp_path: Path) -> None:
    open_files(page)
    page.get_by_label("Size of the text").select_option(label="Very large (22 point)")
    file = download(page, "Get the PDF", tmp_path)
    facts = told_by("pdfinfo", file)
    assert re.search(r"Tagged:\s+yes", facts)
    assert re.search(rf"Title:\s+{CARD}", facts)
    words = " ".join(told_by("pdftotext", file, "-").split())
    for warning in ("Eyes closed: have someone beside you", "Have someone with you", "High fall risk", *STOP_RULES):
        assert warning in words
    assert words.index("Wall squat with a ball") < words.index("Marching on a low box")


def test_cleo_puts_the_card_in_her_calendar_and_nobody_reads_there_what_for(page: Page, tmp_path: Path) -> None:
    open_files(page)
    days = main(page).get_by_role("group", name="On which days?")
    for name in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"):
        days.get_by_label(name, exact=True).set_checked(name in ("Tuesday", "Saturday"))
    main(page).get_by_label("At", exact=True).fill("09:30")
    file = download(page, "Get the calendar file", tmp_path)
    [event] = events_in(file.read_bytes())
    assert repeats(event)["BYDAY"] == ["TU", "SA"]
    assert event.decoded("dtstart").hour == 9
    assert "Gait" not in file.read_text()


def test_the_code_and_the_short_address_lead_to_the_card(page: Page) -> None:
    open_files(page)
    code = page.get_by_role("img", name="QR code of the card’s address")
    expect(code).to_be_visible()
    assert code.evaluate("(image) => image.decode().then(() => image.naturalWidth)") > 0
    main(page).get_by_role("link", name=re.compile(r"[/]r[/]\d+$")).click()
    see_title(page, CARD)


def test_the_files_for_other_programs_are_there(page: Page, tmp_path: Path) -> None:
    open_files(page)
    starts = {"CSV": "\ufeffstrideshare card", "Markdown": "# Gait build", "JSON": "{", "FHIR": "{"}
    for label, start in starts.items():
        assert download(page, label, tmp_path).read_text(encoding="utf-8").startswith(start)
    assert download(page, "Picture", tmp_path).read_bytes().startswith(b"\x89PNG")


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """Another website on this machine: its address, and the folder of its pages."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(SimpleHTTPRequestHandler, directory=str(tmp_path)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}", tmp_path
    server.shutdown()
    server.server_close()


def test_another_website_shows_the_card_with_its_warnings(
    page: Page, chromium_browser: Browser, elsewhere: tuple[str, Path], view: View, served: ServedHouse
) -> None:
    open_files(page)
    code = main(page).get_by_label("Code to show the card on another website").input_value()
    address, folder = elsewhere
    (folder / "blog.html").write_text(f"<!doctype html><title>Blog</title><h1>My blog</h1>{code}")
    # A window of its own: that site is not ours, and the watch over our pages would call it a stranger.
    with chromium_browser.new_context(java_script_enabled=view.has_scripts) as blog:
        there = blog.new_page()
        there.goto(f"{address}/blog.html")
        inside = there.frame_locator("iframe")
        expect(inside.get_by_role("heading", level=1)).to_have_text(CARD)
        expect(inside.get_by_text("Eyes closed: have someone beside you").first).to_be_visible()
        expect(inside.get_by_role("link", name=re.compile("Open the whole card"))).to_have_attribute(
            "href", re.compile(re.escape(served.url))
        )
