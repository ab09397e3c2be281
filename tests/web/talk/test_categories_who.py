"""Who may start threads in a category, and what a first message there begins with."""

from forum.actions.moderation import categories
from forum.clock import utc_now
from forum.queries.talk.categories import find_category
from tests.fixtures.house import Browser

WHERE = "Where:\n\nWhat helped:"


def change(dee: Browser, **values: str) -> None:
    found = find_category("balance")
    assert found is not None
    given = {"title": found.title, "purpose": found.purpose} | values
    categories.edit(dee.person, found.id, now=utc_now(), **given)


def test_only_the_team_starts_threads_where_an_admin_says_so(dee: Browser, ana: Browser, ben: Browser) -> None:
    change(dee, posting="staff")
    page = ana.get("/c/balance").text
    assert "Start a thread" not in page
    assert "Moderators start the threads here." in page
    assert ana.get("/c/balance/new").status_code == 422
    sent = {"title": "News", "body": "We move.", "category": "balance"}
    refused = ana.post("/c/strength/new", sent)
    assert refused.status_code == 422
    assert "Only moderators start threads in this category." in refused.text
    assert "Start a thread" in ben.get("/c/balance").text
    assert ben.post("/c/balance/new", sent).status_code == 303
    assert 'value="balance"' not in ana.get("/c/strength/new").text
    assert 'href="/c/strength/new"' in ana.get("/").text


def test_a_first_message_begins_with_the_words_of_its_category(dee: Browser, ana: Browser) -> None:
    change(dee, template=WHERE)
    assert "Where:\n\nWhat helped:</textarea>" in ana.get("/c/balance/new").text.replace("\r\n", "\n")
    assert "What helped:" not in ana.get("/c/strength/new").text
    ana.post("/me/drafts", {"key": "thread:balance", "body": "My own words."})
    page = ana.get("/c/balance/new").text
    assert "My own words." in page
    assert "What helped:" not in page


def test_the_form_of_a_category_keeps_all_that_was_chosen(dee: Browser) -> None:
    sent = {"title": "Balance", "purpose": "All about it.", "posting": "staff", "template": WHERE}
    assert dee.post("/admin/categories/1/edit", sent).status_code == 303
    page = dee.get("/admin/categories/1/edit").text
    assert 'value="staff" checked' in page
    assert "only moderators start threads" in dee.get("/admin/categories").text
    long = dee.post("/admin/categories/1/edit", sent | {"template": "a" * 2_001})
    assert long.status_code == 422
    assert "The most is 2,000." in long.text
