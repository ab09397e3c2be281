"""A study becomes plain words: Ben writes and is stopped, Dr Okafor approves, Cleo reads, finds cards and asks."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import fill, follow, log_in, main, press, see, see_title, visit
from tests.fixtures.browser import View

pytestmark = pytest.mark.browser


def test_a_digest_is_written_mended_approved_read_and_asked_about(page: Page, view: View) -> None:
    title = f"Elastic bands, seen after eight weeks ({view.word})"
    log_in(page, "ben")
    visit(page, "/digests")
    follow(page, "Write about a study")
    main(page).get_by_label("Study", exact=True).select_option(
        label="Elastic bands for hip strength: how it was done, and first numbers"
    )
    press(page, "Write about it")
    see(page, "What the study can carry")
    fill(page, "Title", "Elastic bands improve walking in MS")
    fill(page, "Key takeaway", "In one group of people with MS, hip strength was higher after eight weeks than before.")
    fill(page, "What they found", "People trained with elastic bands. Whether walking changed is not told.")
    fill(page, "Who may care, and why", "You may care if your hips are weak.")
    fill(page, "Keep in mind", "Nobody else was compared with them.")
    fill(page, "Topics", "strength, hips")
    press(page, "Check the sentences")
    see(page, "This says more than the study can carry")
    see(page, "These would fit:")
    fill(page, "Title", title)
    press(page, "Check the sentences")
    see(page, "The study carries every sentence")
    press(page, "Send it to be approved")
    see(page, "Sent. Somebody who did not write it can approve it now.")
    follow(page, f"Read and approve {title}")
    see(page, "You wrote some of this. Another person has to approve it.")
    page.context.clear_cookies()

    log_in(page, "okafor")
    visit(page, "/mod/digests")
    follow(page, f"Read and approve {title}")
    see(page, "The study carries every sentence")
    press(page, "Approve it")
    see_title(page, title)
    page.context.clear_cookies()

    log_in(page, "cleo")
    visit(page, "/digests?topic=hips")
    follow(page, title)
    see(page, "1 of 8 points")
    see(page, "One group, before and after. Time alone may have changed it.")
    see(page, "Another study of this kind saw no clear difference in: walking.")
    follow(page, "No change in walking after 10 weeks of leg strength training")
    see(page, "No clear difference")
    page.go_back()
    main(page).get_by_role("link", name=re.compile("^8|eight weeks")).first.click()
    expect(page).to_have_url(re.compile("#figure-1$"))
    press(page, "Yes")
    see(page, "1 reader said yes.")
    follow(page, "Cards that use this study")
    see(page, "The study did not test any of these cards.")
    follow(page, "Band day: hips and knees")
    page.go_back()
    follow(page, "Ask something")
    fill(page, "What would you like to know?", f"Can I do these sitting down? ({view.word})")
    press(page, "Post the question")
    see(page, "Your question is posted.")
    see(page, f"Can I do these sitting down? ({view.word})")
    follow(page, title)
    see(page, "1 message in the thread of this digest")
