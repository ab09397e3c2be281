"""Ben adds a study by a file, completes it by hand and publishes it; Cleo finds it."""

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.browser.steps import fill, log_in, main, press, see, see_title, visit
from tests.fixtures.browser import View

pytestmark = pytest.mark.browser

RIS = """TY  - JOUR
TI  - Training in warm water, {view}
AU  - Vale, Ida
PY  - 2021
DO  - 10.5555/water.{view}
KW  - pool
ER  -
TY  - JOUR
TI  - {long}
ER  -
"""


def test_ben_adds_a_study_by_a_file(page: Page, view: View) -> None:
    title = f"Training in warm water, {view.word}"
    text = RIS.format(view=view.word, long="x" * 600)
    log_in(page, "ben")
    visit(page, "/mod/studies/file")
    sent: FilePayload = {"name": "refs.ris", "mimeType": "text/plain", "buffer": text.encode()}
    main(page).get_by_label("Choose the file").set_input_files(sent)
    press(page, "See what is in it")
    see(page, "2 studies, read as RIS. Nothing is kept yet.")
    see(page, "1 can't be kept as it is.")
    see(page, "We have no place for: keywords.")
    press(page, "Keep the chosen ones as drafts")
    see(page, "1 study is here as drafts.")
    main(page).get_by_role("link", name=title).click()
    see(page, "Before everybody can read it")
    fill(page, "Who was studied", "adults with MS")
    fill(page, "In short", "Adults with MS trained in warm water. Walking speed did not clearly differ after it.")
    fill(page, "What was done (optional)", "walking in warm water")
    main(page).get_by_label("Kind of study", exact=True).select_option(label="One group, before and after")
    main(page).get_by_role("textbox", name="What was measured").first.fill("walking speed")
    main(page).get_by_role("combobox", name="How it went").first.select_option(label="No clear difference")
    fill(page, "Harm", "Not told.")
    fill(page, "What we read", "The abstract")
    press(page, "Save")
    press(page, "Publish it")
    see_title(page, title)
    expect(main(page).get_by_role("heading", name="No clear difference")).to_be_visible()
