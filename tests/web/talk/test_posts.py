"""What people do with single posts."""

import re
from collections.abc import Callable
from typing import Any

from forum.queries.talk.posts import find_place
from tests.fixtures.house import Browser, Maker


def test_a_permalink_leads_to_the_post_on_its_page(client: Browser, ana: Browser, make: Maker) -> None:
    thread_id = make.thread(ana.person)
    for number in range(2, 23):
        last = make.reply(ana.person, thread_id, f"Reply number {number}.")
    sent = client.get(f"/p/{last}")
    assert sent.headers["Location"].endswith("?page=2#post-22")
    assert 'id="post-22"' in client.get(sent.headers["Location"].partition("#")[0]).text


def test_an_edit_keeps_what_the_post_said_before(ana: Browser, client: Browser, make: Maker) -> None:
    thread_id = make.thread(ana.person)
    post_id = make.reply(ana.person, thread_id, "Hold the chair.")
    assert ana.post(f"/p/{post_id}/edit", {"body": "Hold the worktop."}).status_code == 303
    page = client.get(f"/p/{post_id}/history").text
    assert "<del>chair.</del>" in page
    assert "<ins>worktop.</ins>" in page


def test_nobody_changes_the_post_of_another(cleo: Browser, ana: Browser, make: Maker) -> None:
    post_id = make.reply(ana.person, make.thread(ana.person), "Mine.")
    assert cleo.get(f"/p/{post_id}/edit").status_code == 404
    assert cleo.post(f"/p/{post_id}/edit", {"body": "Yours."}).status_code == 404
    assert cleo.post(f"/p/{post_id}/delete").status_code == 404


def test_a_deleted_post_leaves_a_numbered_tombstone_and_comes_back(ana: Browser, client: Browser, make: Maker) -> None:
    thread_id = make.thread(ana.person)
    post_id = make.reply(ana.person, thread_id, "A secret recipe.")
    ana.post(f"/p/{post_id}/delete")
    page = client.get(f"/t/{thread_id}", follow_redirects=True).text
    assert "A secret recipe." not in page
    assert "Post deleted by its author." in page
    assert client.get(f"/p/{post_id}").status_code == 404
    ana.post(f"/p/{post_id}/restore")
    assert "A secret recipe." in client.get(f"/t/{thread_id}", follow_redirects=True).text


def test_contact_details_are_masked_before_they_are_kept(ana: Browser, make: Maker) -> None:
    thread_id = make.thread(ana.person)
    typed = {"body": "Write to jo @ example. com please"}
    stamp = ana.post("/preview", typed).text.split('name="hidden_seen" value="')[1].split('"')[0]
    sent = ana.post(f"/t/{thread_id}/reply", typed | {"hidden_seen": stamp})
    page = ana.get(sent.headers["Location"], follow_redirects=True).text
    assert "[email address hidden]" in page
    assert "We hid one contact detail" in page
    place = find_place(int(page.split('href="/p/')[-1].split("/")[0].split('"')[0]), ana.person)
    assert place is not None
    assert "example" not in place.body


def test_the_preview_shows_the_mask_and_posts_nothing(ana: Browser, client: Browser, make: Maker) -> None:
    thread_id = make.thread(ana.person)
    sent = ana.post(f"/t/{thread_id}/reply", {"body": "Call 07700 900123 **now**", "preview": "1"})
    assert sent.status_code == 200
    assert "[phone number hidden] <strong>now</strong>" in sent.text
    assert "now</strong>" not in client.get(f"/t/{thread_id}", follow_redirects=True).text


def test_the_preview_fragment_answers_the_cooked_message(ana: Browser) -> None:
    sent = ana.post("/preview", {"body": "See [[standing-march]] and <script>alert(1)</script>"})
    assert '<a href="/exercises/standing-march">' in sent.text
    assert "<script" not in sent.text


def test_a_saved_draft_waits_in_the_reply_box(ana: Browser, make: Maker) -> None:
    thread_id = make.thread(ana.person)
    sent = ana.post(f"/t/{thread_id}/reply", {"body": "Half a thought", "save_draft": "1"})
    assert sent.status_code == 303
    page = ana.get(f"/t/{thread_id}", follow_redirects=True).text
    assert "Half a thought" in page
    seen = re.findall(r'name="draft_seen" value="(\w+)"', page)
    ana.post(f"/t/{thread_id}/reply", {"body": "A whole thought", "draft_seen": seen[0]})
    assert "Half a thought" not in ana.get(f"/t/{thread_id}", follow_redirects=True).text


def test_a_quote_starts_the_reply_with_whose_words_they_are(cleo: Browser, ana: Browser, make: Maker) -> None:
    thread_id = make.thread(ana.person)
    post_id = make.reply(ana.person, thread_id, "Slow is smooth.")
    page = cleo.get(f"/t/{thread_id}?quote={post_id}", follow_redirects=True).text
    assert "&gt; Slow is smooth." in page
    assert f"/p/{post_id}" in page


def test_a_mention_links_to_the_member_and_tells_them(
    ana: Browser, cleo: Browser, make: Maker, work: Callable[[], int]
) -> None:
    thread_id = make.thread(ana.person, "Foam", "Have you tried it, @cleo? Not you, @nobody-here.")
    work()
    assert "ana mentioned you in “Foam”." in cleo.get("/me/notices").text
    page = ana.get(f"/t/{thread_id}", follow_redirects=True).text
    assert '<a href="/u/cleo">@cleo</a>' in page
    assert "@nobody-here" in page


def test_a_reply_tells_the_one_who_started_the_thread_once(
    ana: Browser, cleo: Browser, make: Maker, work: Callable[[], int]
) -> None:
    thread_id = make.thread(ana.person, "Foam")
    make.reply(cleo.person, thread_id, "Here is my answer.")
    work()
    work()
    assert ana.get("/me/notices").text.count("cleo replied in your thread “Foam”.") == 1


def test_a_first_post_with_three_links_waits_for_a_moderator(
    client: Browser, ana: Browser, make: Maker, enter: Callable[[str], Browser]
) -> None:
    thread_id = make.thread(ana.person)
    make.member("nell-new")
    nell = enter("nell-new")
    body = "https://a.example https://b.example https://c.example"
    sent = nell.post(f"/t/{thread_id}/reply", {"body": body})
    assert "A moderator reads this post first" in nell.get(sent.headers["Location"], follow_redirects=True).text
    page = client.get(f"/t/{thread_id}", follow_redirects=True).text
    assert "a.example" not in page
    assert "Post waiting for a moderator." in page


def test_links_to_trusted_hosts_never_wait(
    client: Browser, ana: Browser, ben: Browser, make: Maker, enter: Callable[[str], Browser]
) -> None:
    thread_id = make.thread(ana.person)
    assert ben.post("/mod/hosts", {"host": "nhs.example", "reason": "The health service."}).status_code == 303
    make.member("nell-new")
    body = "https://nhs.example/1 https://nhs.example/2 https://nhs.example/3"
    enter("nell-new").post(f"/t/{thread_id}/reply", {"body": body})
    page = client.get(f"/t/{thread_id}", follow_redirects=True).text
    assert 'rel="nofollow ugc"' in page
    assert "https://nhs.example/3" in page


def test_an_unconfirmed_member_is_told_to_confirm_and_loses_nothing(
    ana: Browser, make: Maker, enter: Callable[[str], Browser]
) -> None:
    thread_id = make.thread(ana.person)
    make.member("nell-new", confirmed=False)
    sent = enter("nell-new").post(f"/t/{thread_id}/reply", {"body": "My first words"})
    assert sent.status_code == 422
    assert "confirm your email address" in sent.text
    assert "My first words" in sent.text


def test_a_members_page_asks_the_same_number_of_questions_for_two_posts_or_twenty(
    ana: Browser, cleo: Browser, make: Maker, count_queries: Callable[[], Any]
) -> None:
    def questions(replies: int) -> int:
        thread_id = make.thread(ana.person, f"With {replies} replies")
        for number in range(replies):
            make.reply(ana.person, thread_id, f"Reply {number}")
        url = cleo.get(f"/t/{thread_id}").headers["Location"]
        with count_queries() as queries:
            cleo.get(url)
        return int(queries.total)

    assert questions(1) == questions(19)


def test_a_ready_members_page_asks_three_questions(
    ana: Browser, cleo: Browser, make: Maker, count_queries: Callable[[], Any]
) -> None:
    url = cleo.get(f"/t/{make.thread(ana.person)}").headers["Location"]
    cleo.get(url)
    with count_queries() as queries:
        cleo.get(url)
    assert queries.total == 3, queries.statements
