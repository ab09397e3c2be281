"""Cleo is shown what happens before she deletes her account, and it happens only for her password."""

from collections.abc import Callable
from datetime import datetime

from forum.actions.routines import saves
from forum.models import Member, Post, db
from tests.fixtures.house import PASSWORD, Browser, Maker

LEAVES = {"posts": "keep", "current_password": PASSWORD}


def test_she_sees_what_goes_and_what_others_built_on_it(
    ana: Browser, cleo: Browser, make: Maker, now: datetime
) -> None:
    thread_id = make.thread(cleo.person)
    make.reply(ana.person, thread_id)
    saves.keep(ana.person, make.routine(cleo.person), now)
    page = cleo.get("/me/delete").text
    assert "Others answered in 1 of the threads you started." in page
    assert "Others saved 1 of your cards." in page
    assert "browsers you are logged in with" in page
    assert f"Former member {cleo.person.id}" in page


def test_a_page_that_only_asks_changes_nothing(cleo: Browser) -> None:
    cleo.get("/me/delete")
    assert cleo.get("/me").status_code == 200


def test_a_wrong_password_deletes_nothing(cleo: Browser) -> None:
    refused = cleo.post("/me/delete", LEAVES | {"current_password": "not hers at all"})
    assert refused.status_code == 422
    assert "That is not your current password" in refused.text
    assert cleo.get("/me").status_code == 200


def test_no_choice_deletes_nothing(cleo: Browser) -> None:
    refused = cleo.post("/me/delete", LEAVES | {"posts": "both"})
    assert refused.status_code == 422
    assert "Choose what becomes of your posts." in refused.text
    assert cleo.get("/me").status_code == 200


def test_she_is_gone_and_her_thread_still_reads(
    cleo: Browser, client: Browser, make: Maker, work: Callable[[], int]
) -> None:
    thread_id = make.thread(cleo.person, "Standing on one leg", "How long do you stand?")
    work()
    assert "How long do you stand?" in client.get(f"/t/{thread_id}", follow_redirects=True).text
    done = cleo.post("/me/delete", LEAVES, follow_redirects=True)
    assert "Your account is deleted." in done.text
    page = client.get(f"/t/{thread_id}", follow_redirects=True).text
    assert "How long do you stand?" in page
    assert f"Former member {cleo.person.id}" in page
    assert "cleo" not in page
    assert cleo.get("/me").status_code == 303


def test_the_page_of_a_former_member_says_so(
    cleo: Browser, client: Browser, make: Maker, work: Callable[[], int]
) -> None:
    make.thread(cleo.person)
    cleo.post("/me/delete", LEAVES)
    page = client.get(f"/u/Former%20member%20{cleo.person.id}")
    assert page.status_code == 200
    assert "This member deleted their account." in page.text
    assert client.get("/u/cleo").status_code == 404


def test_search_finds_her_post_under_her_old_name_no_more(
    cleo: Browser, client: Browser, make: Maker, work: Callable[[], int]
) -> None:
    make.thread(cleo.person)
    work()
    assert "Standing on one leg" in client.get("/search?q=author:cleo").text
    cleo.post("/me/delete", LEAVES)
    work()
    assert "Standing on one leg" not in client.get("/search?q=author:cleo").text
    assert "on one leg" in client.get("/search?q=standing&kind=thread").text


def test_staff_can_do_nothing_with_an_account_that_is_gone(dee: Browser, cleo: Browser, make: Maker) -> None:
    make.thread(cleo.person)
    cleo.post("/me/delete", LEAVES)
    name = f"Former%20member%20{cleo.person.id}"
    for url, form in (
        (f"/mod/members/{name}/suspend", {"days": "7", "reason": "A reason."}),
        (f"/admin/members/{name}/role", {"role": "admin", "reason": "A reason."}),
    ):
        assert "This account was deleted." in dee.post(url, form).text


def test_her_posts_are_removed_when_she_chooses_so(ana: Browser, cleo: Browser, client: Browser, make: Maker) -> None:
    thread_id = make.thread(ana.person)
    post_id = make.reply(cleo.person, thread_id, "I hold the worktop.")
    cleo.post("/me/delete", LEAVES | {"posts": "remove"})
    assert "I hold the worktop." not in client.get(f"/t/{thread_id}", follow_redirects=True).text
    assert db.session.get_one(Post, post_id).body == ""
    assert db.session.get_one(Member, cleo.person.id).post_count == 0
