"""Answers reach Ana by mail: from a real mail server, once, when she wants them, and with a way to stop them."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from email import message_from_string, policy
from email.message import EmailMessage
from html.parser import HTMLParser

import pytest
from flask import Flask
from sqlalchemy import select, update

from forum.actions.moderation import moderation
from forum.actions.talk import follows, letters, read_marks
from forum.jobs import rebuilding, worker
from forum.mail import office
from forum.models import Letter, MailChoice, Member, Notice, OutboxRow, Thread, db
from forum.queries.kit.outbox import MAIL, OTHER
from forum.rules.talk.letters import MOST_A_DAY, WAIT, MailWish
from tests.fixtures.house import Browser, Maker
from tests.fixtures.mail_server import MailServer, mail_server

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def post(app: Flask, work: Callable[[], int]) -> Iterator[MailServer]:
    """A mail server, and the house sends its letters there."""
    rebuilding.ensure_index()
    work()
    house = app.config["HOUSE"]
    with mail_server() as server:
        office.use(replace(house, mail_url=server.url))
        yield server
    office.use(house)


@pytest.fixture
def thread_id(make: Maker, ana: Browser) -> int:
    return make.thread(ana.person)


def tell(now: datetime) -> None:
    """Do the worker's jobs that are no letters."""
    while worker.work_once(now, queue=OTHER):
        pass


def send(now: datetime) -> None:
    """Work at the queue of letters until nothing is due."""
    while worker.work_once(now, queue=MAIL):
        pass


def answer(make: Maker, who: Browser, thread_id: int, words: str, at: datetime) -> int:
    """A reply, of which the worker has told."""
    post_id = make.reply(who.person, thread_id, words, now=at)
    tell(at)
    return post_id


def letters_of(server: MailServer) -> list[EmailMessage]:
    """The letters that the server took, in the order in which they came."""
    found: list[EmailMessage] = []
    lines: list[str] = []
    for line in server.said:
        if line == "data":
            lines = []
        elif line == "DATA taken":
            found.append(message_from_string("\r\n".join(lines), policy=policy.default))
        else:
            lines.append(line[1:] if line.startswith("..") else line)
    return found


def parts(letter: EmailMessage) -> tuple[str, str]:
    """What a letter says in plain text and in HTML."""
    plain, html = letter.get_body(("plain",)), letter.get_body(("html",))
    assert plain is not None
    assert html is not None
    return plain.get_content(), html.get_content()


def test_an_answer_comes_by_mail_with_its_words_after_ten_minutes(
    post: MailServer, cleo: Browser, make: Maker, thread_id: int, now: datetime
) -> None:
    post_id = answer(make, cleo, thread_id, "Try it **holding** the sink & rail.", now)
    send(now)
    assert letters_of(post) == []
    send(now + WAIT)
    [letter] = letters_of(post)
    assert letter["To"] == "ana@example.org"
    assert letter["Subject"] == "cleo replied in your thread “Standing on one leg”"
    for text in parts(letter):
        assert f"http://127.0.0.1:8000/p/{post_id}" in text
    plain, html = parts(letter)
    assert "“Try it holding the sink & rail.”" in plain
    assert "“Try it holding the sink &amp; rail.”" in html
    send(now + DAY)
    assert len(letters_of(post)) == 1


def test_many_answers_in_an_hour_are_two_letters_and_none_is_told_twice(
    post: MailServer, cleo: Browser, make: Maker, thread_id: int, now: datetime
) -> None:
    for n in range(4):
        answer(make, cleo, thread_id, f"Answer {n}.", now + timedelta(minutes=n))
    send(now + WAIT)
    for n in range(4, 6):
        answer(make, cleo, thread_id, f"Answer {n}.", now + timedelta(minutes=10 + n))
        send(now + timedelta(minutes=30 + n))
    assert len(letters_of(post)) == 1
    send(now + WAIT + HOUR)
    first, second = (parts(letter)[0] for letter in letters_of(post))
    assert re.findall(r"Answer \d", first) == [f"Answer {n}" for n in range(4)]
    assert re.findall(r"Answer \d", second) == ["Answer 4", "Answer 5"]


def test_what_she_read_meanwhile_is_not_mailed(
    post: MailServer, ana: Browser, cleo: Browser, make: Maker, thread_id: int, now: datetime
) -> None:
    answer(make, cleo, thread_id, "One.", now)
    read_marks.move(ana.person.id, thread_id, 2, now)
    send(now + WAIT)
    assert letters_of(post) == []
    assert db.session.scalars(select(Letter)).all() == []


def test_a_hidden_answer_is_not_mailed(
    post: MailServer, ben: Browser, cleo: Browser, make: Maker, thread_id: int, now: datetime
) -> None:
    unkind = answer(make, cleo, thread_id, "Something unkind.", now)
    moderation.hide(ben.person, "post", unkind, "Unkind.", now)
    send(now + WAIT)
    assert letters_of(post) == []
    answer(make, cleo, thread_id, "Something kind.", now + HOUR)
    hidden = answer(make, cleo, thread_id, "And unkind again.", now + HOUR)
    moderation.hide(ben.person, "post", hidden, "Unkind.", now)
    send(now + 2 * HOUR)
    [letter] = letters_of(post)
    assert "unkind" not in letter.as_string()


def test_at_night_by_her_own_clock_nothing_comes(
    post: MailServer, ana: Browser, cleo: Browser, make: Maker, thread_id: int, now: datetime
) -> None:
    db.session.execute(update(Member).where(Member.id == ana.person.id).values(time_zone="Pacific/Auckland"))
    db.session.commit()
    noon = now.replace(hour=12, minute=0, second=0, microsecond=0) + DAY
    answer(make, cleo, thread_id, "Good night.", noon)
    for hour in range(6):
        send(noon + hour * HOUR)
    assert letters_of(post) == []
    send(noon + 9 * HOUR)
    assert len(letters_of(post)) == 1


def test_a_day_has_six_letters_and_the_seventh_comes_tomorrow(
    post: MailServer, ana: Browser, cleo: Browser, make: Maker, now: datetime
) -> None:
    for n in range(MOST_A_DAY + 1):
        answer(make, cleo, make.thread(ana.person, f"Thread {n}"), "Yes.", now)
    send(now + WAIT)
    assert len(letters_of(post)) == MOST_A_DAY
    send(now + WAIT + DAY)
    assert len(letters_of(post)) == MOST_A_DAY + 1


def test_followers_and_thanks_are_not_mailed(
    post: MailServer, ana: Browser, ben: Browser, cleo: Browser, make: Maker, thread_id: int, now: datetime
) -> None:
    letters.choose(ana.person.id, MailWish(answers=False), "", now)
    follows.take_stance(ben.person, "thread", thread_id, "follow", now)
    mine = answer(make, cleo, thread_id, "One.", now)
    ben.post(f"/p/{mine}/thank")
    send(now + DAY)
    assert letters_of(post) == []


def test_who_is_not_confirmed_or_wants_none_gets_none(
    post: MailServer, ana: Browser, cleo: Browser, make: Maker, thread_id: int, now: datetime
) -> None:
    answer(make, cleo, thread_id, "One.", now)
    letters.choose(ana.person.id, MailWish(answers=False), "", now)
    send(now + WAIT)
    letters.choose(ana.person.id, MailWish(), "", now)
    db.session.execute(update(Member).where(Member.id == ana.person.id).values(confirmed_at=None))
    db.session.commit()
    answer(make, cleo, thread_id, "Two.", now + HOUR)
    send(now + 2 * HOUR)
    assert letters_of(post) == []


def test_a_day_without_mail_server_loses_nothing_and_sends_nothing_twice(
    post: MailServer, app: Flask, ana: Browser, cleo: Browser, make: Maker, thread_id: int, now: datetime
) -> None:
    post.answers["MAIL"] = "421 closing"
    answer(make, cleo, thread_id, "One.", now)
    for hour in range(24):
        if hour == 12:
            answer(make, cleo, thread_id, "Two.", now + hour * HOUR)
            answer(make, cleo, make.thread(ana.person, "Another"), "Three.", now + hour * HOUR)
        send(now + hour * HOUR)
    assert letters_of(post) == []
    post.answers.clear()
    for hour in range(24, 30):
        send(now + hour * HOUR)
    told = [parts(letter)[0] for letter in letters_of(post)]
    assert sorted(re.findall(r"(One|Two|Three)\.", " ".join(told))) == ["One", "Three", "Two"]
    assert db.session.scalars(select(OutboxRow).where(OutboxRow.kind.like("mail.%"))).all() == []


def test_a_letter_whose_job_is_done_again_is_not_sent_again(
    post: MailServer, cleo: Browser, make: Maker, thread_id: int, now: datetime
) -> None:
    answer(make, cleo, thread_id, "One.", now)
    letter_id = db.session.scalars(select(Letter.id)).one()
    for _ in range(2):
        letters.put_off(letter_id, now + WAIT, now)
    send(now + WAIT)
    assert len(letters_of(post)) == 1
    assert letters_of(post)[0]["Message-ID"] == f"<letter-{letter_id}@127.0.0.1>"


def test_a_mailbox_that_does_not_exist_ends_these_letters_at_once(
    post: MailServer, ana: Browser, cleo: Browser, make: Maker, thread_id: int, now: datetime
) -> None:
    post.answers["RCPT"] = "550 5.1.1 no such user"
    answer(make, cleo, thread_id, "One.", now)
    send(now + WAIT)
    assert "We can’t reach your email address" in ana.get("/me/mail").text
    del post.answers["RCPT"]
    tries = post.said.count("data")
    answer(make, cleo, thread_id, "Two.", now + 3 * HOUR)
    send(now + DAY)
    assert post.said.count("data") == tries
    assert letters_of(post) == []


def test_a_full_mailbox_ends_them_after_three_days(
    post: MailServer, ana: Browser, cleo: Browser, make: Maker, thread_id: int, now: datetime
) -> None:
    post.answers["RCPT"] = "452 4.2.2 mailbox full"
    answer(make, cleo, thread_id, "One.", now)
    for day in range(3):
        assert db.session.scalars(select(Letter.sent_at)).all() == [None]
        send(now + WAIT + day * DAY)
    assert db.session.scalars(select(Letter)).all() == []
    assert "We can’t reach your email address" in ana.get("/me/mail").text


@pytest.mark.parametrize(
    "end", ["\r\nBcc: everybody@example.net", "\nX-Evil: 1", "\u2028Bcc: x@example.net", "\x00\x1b"]
)
def test_no_mailed_field_makes_a_line_of_its_own_in_the_head(
    post: MailServer, ana: Browser, cleo: Browser, make: Maker, thread_id: int, now: datetime, end: str
) -> None:
    db.session.execute(update(Thread).values(title=f"Stairs{end}"))
    db.session.execute(update(Member).where(Member.name == "cleo").values(name=f"cleo{end}", display_name=f"C{end}"))
    db.session.execute(update(Member).where(Member.name == "ana").values(name=f"ana{end}"))
    db.session.commit()
    answer(make, cleo, thread_id, f"One.{end}", now)
    send(now + WAIT)
    [letter] = letters_of(post)
    assert "Bcc" not in letter
    assert "X-Evil" not in letter
    assert letter["To"] == "ana@example.org"
    assert {line for line in post.said if line.lower().startswith("rcpt")} == {"rcpt TO:<ana@example.org>"}
    assert len(letter.get_all("Subject") or ()) == 1


class Tags(HTMLParser):
    """The tags of a letter, the words of its links, and what it would load."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.loads: list[str] = []
        self.links: list[tuple[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        given = dict(attrs)
        self.loads += [tag for name in ("src", "background", "srcset", "style") if name in given]
        if tag == "a":
            self.links.append((given.get("href") or "", ""))

    def handle_data(self, data: str) -> None:
        if self.links and data.strip():
            href, words = self.links[-1]
            self.links[-1] = (href, words or data.strip())


def test_the_letter_can_be_read_by_everybody_and_tells_nobody_that_it_was(
    post: MailServer, cleo: Browser, make: Maker, thread_id: int, now: datetime
) -> None:
    for n in range(2):
        answer(make, cleo, thread_id, f"Answer {n} <img src=x>.", now)
    send(now + WAIT)
    [letter] = letters_of(post)
    plain, html = parts(letter)
    seen = Tags(html)
    assert '<html lang="en">' in html
    assert seen.tags.count("h1") == seen.tags.count("title") == seen.tags.count("main") == 1
    assert seen.loads == []
    assert {"img", "script", "link", "style"} & set(seen.tags) == set()
    assert len({words for _href, words in seen.links}) == len(seen.links), "each link says where it goes"
    for address in re.findall(r"https?://\S+", plain):
        assert re.fullmatch(r"http://127\.0\.0\.1:8000(/p/\d+|/me/mail|/mail/stop/[\w.-]+)?", address)


def stop_url(letter: EmailMessage) -> str:
    found = re.fullmatch(
        r"<http://127\.0\.0\.1:8000(/mail/stop/\S+)>", str(letter["List-Unsubscribe"]).replace("\n ", "")
    )
    assert found
    return found[1]


def test_a_mail_program_stops_them_by_itself_and_only_this_kind(
    post: MailServer, app: Flask, ana: Browser, cleo: Browser, make: Maker, thread_id: int, now: datetime
) -> None:
    letters.choose(ana.person.id, MailWish(digest=True), "", now)
    answer(make, cleo, thread_id, "One.", now)
    send(now + WAIT)
    [letter] = letters_of(post)
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    bare = app.test_client()
    one_click = {"data": {"List-Unsubscribe": "One-Click"}, "base_url": "http://127.0.0.1"}
    assert bare.get(stop_url(letter), base_url="http://127.0.0.1").status_code == 200
    assert db.session.scalars(select(MailChoice.answers)).all() == [True], "to look at the page stops nothing"
    for kind in ("application/x-www-form-urlencoded", "multipart/form-data"):
        assert bare.post(stop_url(letter), content_type=kind, **one_click).status_code == 200
    db.session.rollback()
    [chosen] = db.session.scalars(select(MailChoice).execution_options(populate_existing=True)).all()
    assert (chosen.answers, chosen.digest) == (False, True)
    answer(make, cleo, thread_id, "Two.", now + 2 * HOUR)
    send(now + DAY)
    assert len(letters_of(post)) == 1


def test_a_link_that_is_not_ours_stops_nothing(app: Flask, client: Browser) -> None:
    for token in ("x", "WzEsImFuc3dlcnMiXQ.AAAA", "WzEsImFuc3dlcnMiXQ"):
        assert client.get(f"/mail/stop/{token}").status_code == 404
        assert app.test_client().post(f"/mail/stop/{token}", base_url="http://127.0.0.1").status_code == 404


def test_the_week_comes_by_choice_once_and_only_when_something_is_new(
    post: MailServer, ana: Browser, cleo: Browser, make: Maker, thread_id: int, now: datetime
) -> None:
    letters.choose(ana.person.id, MailWish(answers=False, digest=True), "", now)
    due = db.session.scalars(select(MailChoice.digest_at)).one()
    assert due is not None
    other = make.thread(cleo.person, "Stairs & rails", now=now)
    for moment in (due - HOUR, due, due, due + HOUR):
        letters.plan_digests(moment)
        send(moment)
    [letter] = letters_of(post)
    plain, html = parts(letter)
    assert letter["Subject"] == "New for you this week"
    assert f"/t/{other}/stairs-rails?to=unread" in plain
    assert "Stairs &amp; rails" in html
    read_marks.read_all(ana.person.id, due)
    letters.plan_digests(due + 7 * DAY)
    send(due + 7 * DAY)
    assert len(letters_of(post)) == 1


def test_what_waits_at_a_restart_of_the_worker_for_weeks_is_one_letter(
    post: MailServer, ana: Browser, cleo: Browser, make: Maker, now: datetime
) -> None:
    letters.choose(ana.person.id, MailWish(digest=True), "", now)
    make.thread(cleo.person, "Stairs", now=now)
    for hour in range(3):
        letters.plan_digests(now + 30 * DAY + hour * HOUR)
        send(now + 30 * DAY + hour * HOUR)
    assert len(letters_of(post)) == 1


def test_no_letter_of_the_week_goes_to_somebody_who_died(
    post: MailServer, ana: Browser, ben: Browser, cleo: Browser, make: Maker, now: datetime
) -> None:
    letters.choose(ana.person.id, MailWish(digest=True), "", now)
    make.thread(cleo.person, "Stairs", now=now)
    assert ben.post("/mod/members/ana/remember", {"reason": "Her brother wrote to us."}).status_code == 303
    letters.plan_digests(now + 30 * DAY)
    send(now + 30 * DAY)
    assert letters_of(post) == []
    assert db.session.scalars(select(Letter)).all() == []


def test_she_chooses_on_a_page_of_her_own(ana: Browser, now: datetime) -> None:
    page = ana.get("/me/mail").text
    assert "Email me when somebody answers me" in page
    assert "We don’t know your time zone yet" in page
    assert ana.post("/me/mail", {"digest": "y", "quiet_from": "20", "quiet_until": "9"}).status_code == 303
    [chosen] = db.session.scalars(select(MailChoice)).all()
    assert (chosen.answers, chosen.digest, chosen.quiet_from, chosen.quiet_until) == (False, True, 20, 9)
    refused = ana.post("/me/mail", {"quiet_from": "20", "quiet_until": "-1"})
    assert refused.status_code == 422
    assert "Choose from when and until when" in refused.text
    assert ana.post("/me/mail", {"quiet_from": "soon", "quiet_until": "7"}).status_code == 422


def test_a_letter_that_was_sent_is_forgotten_after_some_days(
    post: MailServer, cleo: Browser, make: Maker, thread_id: int, now: datetime
) -> None:
    answer(make, cleo, thread_id, "One.", now)
    send(now + WAIT)
    letters.forget_old(now + 3 * DAY)
    assert db.session.scalars(select(Letter)).all() == []
    assert db.session.scalars(select(Notice.kind)).all() == ["reply"]
    send(now + 4 * DAY)
    assert len(letters_of(post)) == 1
