"""What the privacy page says of how long things are kept is what happens: each row of its table is tried."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from html import unescape

import pytest
from sqlalchemy import func, select

from forum.actions.kit import throttles
from forum.actions.talk import posts
from forum.actions.upkeep import prune
from forum.models import (
    Draft,
    Letter,
    MailLogEntry,
    Notice,
    Picture,
    Post,
    Revision,
    SecurityEvent,
    Session,
    Submission,
    Takeaway,
    Throttle,
    Token,
    db,
)
from forum.rules.members.belongings import BELONGINGS
from tests.fixtures.house import Browser, Maker

ROW = re.compile(r"<tr><th[^>]*>(.*?)</th><td[^>]*>.*?</td><td[^>]*>(.*?)</td></tr>", re.DOTALL)
TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True)
class Kept:
    """Something that goes by itself after a time: the row's first words, and how one is made that is `age` old."""

    table: type
    limit: timedelta
    make: Callable[[int, datetime, timedelta], object]


def day(n: float) -> timedelta:
    return timedelta(days=n)


BY_TIME = {
    "Drafts of posts": Kept(
        Draft, day(180), lambda who, now, age: Draft(member_id=who, place="reply:1", fields={}, saved_at=now - age)
    ),
    "Where you are logged in": Kept(
        Session,
        day(30),
        lambda who, now, age: Session(
            member_id=who, token_hash="t", created_at=now - age, seen_at=now - age, expires_at=now - age + day(30)
        ),
    ),
    "What happened to your account": Kept(
        SecurityEvent, day(180), lambda who, now, age: SecurityEvent(member_id=who, kind="login", at=now - age)
    ),
    "Notices that you have read": Kept(
        Notice,
        day(365),
        lambda who, now, age: Notice(
            member_id=who, key="k", kind="told", data={}, created_at=now - age, read_at=now - age
        ),
    ),
    "Links we emailed to you": Kept(
        Token,
        day(8),
        lambda who, now, age: Token(
            member_id=who, token_hash="t", purpose="confirm", email_key="a", created_at=now - age,
            expires_at=now - age + day(7), used_at=None,
        ),
    ),
    "Pictures that wait": Kept(
        Picture,
        day(30),
        lambda who, now, age: Picture(
            member_id=who, key="k", place="reply:1", alt="A chair", width=1, height=1, sha256="0" * 64,
            created_at=now - age,
        ),
    ),
    "The number of each form you sent": Kept(
        Submission, day(7), lambda who, now, age: Submission(member_id=who, key="k", result_id=1, created_at=now - age)
    ),
    "That we emailed you about answers": Kept(
        Letter,
        day(2),
        lambda who, now, age: Letter(
            member_id=who, kind="answers", thread_id=None, created_at=now - age, sent_at=now - age
        ),
    ),
    "That an email was sent to you": Kept(
        MailLogEntry,
        day(30),
        lambda who, now, age: MailLogEntry(letter="confirm", member_id=who, outcome="sent", at=now - age),
    ),
    "The file with everything of yours": Kept(
        Takeaway,
        day(2),
        lambda who, now, age: Takeaway(
            member_id=who, mark="m", asked_at=now - age, ready_at=now - age, expires_at=now - age + day(2)
        ),
    ),
}  # fmt: skip
# Each has a test of its own below.
ALONE = ("The text of a post that you deleted", "Your network address")
# Kept until the member does something: these go with the account, by the table of belongings.
WITH_THE_ACCOUNT = {
    "User name, email address": "", "Your time zone": "", "Posts, their older versions": "post",
    "Pictures in your posts": "picture", "What you can do": "fit_profile",
    "Links to your cards": "carer_link", "Browsers in which": "push_subscription",
    "From which message or post": "routine_prose",
    "For each thread you open": "read_mark",
    "What you follow and mute": "follow", "For which posts you thanked": "thanks",
    "Which digests of research": "digest_interest", "Exercises that you suggested": "exercise_asker",
    "What you chose in polls": "poll_vote",
    "That a post of yours": "urgent_case", "Whom you blocked": "block", "Messages between you": "message",
    "What you want to be emailed": "mail_choice", "The key of your app": "authenticator_app",
}  # fmt: skip
FOR_GOOD = ("Reports and acts of moderators", "That an account was deleted", "That a name was taken off a post")


def rows(page: str) -> list[tuple[str, str]]:
    """What is kept and how long, as the page says it."""
    table = page[page.index("How long</th>") :].partition("</table>")[0]
    return [(unescape(TAG.sub("", what)), unescape(TAG.sub("", span))) for what, span in ROW.findall(table)]


def test_every_row_of_the_table_is_tried_here(client: Browser) -> None:
    known = (*BY_TIME, *ALONE, *WITH_THE_ACCOUNT, *FOR_GOOD)
    told = [what for what, _ in rows(client.get("/help/privacy").text)]
    assert [what for what in told if not what.startswith(known)] == []
    assert [words for words in known if not any(what.startswith(words) for what in told)] == []


@pytest.mark.parametrize("words", BY_TIME)
def test_what_has_a_time_is_gone_after_it_and_not_before(
    client: Browser, ana: Browser, now: datetime, words: str
) -> None:
    kept = BY_TIME[words]
    (span,) = [span for what, span in rows(client.get("/help/privacy").text) if what.startswith(words)]
    number = int(re.findall(r"[0-9]+", span)[0])
    assert kept.limit == (timedelta(hours=number) if "hours" in span else day(number)), "the page says this"
    for age, is_there in ((kept.limit - timedelta(hours=1), True), (kept.limit + timedelta(hours=1), False)):
        before = count(kept.table)
        db.session.add(kept.make(ana.person.id, now, age))
        db.session.commit()
        prune.forget_old(now)
        assert (count(kept.table) > before) is is_there
        db.session.execute(kept.table.__table__.delete())  # type: ignore[attr-defined]
        db.session.commit()


def count(table: type) -> int:
    return db.session.scalar(select(func.count()).select_from(table)) or 0


def test_the_text_of_a_deleted_post_is_wiped_after_thirty_days_with_its_history(
    ana: Browser, cleo: Browser, make: Maker, now: datetime
) -> None:
    post_id = make.reply(ana.person, make.thread(cleo.person), "My first words.")
    posts.edit(ana.person, post_id, "My other words.", now)
    posts.remove(ana.person, post_id, now)
    prune.forget_old(now + day(29.9))
    posts.restore(ana.person, post_id, now)
    posts.remove(ana.person, post_id, now)
    prune.forget_old(now + day(30.1))
    post = db.session.get_one(Post, post_id, populate_existing=True)
    assert (post.body, post.html, post.plain, post.revision_count, post.state) == ("", "", "", 0, "deleted")
    assert count(Revision) == 0


def test_a_post_that_stands_or_was_hidden_is_not_wiped(ana: Browser, ben: Browser, make: Maker, now: datetime) -> None:
    thread_id = make.thread(ana.person, body="How long do you stand?")
    prune.forget_old(now + day(400))
    assert "How long do you stand?" in ana.get(f"/t/{thread_id}", follow_redirects=True).text


def test_a_network_address_is_only_counted_for_a_while(ana: Browser, now: datetime) -> None:
    throttles.take("post", now, account="1", address="192.0.2.1")
    prune.forget_old(now + timedelta(hours=2))
    assert count(Throttle) == 0


@pytest.mark.parametrize("words", WITH_THE_ACCOUNT)
def test_what_has_no_time_goes_with_the_account_or_by_choice(words: str) -> None:
    table = WITH_THE_ACCOUNT[words]
    assert not table or {one.fate for one in BELONGINGS if one.table == table} <= {"goes", "choice", "stays"}
    assert not table or any(one.fate in ("goes", "choice") for one in BELONGINGS if one.table == table)
