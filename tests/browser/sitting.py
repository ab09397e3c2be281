"""The answers of somebody who sits, is alone, stays off the floor and keeps her eyes open."""

from playwright.sync_api import Page, expect

from tests.browser.steps import main

ONLY_SITTING = "Sitting"


def answer(page: Page, question: str, words: str) -> None:
    """Answer one question of the form."""
    group = main(page).get_by_role("group", name=question)
    group.get_by_text(words, exact=True).click()
    expect(group.get_by_label(words, exact=True)).to_be_checked()


def only_sitting(page: Page) -> None:
    """Sitting only, alone, not on the floor, eyes open."""
    positions = main(page).get_by_role("group", name="Which positions can you be in today?")
    for box in positions.get_by_role("checkbox").all():
        if box.is_checked():
            box.uncheck()
    positions.get_by_text(ONLY_SITTING, exact=True).click()
    answer(page, "Can you get down to the floor and up again?", "No")
    answer(page, "Is there something firm to hold on to?", "Yes")
    answer(page, "Will someone be with you?", "No")
    answer(page, "Is it fine to do an exercise with eyes closed?", "No")
