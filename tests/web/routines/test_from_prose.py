"""Cards made of what people write: the offer, the builder beside their words, and the way back to the message."""

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import func, select, update

from forum.actions.moderation import moderation
from forum.actions.routines import from_prose
from forum.actions.talk import posts
from forum.errors import Refused
from forum.models import Draft, Post, PostRoutine, Routine, RoutineProse, RoutineVersion, Thread, db
from forum.queries.upkeep.card_checks import version_lines
from forum.rules.routines.fields import list_lines
from tests.fixtures.house import Browser, Maker

ROUTINE = """Two things my PT gave me, every day:

- Heel raises holding the kitchen counter, 3 sets of 10
- lift my bottom off the bed, ten times"""
OFFER = "This reads like a routine: 2 exercises."
Enter = Callable[[str], Browser]


def made_by(browser: Browser, url: str, **fields: str) -> int:
    """Press "Turn this routine into a card"; says the new card's id."""
    sent = browser.post(url, {"body": ROUTINE, "make_card": "1", **fields})
    assert sent.status_code == 303, sent.text
    found = re.fullmatch(r"/routines/(\d+)/edit", sent.headers["Location"])
    assert found
    return int(found[1])


def draft_of(routine_id: int) -> dict[str, str]:
    """What a draft holds."""
    draft = db.session.get_one(Routine, routine_id).draft
    assert draft is not None
    return dict(draft["fields"])


def say(browser: Browser, routine_id: int, act: str = "save", **answers: str) -> str:
    """Answer what the builder asks, and press a button; says where that leads."""
    page = browser.get(f"/routines/{routine_id}/edit").text
    [seen] = re.findall(r'name="seen" value="([^"]*)"', page)
    fields = draft_of(routine_id) | {"seen": seen, "act": act} | answers
    sent = browser.post(f"/routines/{routine_id}/edit", fields)
    assert sent.status_code == 303, sent.text
    return sent.headers["Location"]


def answer_all(browser: Browser, routine_id: int) -> None:
    """Say that every exercise was read right, and who gave them."""
    fields = draft_of(routine_id)
    unsure = {name: "" for name in fields if name.endswith(".unsure")}
    say(browser, routine_id, provenance=fields.get("provenance", "self"), **unsure)


def publish(browser: Browser, routine_id: int, state: str = "public") -> str:
    """Answer what is asked and publish a card; says where that leads."""
    answer_all(browser, routine_id)
    sent = browser.post(f"/routines/{routine_id}/publish", {"state": state})
    assert sent.status_code == 303, sent.text
    return sent.headers["Location"]


def count_cards() -> int:
    return db.session.scalar(select(func.count()).select_from(Routine)) or 0


def mark_as_routine(post_id: int) -> None:
    """What the worker finds out about a post."""
    db.session.execute(update(Post).where(Post.id == post_id).values(exercise_count=2))
    db.session.commit()


@pytest.fixture
def thread_id(ana: Browser, make: Maker) -> int:
    return make.thread(ana.person, body=ROUTINE)


@pytest.fixture
def post_id(thread_id: int) -> int:
    """Ana's post, known to hold a routine."""
    found = db.session.scalars(select(Post.id).where(Post.thread_id == thread_id)).one()
    mark_as_routine(found)
    return found


# The offer


def test_a_preview_offers_a_card_of_two_exercises_or_more(ana: Browser) -> None:
    assert OFFER in ana.post("/preview", {"body": ROUTINE}).text
    assert "Make a card" not in ana.post("/preview", {"body": "Heel raises, ten times."}).text


def test_what_is_quoted_is_not_offered_as_ones_own(ana: Browser) -> None:
    quoted = "\n".join(f"> {line}" for line in ROUTINE.splitlines())
    assert "Make a card" not in ana.post("/preview", {"body": f"{quoted}\n\nThat helped me too."}).text


@pytest.mark.parametrize("form", ["/c/balance/new", "/t/{}/reply", "/p/{}/edit"])
def test_every_message_form_offers_it_without_script(ana: Browser, thread_id: int, post_id: int, form: str) -> None:
    url = form.format(post_id if form.startswith("/p/") else thread_id)
    page = ana.post(url, {"title": "Mine", "body": ROUTINE, "preview": "1"}).text
    assert OFFER in page
    assert 'name="make_card"' in page


def test_the_enter_key_in_the_title_posts_and_makes_no_card(ana: Browser) -> None:
    page = ana.post("/c/balance/new", {"title": "Mine", "body": ROUTINE, "preview": "1"}).text
    first = re.findall(r"<button[^>]*>", page[page.index('data-draft-key="thread') :])[0]
    assert first == "<button hidden>"


RESTED = "heel raise 3x10 rest 1-2 min"


def test_a_range_of_rest_can_be_previewed(ana: Browser) -> None:
    shown = ana.post("/preview", {"body": RESTED})
    assert (shown.status_code, "rest 1-2 min" in shown.text) == (200, True)
    assert OFFER in ana.post("/preview", {"body": f"- {RESTED}\n- squats 3x10"}).text


# Making it


def test_a_card_made_of_a_range_of_rest_says_both_ends_and_can_be_saved(ana: Browser) -> None:
    routine_id = made_by(ana, "/c/balance/new", body=f"- {RESTED}\n- squats 3x10")
    page = ana.get(f"/routines/{routine_id}/edit")
    assert page.status_code == 200
    assert "Rest for 1 to 2 minutes." in page.text
    publish(ana, routine_id, "private")
    assert db.session.get_one(Routine, routine_id).current_n == 1


def test_the_worker_links_a_post_with_a_range_of_rest(ana: Browser, make: Maker, work: Callable[[], int]) -> None:
    thread_id = make.thread(ana.person, body=f"- {RESTED}\n- squats 3x10")
    work()
    assert db.session.scalar(select(Post.exercise_count).where(Post.thread_id == thread_id)) == 2
    assert '<a href="/exercises/heel-raise">' in ana.get(f"/t/{thread_id}", follow_redirects=True).text


def test_making_a_card_keeps_everything_that_was_typed(ana: Browser, make: Maker) -> None:
    other = make.routine(ana.person)
    made_by(ana, "/c/balance/new", title="Mine", tags="heels", kind="routine", category="strength", routine=str(other))
    page = ana.get("/c/balance/new").text
    for kept in (
        'value="Mine"',
        'value="heels"',
        '<option selected value="routine">',
        '<option selected value="strength">',
    ):
        assert kept in page
    assert "lift my bottom off the bed" in page
    assert re.search(rf'value="{other}" checked', page)
    assert 'data-draft-key="thread:balance"' in page


def test_the_card_is_a_private_draft_in_her_own_words(ana: Browser, cleo: Browser) -> None:
    routine_id = made_by(ana, "/c/balance/new")
    row = db.session.get_one(Routine, routine_id)
    assert (row.state, row.made_by, row.title) == ("draft", "prose", "Heel raise and bridge")
    page = ana.get(f"/routines/{routine_id}/edit").text
    assert "Your words" in page
    assert "<mark>lift my bottom off</mark> the bed, <mark>ten times</mark>" in page
    assert cleo.get(f"/routines/{routine_id}/edit").status_code == 404


def test_pressing_twice_makes_one_card(ana: Browser) -> None:
    assert made_by(ana, "/c/balance/new") == made_by(ana, "/c/balance/new")
    assert count_cards() == 1


def test_other_words_make_another_card(ana: Browser) -> None:
    assert made_by(ana, "/c/balance/new") != made_by(ana, "/c/balance/new", body=f"{ROUTINE}\n\nand ten squats")


def test_a_message_that_no_longer_holds_a_routine_is_refused_and_kept(ana: Browser) -> None:
    sent = ana.post("/c/balance/new", {"title": "Mine", "body": "Just heel raises now.", "make_card": "1"})
    assert sent.status_code == 422
    assert "fewer than two exercises" in sent.text
    assert "Just heel raises now." in sent.text
    assert count_cards() == 0


def test_somebody_who_is_not_confirmed_may_begin_a_card(make: Maker, enter: Enter) -> None:
    make.member("una", confirmed=False)
    made_by(enter("una"), "/c/balance/new")


# The builder


WALK = "- walk about 5 minutes\n- Heel raises 10 times"


def test_an_exercise_we_are_not_sure_of_is_asked_and_she_says_yes(ana: Browser) -> None:
    routine_id = made_by(ana, "/c/balance/new", body=WALK)
    name = f"items.{[line.get('unsure') for line in list_lines(draft_of(routine_id))].index('yes')}"
    page = ana.get(f"/routines/{routine_id}/edit").text
    assert f'name="{name}.unsure" value=""' in page
    check = ana.get(f"/routines/{routine_id}/check").text
    assert "say whether it is" in check
    assert "Say who gave you these exercises." in check
    assert ana.post(f"/routines/{routine_id}/publish", {"state": "private"}).status_code == 422
    assert say(ana, routine_id, "check", provenance="self", **{f"{name}.unsure": ""}).endswith("/check")
    assert "say whether it is" not in ana.get(f"/routines/{routine_id}/check").text
    assert "walk about 5 minutes" in ana.get(f"/routines/{routine_id}/edit").text


def test_how_often_is_said_where_she_looks(ana: Browser) -> None:
    routine_id = made_by(ana, "/c/balance/new", body="Twice a day.\n\n- Heel raises, 10 times\n- Bridge, 8 times")
    assert "<strong>How often:</strong> Twice a day." in ana.get(f"/routines/{routine_id}/edit").text


def test_who_says_no_is_led_to_the_search_for_what_she_meant(ana: Browser) -> None:
    routine_id = made_by(ana, "/c/balance/new", body=WALK)
    led = say(ana, routine_id, "check", **{"items.0.unsure": "other"})
    assert led.endswith("/edit?reading=0#add")
    page = ana.get(led.partition("#")[0]).text
    assert "Which exercise is it?" in page
    assert re.search(r'name="find" type="search" value="walk', page)


def test_one_press_keeps_what_is_sure_and_leads_to_the_check(ana: Browser) -> None:
    routine_id = made_by(ana, "/c/balance/new", body=f"My PT gave me these.\n{WALK}\n- Frog kicks, 20 times")
    assert say(ana, routine_id, "keep").endswith("/check")
    check = ana.get(f"/routines/{routine_id}/check").text
    assert "Left blank" in check
    assert "Frog kicks</a> how many times" in check
    assert "Not in our library" in check
    assert "/help/contact?exercise=" in check
    assert ana.post(f"/routines/{routine_id}/publish", {"state": "public"}).status_code == 303


def test_a_sheet_that_cannot_be_read_is_said_honestly_beside_its_words(ana: Browser) -> None:
    sheet = "- Heel raises, 10 times\n- Frog kicks, 20 times\n- Wobble twists, 8 times\n- Penguin walk, 5 times"
    assert "we read 1 of about 4 exercises" in ana.post("/preview", {"body": sheet}).text
    routine_id = made_by(ana, "/c/balance/new", body=sheet)
    page = ana.get(f"/routines/{routine_id}/edit").text
    assert "We read 1 of about 4 exercises in your words." in page
    assert "<mark>Frog kicks</mark>, 20 times" in page
    assert "items.1.reps" not in draft_of(routine_id)


def test_an_exercise_of_her_own_name_is_on_the_card_in_every_file(ana: Browser, client: Browser) -> None:
    routine_id = made_by(ana, "/c/balance/new", body="My PT: \n- Heel raises, 10 times\n- Frog kicks, 20 times")
    publish(ana, routine_id)
    url = client.get(f"/routines/{routine_id}").headers["Location"]
    for address in (url, f"{url}.json", f"{url}.csv", f"{url}.md", f"{url}.fhir.json", f"{url}/print"):
        text = client.get(address).text
        assert "Frog kicks" in text, address
        assert "Have someone with you" in text, address
        assert "/exercises/own" not in text, address


def test_a_card_with_a_name_of_her_own_is_found_by_it_and_nothing_has_drifted(
    ana: Browser, client: Browser, work: Callable[[], int], now: datetime
) -> None:
    routine_id = made_by(ana, "/c/balance/new", body="My PT: \n- Heel raises, 10 times\n- Frog kicks, 20 times")
    publish(ana, routine_id)
    work()
    assert f"/routines/{routine_id}/" in client.get("/search?q=frog+kicks&kind=routine").text
    assert version_lines(now).wrong == 0


def test_a_contact_in_a_name_of_her_own_is_masked(ana: Browser, client: Browser) -> None:
    routine_id = made_by(ana, "/c/balance/new", body=WALK)
    say(ana, routine_id, **{"items.1.exercise_id": "own:Kicks of ana@example.org"})
    publish(ana, routine_id)
    assert "ana@example.org" not in client.get(f"/routines/{routine_id}", follow_redirects=True).text


def test_my_routine_is_no_name(ana: Browser) -> None:
    routine_id = made_by(ana, "/c/balance/new")
    say(ana, routine_id, title="My routine")
    sent = ana.post(f"/routines/{routine_id}/publish", {"state": "private"})
    assert sent.status_code == 422
    assert "tells others nothing" in sent.text


def test_what_she_left_the_library_without_can_be_suggested(ana: Browser) -> None:
    page = ana.get("/help/contact?exercise=Frog+kicks").text
    assert "I suggest this for the exercise library: Frog kicks." in page


def test_a_line_that_was_misread_becomes_the_exercise_she_meant(ana: Browser) -> None:
    routine_id = made_by(ana, "/c/balance/new", body="- walk about 5 minutes\n- Heel raises 10 times")
    url = f"/routines/{routine_id}/edit"

    def press(act: str, **more: str) -> str:
        fields = dict(re.findall(r'name="(items\.[^"]+|seen|title|provenance)"[^>]*value="([^"]*)"', ana.get(url).text))
        return ana.post(url, fields | {"act": act, **more}).headers["Location"]

    assert press("other:0") == f"{url}?reading=0#add"
    found = press("find", find="stationary bike", reading="0")
    assert found == f"{url}?q=stationary%20bike&reading=0#add"
    page = ana.get(found).text
    assert "Which exercise is it?" in page
    wanted = re.findall(r'value="(read:0:[^"]+)"', page)[0]
    assert press(wanted) == f"{url}#line-1"
    draft = db.session.get_one(Routine, routine_id).draft
    assert draft is not None
    first = draft["fields"]
    assert first["items.0.exercise_id"] == wanted.removeprefix("read:0:")
    assert first["items.0.duration_s"] == "5 minutes"
    assert "items.0.unsure" not in first


def test_a_line_cannot_become_what_the_library_does_not_know(ana: Browser) -> None:
    routine_id = made_by(ana, "/c/balance/new")
    sent = ana.post(f"/routines/{routine_id}/edit", {"act": "read:0:juggling", "seen": "0.1"})
    assert sent.status_code == 422
    assert "not in our library" in sent.text


def test_her_words_are_in_no_version_and_no_file(ana: Browser, client: Browser) -> None:
    routine_id = made_by(ana, "/c/balance/new")
    publish(ana, routine_id)
    assert "bottom off the bed" not in repr(db.session.scalars(select(RoutineVersion.card)).one())
    url = client.get(f"/routines/{routine_id}").headers["Location"]
    for address in (url, f"{url}.json", f"{url}.csv", f"{url}.md"):
        assert "bottom off the bed" not in client.get(address).text


# The way back


def test_a_public_card_leads_back_to_the_thread_and_goes_with_it(ana: Browser, client: Browser) -> None:
    routine_id = made_by(ana, "/c/balance/new", title="Mine")
    back = publish(ana, routine_id)
    assert back == f"/c/balance/new?routine={routine_id}"
    page = ana.get(back).text
    assert "chosen below. Your message is not posted yet." in page
    assert re.search(rf'value="{routine_id}" checked', page)
    sent = ana.post("/c/balance/new", {"title": "Mine", "body": ROUTINE, "routine": str(routine_id)})
    source = db.session.get_one(RoutineProse, routine_id)
    posted = db.session.scalars(select(Post)).one()
    assert (source.post_id, source.place) == (posted.id, "")
    assert db.session.get_one(Routine, routine_id).title == "Mine"
    assert f"/routines/{routine_id}/" in client.get(sent.headers["Location"].partition("#")[0]).text
    card = client.get(client.get(f"/routines/{routine_id}").headers["Location"]).text
    assert f'Made from <a href="/p/{posted.id}">ana’s post</a>' in card


def test_a_public_card_leads_back_to_the_reply(cleo: Browser, thread_id: int) -> None:
    routine_id = made_by(cleo, f"/t/{thread_id}/reply")
    back = publish(cleo, routine_id)
    assert back == f"/t/{thread_id}/reply?routine={routine_id}"
    page = cleo.get(back).text
    assert "lift my bottom off the bed" in page
    assert re.search(rf'value="{routine_id}" checked', page)
    cleo.post(f"/t/{thread_id}/reply", {"body": ROUTINE, "routine": str(routine_id)})
    assert db.session.get_one(RoutineProse, routine_id).place == ""


def test_a_private_card_leads_back_but_does_not_go_with_the_message(ana: Browser) -> None:
    routine_id = made_by(ana, "/c/balance/new")
    assert publish(ana, routine_id, "private") == "/c/balance/new"
    page = ana.get("/c/balance/new").text
    assert "it can’t go with your message" in page
    assert f'name="routine" value="{routine_id}"' not in page


def test_a_card_whose_message_is_gone_leads_to_itself(ana: Browser) -> None:
    routine_id = made_by(ana, "/c/balance/new")
    db.session.query(Draft).delete()
    db.session.commit()
    assert publish(ana, routine_id).startswith(f"/routines/{routine_id}/")


def test_what_the_script_keeps_later_does_not_drop_the_rest_of_the_draft(ana: Browser) -> None:
    routine_id = made_by(ana, "/c/balance/new", title="Mine", tags="heels")
    ana.post("/me/drafts", {"key": "thread:balance", "title": "Mine now", "body": ROUTINE})
    assert 'value="heels"' in ana.get("/c/balance/new").text
    assert publish(ana, routine_id).startswith("/c/balance/new")


# A post that stands already


def test_a_card_of_ones_own_post_comes_to_stand_under_it(
    ana: Browser, client: Browser, post_id: int, thread_id: int
) -> None:
    url = client.get(f"/t/{thread_id}").headers["Location"]
    assert "Routine card" not in client.get(url).text
    sent = ana.post(f"/p/{post_id}/card")
    routine_id = int(sent.headers["Location"].split("/")[2])
    assert publish(ana, routine_id) == f"/p/{post_id}"
    assert f"/routines/{routine_id}/" in client.get(url).text
    assert db.session.get_one(Thread, thread_id).has_routine
    assert "It now shows under your post." in ana.get(url).text


def test_a_change_of_a_post_waits_while_its_card_is_made(ana: Browser, post_id: int) -> None:
    routine_id = made_by(ana, f"/p/{post_id}/edit", body=f"{ROUTINE}\n\nand ten squats")
    assert publish(ana, routine_id) == f"/p/{post_id}/edit"
    page = ana.get(f"/p/{post_id}/edit").text
    assert "and ten squats" in page
    assert "The post still says what it said." in page
    assert db.session.scalars(select(PostRoutine.post_id)).all() == [post_id]


def test_a_post_with_three_cards_takes_no_fourth(ana: Browser, make: Maker, thread_id: int) -> None:
    three = [make.routine(ana.person) for _ in range(3)]
    full = make.reply(ana.person, thread_id, ROUTINE, routine_ids=three)
    routine_id = made_by(ana, f"/p/{full}/edit")
    assert publish(ana, routine_id).startswith("/routines/")
    assert "no room for another card" in ana.get("/me").text
    assert len(db.session.scalars(select(PostRoutine)).all()) == 3


def test_nobody_makes_a_card_from_the_edit_form_of_anothers_post(cleo: Browser, post_id: int) -> None:
    assert cleo.post(f"/p/{post_id}/edit", {"body": ROUTINE, "make_card": "1"}).status_code == 404


def test_a_changed_message_offers_a_new_version_of_its_card(ana: Browser, post_id: int) -> None:
    card = int(ana.post(f"/p/{post_id}/card").headers["Location"].split("/")[2])
    publish(ana, card)
    said = ana.post(f"/p/{post_id}/edit", {"body": ROUTINE.replace("3 sets of 10", "2 sets of 12")})
    page = ana.get(said.headers["Location"].partition("#")[0]).text
    assert "still says what it said" in page
    assert f'href="/p/{post_id}/card"' in page
    assert "Make a new version of your card" in ana.get(f"/p/{post_id}/card").text
    assert int(ana.post(f"/p/{post_id}/card").headers["Location"].split("/")[2]) == card
    assert draft_of(card)["items.0.reps"] == "12"
    assert not [name for name in draft_of(card) if name.endswith("unsure")]
    publish(ana, card)
    assert db.session.get_one(Routine, card).current_n == 2


def test_changes_of_a_card_that_wait_are_not_written_over(ana: Browser, post_id: int) -> None:
    card = int(ana.post(f"/p/{post_id}/card").headers["Location"].split("/")[2])
    publish(ana, card)
    ana.post(f"/p/{post_id}/edit", {"body": ROUTINE.replace("3 sets of 10", "2 sets of 12")})
    ana.post(f"/p/{post_id}/card")
    ana.post(f"/p/{post_id}/edit", {"body": ROUTINE.replace("3 sets of 10", "2 sets of 15")})
    sent = ana.post(f"/p/{post_id}/card")
    assert sent.status_code == 422
    assert "has changes that are not published" in sent.text
    assert draft_of(card)["items.0.reps"] == "12"


# Somebody else's words


def test_members_are_offered_a_card_of_a_post_that_holds_a_routine(
    client: Browser, ana: Browser, cleo: Browser, post_id: int, thread_id: int
) -> None:
    url = client.get(f"/t/{thread_id}").headers["Location"]
    assert f"/p/{post_id}/card" not in client.get(url).text
    assert f"/p/{post_id}/card" in cleo.get(url).text
    assert f"/p/{post_id}/card" in ana.get(url).text


def test_a_post_without_a_routine_offers_none(cleo: Browser, ana: Browser, make: Maker) -> None:
    url = cleo.get(f"/t/{make.thread(ana.person)}").headers["Location"]
    assert "Turn this into a card" not in cleo.get(url).text


def test_the_page_says_what_was_read_and_writes_nothing(cleo: Browser, post_id: int) -> None:
    page = cleo.get(f"/p/{post_id}/card").text
    for words in ("We found 2 exercises", "Heel raise", "ana wrote:", "The card will be yours alone"):
        assert words in page
    assert count_cards() == 0


def private_card(browser: Browser, post_id: int) -> int:
    """Make a private card of somebody's post."""
    sent = browser.post(f"/p/{post_id}/card")
    assert sent.status_code == 303, sent.text
    return int(sent.headers["Location"].split("/")[2])


def test_a_card_of_anothers_words_is_credited_and_stays_private(cleo: Browser, post_id: int) -> None:
    routine_id = private_card(cleo, post_id)
    assert routine_id == private_card(cleo, post_id)
    builder, check = (cleo.get(f"/routines/{routine_id}/{page}").text for page in ("edit", "check"))
    assert "ana’s words" in builder
    assert "made from ana’s words" in builder
    assert 'value="public"' not in check
    refused = cleo.post(f"/routines/{routine_id}/publish", {"state": "public"})
    assert refused.status_code == 422
    assert "somebody else’s words" in refused.text
    assert publish(cleo, routine_id, "private").startswith(f"/routines/{routine_id}/")
    page = cleo.get(cleo.get(f"/routines/{routine_id}").headers["Location"]).text
    assert f'Made from <a href="/p/{post_id}">ana’s post</a>' in page
    assert "From ana’s post" in page
    assert "Make it public" not in page
    assert cleo.post(f"/routines/{routine_id}/public").status_code == 422


@pytest.mark.parametrize("way", ["copy", "fit", "fit and edit"])
def test_a_copy_of_such_a_card_stays_private_too(cleo: Browser, post_id: int, way: str) -> None:
    routine_id = private_card(cleo, post_id)
    publish(cleo, routine_id, "private")
    cleo.post("/me/fit", {"positions": "seated", "has_support": "yes"})
    kept = {"version": "1", "day": "green", "line-0": "before", "act": "edit" if "edit" in way else "keep"}
    sent = cleo.post(f"/routines/{routine_id}/{way.partition(' ')[0]}", {} if way == "copy" else kept)
    assert sent.status_code == 303, sent.text
    copied = int(sent.headers["Location"].split("/")[2])
    assert copied != routine_id
    for act in ("publish", "public"):
        assert cleo.post(f"/routines/{copied}/{act}", {"state": "public"}).status_code in (403, 422)
    assert db.session.get_one(Routine, copied).state != "public"


def test_anas_public_card_of_her_own_words_can_be_copied_and_published(
    ana: Browser, cleo: Browser, post_id: int
) -> None:
    routine_id = private_card(ana, post_id)
    publish(ana, routine_id)
    copied = int(cleo.post(f"/routines/{routine_id}/copy").headers["Location"].split("/")[2])
    publish(cleo, copied)


def test_a_hidden_post_leaves_the_credit_without_a_link(cleo: Browser, ben: Browser, post_id: int, make: Maker) -> None:
    routine_id = private_card(cleo, post_id)
    publish(cleo, routine_id, "private")
    moderation.hide(ben.person, "post", post_id, "It needs a helper.", make.now)
    page = cleo.get(cleo.get(f"/routines/{routine_id}").headers["Location"]).text
    assert "Made from ana’s post." in page
    assert f"/p/{post_id}" not in page
    assert cleo.get(f"/p/{post_id}/card").status_code == 404
    assert cleo.post(f"/p/{post_id}/card").status_code == 404


def test_a_deleted_post_takes_the_line_from_its_authors_card(
    ana: Browser, client: Browser, post_id: int, make: Maker
) -> None:
    routine_id = private_card(ana, post_id)
    publish(ana, routine_id)
    posts.remove(ana.person, post_id, make.now)
    assert "Made from" not in client.get(client.get(f"/routines/{routine_id}").headers["Location"]).text


def test_a_post_that_quotes_a_routine_holds_none_of_its_own(cleo: Browser, make: Maker, thread_id: int) -> None:
    quoted = "\n".join(f"> {line}" for line in ROUTINE.splitlines())
    post_id = make.reply(cleo.person, thread_id, f"{quoted}\n\nThank you.")
    assert "fewer than two exercises" in cleo.get(f"/p/{post_id}/card").text
    assert cleo.post(f"/p/{post_id}/card").status_code == 422


def test_a_page_of_offers_asks_no_more_questions(
    cleo: Browser, ana: Browser, make: Maker, count_queries: Callable[[], Any]
) -> None:
    def questions(*, routines: bool) -> int:
        thread = make.thread(ana.person, body=ROUTINE)
        for _ in range(5):
            post = make.reply(ana.person, thread, ROUTINE)
            if routines:
                mark_as_routine(post)
        url = cleo.get(f"/t/{thread}").headers["Location"]
        with count_queries() as queries:
            cleo.get(url)
        return int(queries.total)

    assert questions(routines=True) == questions(routines=False)


def test_a_new_member_reads_the_same_refusal_from_the_action(make: Maker) -> None:
    fern = make.member("fern")
    with pytest.raises(Refused, match="fewer than two"):
        from_prose.make_from_message(fern, "thread:balance", {"body": "Hello."}, make.now)


def test_a_physios_circuit_becomes_a_card_with_rounds(ana: Browser) -> None:
    words = "Do the whole list 3 times, rest 2 minutes between rounds.\n\n- Heel raises, 10 times\n- Bridge, 8 times"
    card_id = made_by(ana, "/c/balance/new", title="My circuit", body=words)
    page = ana.get(f"/routines/{card_id}/check").text
    assert "Do the whole list 3 times, rest 2 minutes between rounds." in page
    assert ", rest 2 minutes</p>" not in page
