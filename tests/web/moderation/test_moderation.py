"""Reporting and moderating in a browser."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from forum.actions.moderation import flags, hosts, moderation
from tests.fixtures.house import Browser, Maker

WHY = "Standing on foam with closed eyes needs a helper."
LINKS = "See https://a.example.org https://b.example.org https://c.example.org"
ROOMS = ("/mod", "/mod/log", "/mod/hosts", "/mod/resources/due", "/mod/resources/new", "/mod/members/ana")


@pytest.fixture
def thread_id(make: Maker, ana: Browser) -> int:
    """Ana's thread."""
    return make.thread(ana.person)


@pytest.fixture
def post_id(make: Maker, cleo: Browser, thread_id: int) -> int:
    """Cleo's reply."""
    return make.reply(cleo.person, thread_id, "Close your eyes on foam!")


@pytest.fixture
def flag_id(okafor: Browser, post_id: int, now: datetime) -> int:
    """Dr Okafor's report of it."""
    return flags.raise_flag(okafor.person, "post", post_id, "unsafe_advice", "Nobody is with her.", now)


@pytest.mark.parametrize("url", ROOMS)
def test_the_moderators_rooms_do_not_exist_for_others(url: str, client: Browser, ana: Browser, okafor: Browser) -> None:
    assert [one.get(url).status_code for one in (client, ana, okafor)] == [404, 404, 404]


@pytest.mark.parametrize("url", ROOMS)
def test_moderators_and_admins_may_enter(url: str, ben: Browser, dee: Browser) -> None:
    assert [one.get(url).status_code for one in (ben, dee)] == [200, 200]


@pytest.mark.parametrize("act", ["hide", "restore-hidden", "approve"])
def test_acts_on_posts_do_not_exist_for_members(act: str, post_id: int, client: Browser, cleo: Browser) -> None:
    answers = [one.post(f"/p/{post_id}/{act}", {"reason": WHY}) for one in (client, cleo)]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert client.get(f"/p/{post_id}").status_code == 302


@pytest.mark.parametrize("act", ["lock", "unlock", "pin", "unpin", "move"])
def test_acts_on_threads_do_not_exist_for_members(act: str, thread_id: int, client: Browser, ana: Browser) -> None:
    assert [one.get(f"/t/{thread_id}/{act}").status_code for one in (client, ana)] == [404, 404]


def test_a_member_reports_a_post_and_only_moderators_see_it(
    post_id: int, thread_id: int, ana: Browser, ben: Browser, cleo: Browser
) -> None:
    form = ana.get(f"/p/{post_id}/flag")
    assert "Unsafe exercise advice" in form.text
    answer = ana.post(f"/p/{post_id}/flag", {"reason": "unsafe_advice", "note": "Her eyes are closed."})
    assert answer.status_code == 303
    assert "Her eyes are closed." in ben.get("/mod").text
    assert "Her eyes are closed." not in cleo.get(f"/t/{thread_id}/standing-on-one-leg").text


def test_a_report_without_a_reason_comes_back_with_its_note(post_id: int, ana: Browser) -> None:
    answer = ana.post(f"/p/{post_id}/flag", {"note": "Look at this"})
    assert answer.status_code == 422
    assert "Choose what is wrong" in answer.text
    assert "Look at this" in answer.text
    assert "<title>Error: " in answer.text


def test_a_second_report_is_told_that_one_is_open(post_id: int, flag_id: int, okafor: Browser) -> None:
    assert "You have reported this already" in okafor.get(f"/p/{post_id}/flag").text
    assert okafor.post(f"/p/{post_id}/flag", {"reason": "spam"}).status_code == 422


def test_a_visitor_logs_in_before_reporting(post_id: int, client: Browser) -> None:
    answer = client.get(f"/p/{post_id}/flag")
    assert answer.status_code == 303
    assert answer.location.startswith("/login?next=")


@pytest.mark.parametrize("url", ["/p/999/flag", "/routines/999/flag", "/resources/999/flag"])
def test_what_is_not_there_can_not_be_reported(url: str, ana: Browser) -> None:
    assert [ana.get(url).status_code, ana.post(url, {"reason": "spam"}).status_code] == [404, 404]


def test_a_hidden_post_can_not_be_reported(post_id: int, ben: Browser, cleo: Browser, now: datetime) -> None:
    moderation.hide(ben.person, "post", post_id, WHY, now)
    assert cleo.get(f"/p/{post_id}/flag").status_code == 404


def test_ben_hides_restores_and_finds_all_of_it_in_the_modlog(
    post_id: int, thread_id: int, flag_id: int, ben: Browser, client: Browser
) -> None:
    queue = ben.get("/mod").text
    assert "1 left" in queue
    assert "Nobody is with her." in queue
    answer = ben.post(f"/mod/cases/post/{post_id}", {"act": "hide", "reason": WHY})
    assert (answer.status_code, answer.location) == (303, "/mod")
    thread = f"/t/{thread_id}/standing-on-one-leg"
    assert "Close your eyes" not in client.get(thread).text
    assert "Post hidden by a moderator" in client.get(thread).text
    assert "Nothing left" in ben.get("/mod").text
    assert ben.post(f"/p/{post_id}/restore-hidden", {"reason": "Cleo added a helper."}).status_code == 303
    assert "Close your eyes" in client.get(thread).text
    log = ben.get("/mod/log").text
    assert WHY in log
    assert "Cleo added a helper." in log


def test_a_case_without_a_reason_comes_back_with_the_words_beside_it(post_id: int, flag_id: int, ben: Browser) -> None:
    answer = ben.post(f"/mod/cases/post/{post_id}", {"act": "hide", "reason": ""})
    assert answer.status_code == 422
    assert f'href="#reason-post-{post_id}"' in answer.text
    assert f'id="reason-post-{post_id}-error"' in answer.text


def test_a_saved_reply_is_reason_enough(post_id: int, flag_id: int, ben: Browser) -> None:
    answer = ben.post(f"/mod/cases/post/{post_id}", {"act": "keep", "saved": "fine", "reason": ""})
    assert answer.status_code == 303
    assert "I read it with care" in ben.get("/mod/log?act=keep").text


@pytest.mark.parametrize("act", ["", "delete", "decline"])
def test_an_unknown_act_is_refused(act: str, post_id: int, flag_id: int, ben: Browser) -> None:
    assert ben.post(f"/mod/cases/post/{post_id}", {"act": act, "reason": WHY}).status_code == 400


def test_a_case_that_is_gone_is_not_found(ben: Browser) -> None:
    assert ben.post("/mod/cases/post/999", {"act": "hide", "reason": WHY}).status_code == 404


def test_a_held_post_is_approved_from_the_queue(make: Maker, cleo: Browser, ben: Browser, client: Browser) -> None:
    thread_id = make.thread(cleo.person, title="My links", body=LINKS)
    assert client.get(f"/t/{thread_id}/my-links").status_code == 404
    assert "First post with several links" in ben.get("/mod").text
    post_id = int(ben.get("/mod").text.split('action="/mod/cases/post/')[1].split('"')[0])
    ben.post(f"/mod/cases/post/{post_id}", {"act": "approve", "reason": "Good links."})
    assert client.get(f"/t/{thread_id}/my-links").status_code == 200


def test_a_locked_thread_refuses_a_reply_and_says_why(
    thread_id: int, ben: Browser, cleo: Browser, client: Browser
) -> None:
    assert ben.post(f"/t/{thread_id}/lock", {"reason": "It goes in circles."}).status_code == 303
    assert "It goes in circles." in client.get(f"/t/{thread_id}/standing-on-one-leg").text
    answer = cleo.post(f"/t/{thread_id}/reply", {"body": "One more thing"})
    assert answer.status_code == 422
    assert "It goes in circles." in answer.text
    ben.post(f"/t/{thread_id}/unlock", {"reason": "A day has passed."})
    assert cleo.post(f"/t/{thread_id}/reply", {"body": "One more thing"}).status_code == 303


@pytest.mark.parametrize(("act", "data"), [("pin", {}), ("unpin", {}), ("move", {"category": "strength"})])
def test_a_thread_is_pinned_and_moved_with_a_reason(
    act: str, data: dict[str, Any], thread_id: int, ben: Browser
) -> None:
    url = f"/t/{thread_id}/{act}"
    assert ben.get(url).status_code == 200
    assert ben.post(url, {**data, "reason": ""}).status_code == 422
    assert ben.post(url, {**data, "reason": "It fits better so."}).status_code == 303


def test_a_moved_thread_stands_in_its_new_category(thread_id: int, ben: Browser, client: Browser) -> None:
    ben.post(f"/t/{thread_id}/move", {"category": "strength", "reason": "It is about strength."})
    assert "Standing on one leg" in client.get("/c/strength").text
    assert "Standing on one leg" not in client.get("/c/balance").text


def test_the_author_learns_what_was_done_and_why(post_id: int, ben: Browser, cleo: Browser) -> None:
    ben.post(f"/p/{post_id}/hide", {"reason": WHY})
    assert WHY in cleo.get("/me/notices").text


def test_a_member_is_suspended_and_let_back_in(thread_id: int, ben: Browser, cleo: Browser) -> None:
    answer = ben.post("/mod/members/cleo/suspend", {"days": "7", "reason": "Three warnings."})
    assert answer.status_code == 303
    refused = cleo.post(f"/t/{thread_id}/reply", {"body": "But I am right"})
    assert refused.status_code == 422
    assert "Three warnings." in refused.text
    assert "Three warnings." in ben.get("/mod/members/Cleo").text
    assert ben.post("/mod/members/cleo/unsuspend", {"reason": "We talked."}).status_code == 303
    assert cleo.post(f"/t/{thread_id}/reply", {"body": "Thank you"}).status_code == 303


@pytest.mark.parametrize(("days", "reason"), [("7", ""), ("8", WHY), ("x", WHY), ("", WHY)])
def test_a_suspension_needs_a_length_and_a_reason(days: str, reason: str, ben: Browser) -> None:
    assert ben.post("/mod/members/cleo/suspend", {"days": days, "reason": reason}).status_code == 422


def test_trusted_websites_are_added_and_removed(ben: Browser) -> None:
    assert ben.post("/mod/hosts", {"host": "https://mstrust.org.uk/x", "reason": "A charity."}).status_code == 303
    assert "mstrust.org.uk" in ben.get("/mod/hosts").text
    assert ben.get("/mod/hosts/mstrust.org.uk/remove").status_code == 200
    assert ben.post("/mod/hosts/mstrust.org.uk/remove", {"reason": "It was sold."}).status_code == 303
    assert ben.get("/mod/hosts/mstrust.org.uk/remove").status_code == 404


def test_a_wrong_website_comes_back_with_the_words_beside_it(ben: Browser) -> None:
    answer = ben.post("/mod/hosts", {"host": "no host", "reason": "A charity."})
    assert answer.status_code == 422
    assert "no host" in answer.text


def test_the_modlog_costs_the_same_for_any_number_of_entries(
    ben: Browser, now: datetime, count_queries: Callable[[], Any]
) -> None:
    totals = []
    for number in range(2):
        for host in ("a", "b", "c"):
            hosts.judge(ben.person, f"{host}{number}.example.org", "trusted", "A charity.", now)
        with count_queries() as counted:
            assert "example.org" in ben.get("/mod/log").text
        totals.append(counted.total)
    assert totals[0] == totals[1]


def test_the_modlog_has_pages_and_filters(ben: Browser, now: datetime) -> None:
    for number in range(31):
        hosts.judge(ben.person, f"h{number}.example.org", "trusted", "A charity.", now)
    assert "h30.example.org" in ben.get("/mod/log?act=trust").text
    assert "h0.example.org" in ben.get("/mod/log?act=trust&page=2").text
    assert ben.get("/mod/log?act=trust&page=3").status_code == 404
    assert ben.get("/mod/log?act=nonsense").status_code == 200


def test_a_suspended_moderator_moderates_nothing(ben: Browser, dee: Browser) -> None:
    dee.post("/mod/members/ben/suspend", {"days": "1", "reason": "A holiday."})
    assert ben.get("/mod").status_code == 404


def test_only_admins_set_up_categories(ben: Browser, ana: Browser, client: Browser, dee: Browser) -> None:
    url = "/admin/categories"
    assert [one.get(url).status_code for one in (client, ana, ben, dee)] == [404, 404, 404, 200]


def test_an_admin_opens_changes_and_moves_a_category(dee: Browser, client: Browser) -> None:
    made = dee.post("/admin/categories/new", {"title": "Daily life", "slug": "", "purpose": "Home, work and rest."})
    assert made.status_code == 303
    assert "Home, work and rest." in client.get("/c/daily-life").text
    dee.post("/admin/categories/3/edit", {"title": "Every day", "purpose": "Home and work."})
    assert "Every day" in client.get("/c/daily-life").text
    assert dee.post("/admin/categories/3/move", {"to": "up"}).location == "/admin/categories#category-3"


def test_a_category_with_nothing_in_it_comes_back(dee: Browser) -> None:
    answer = dee.post("/admin/categories/new", {"title": "", "slug": "Not good", "purpose": ""})
    assert answer.status_code == 422
    assert answer.text.count('class="wrong"') == 3


@pytest.mark.parametrize("text", ["", "a" * 10_001, "\u202e"], ids=["nothing", "much", "invisible"])
def test_odd_texts_are_refused_kindly(text: str, post_id: int, ana: Browser, ben: Browser) -> None:
    answers = [
        ana.post(f"/p/{post_id}/flag", {"reason": text, "note": text}),
        ben.post(f"/p/{post_id}/hide", {"reason": text, "saved": text}),
        ben.post("/mod/hosts", {"host": text, "reason": text}),
        ben.post("/mod/resources/new", dict.fromkeys(("url", "title", "why", "kind", "level", "review_on"), text)),
    ]
    assert [answer.status_code for answer in answers] == [422] * 4
