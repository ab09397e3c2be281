"""Ben judges a website, and brings resources in by a table."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import fill, log_in, main, press, see, see_title, visit
from tests.fixtures.browser import View

pytestmark = pytest.mark.browser
WHY = "It names its sources and sells nothing."


def test_ben_blocks_a_website_and_a_link_there_is_refused_with_everything_kept(page: Page, view: View) -> None:
    host = f"cures-{view.word}.example.org"
    log_in(page, "ben")
    visit(page, "/mod/hosts")
    fill(page, "Website", host)
    main(page).get_by_label("Blocked.").check()
    main(page).get_by_label("Names below it too").check()
    fill(page, "Reason", "It sells a cure.")
    press(page, "Save the rule")
    see(page, f"{host} is blocked now.")
    visit(page, "/resources/suggest")
    fill(page, "Link", f"https://shop.{host}/cure")
    fill(page, "Title", "A cure")
    fill(page, "Why can it be trusted?", "My neighbour swears by it, every day.")
    press(page, "Send to the moderators")
    see(page, "are not allowed here")
    expect(main(page).get_by_label("Why can it be trusted?")).to_have_value("My neighbour swears by it, every day.")


def test_ben_brings_a_table_in_and_is_told_what_is_wrong_line_by_line(page: Page, view: View, tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    lines = (
        "title,url,made_by,why,kind,level",
        f"Garden ({view.word}),https://garden.example.org/{view.word},The Meadow Clinic,{WHY},article,everyone",
        f"Opera,https://garden.example.org/{view.word}/opera,The Meadow Clinic,{WHY},opera,everyone",
    )
    file.write_text("\n".join(lines), encoding="utf-8")
    log_in(page, "ben")
    visit(page, "/mod/resources/table")
    main(page).get_by_label("Choose the table").set_input_files(file)
    main(page).get_by_label("One of us has read each of these pages.").check()
    press(page, "Check and list")
    see(page, "Nothing is listed yet")
    see(page, "Line 3, kind:")
    main(page).get_by_label("Choose the table").set_input_files(file)
    main(page).get_by_label("List the good rows, and show me the others").check()
    press(page, "Check and list")
    see(page, "Listed: 1 of 2 rows")
    visit(page, "/resources")
    see_title(page, "Trusted resources")
    see(page, f"Garden ({view.word})")
