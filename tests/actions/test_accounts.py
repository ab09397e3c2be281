"""Registering, confirming, passwords and addresses, without a browser."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from forum.actions.kit import throttles
from forum.actions.members import members, passwords, registration, sessions, tokens
from forum.errors import NotFound, Refused
from forum.models import Member, ModlogEntry, Notice, OutboxRow, Session, Thread, Token, db
from forum.queries.members.people import find_person, find_person_by_name
from forum.queries.notices.notices import page_notices
from forum.rules.kit.people import Person
from forum.rules.members import refusal_words

PASSWORD = "kettle garden stick"


@pytest.fixture(autouse=True)
def house(app: Flask) -> None:
    """Every test here needs a house."""


def person_named(name: str) -> Person:
    person = find_person_by_name(name)
    assert person is not None
    return person


def get_member(name: str) -> Member:
    member = db.session.scalar(select(Member).where(Member.name_key == name))
    assert member is not None
    return member


def jobs() -> list[tuple[str, dict[str, Any]]]:
    """The letters that wait to be written."""
    wanted = select(OutboxRow).where(OutboxRow.kind.startswith("mail.")).order_by(OutboxRow.id)
    return [(row.kind, row.payload) for row in db.session.scalars(wanted)]


def open_sessions(name: str, count: int, now: datetime) -> list[int]:
    member_id = person_named(name).id
    for n in range(count):
        sessions.open_session(member_id, now, token_hash=f"{name} {n}", is_remembered=False, browser="")
    return list(db.session.scalars(select(Session.id).where(Session.member_id == member_id).order_by(Session.id)))


def test_a_new_member_is_unconfirmed_and_gets_a_letter(now: datetime) -> None:
    member_id = registration.register("fern", "fern@example.org", PASSWORD, now)
    person = find_person(member_id)
    assert person is not None
    assert not person.is_confirmed
    assert jobs() == [("mail.confirm", {"member_id": member_id, "purpose": "confirm"})]


def test_a_password_is_kept_as_an_argon2id_hash_only(now: datetime) -> None:
    registration.register("fern", "fern@example.org", PASSWORD, now)
    stored = get_member("fern").password_hash
    assert stored is not None
    assert stored.startswith("$argon2id$")


def test_a_taken_name_is_said_in_whatever_case(now: datetime) -> None:
    with pytest.raises(Refused, match="taken") as refused:
        registration.register("ANA", "fern@example.org", PASSWORD, now)
    assert refused.value.field == "username"


def test_a_known_address_changes_nothing_that_the_newcomer_sees(now: datetime) -> None:
    member_id = registration.register("fern", "Ana@Example.org", PASSWORD, now)
    assert jobs() == [("mail.known_address", {"member_id": member_id, "purpose": "confirm"})]
    assert get_member("ana").email_key == "ana@example.org"
    assert get_member("fern").email_key is None
    assert sessions.get_login("fern", PASSWORD) == member_id
    with pytest.raises(Refused, match="don't match"):
        sessions.get_login("ana@example.org", PASSWORD)


def test_an_unconfirmed_address_is_no_name_to_log_in_with(now: datetime) -> None:
    registration.register("fern", "fern@example.org", PASSWORD, now)
    with pytest.raises(Refused, match="don't match"):
        sessions.get_login("fern@example.org", PASSWORD)


@pytest.mark.parametrize("name", ["nobody", "ana", "nobody@example.org", "ana@example.org", ""])
def test_every_wrong_log_in_gets_the_same_words(name: str) -> None:
    with pytest.raises(Refused) as refused:
        sessions.get_login(name, "not the password")
    assert refused.value.message == refusal_words.WRONG_LOGIN


def test_a_link_confirms_once(now: datetime) -> None:
    member_id = registration.register("fern", "fern@example.org", PASSWORD, now)
    token = tokens.issue(member_id, "confirm", now)
    assert registration.confirm(token, now) == member_id
    assert person_named("fern").is_confirmed
    with pytest.raises(Refused, match="no longer works"):
        registration.confirm(token, now)


def test_a_link_is_kept_as_a_hash_only(now: datetime) -> None:
    member_id = registration.register("fern", "fern@example.org", PASSWORD, now)
    token = tokens.issue(member_id, "confirm", now)
    kept = db.session.scalars(select(Token)).one()
    assert token not in (kept.token_hash, kept.email_key, kept.purpose)
    assert kept.token_hash == tokens.token_hash(token)


def test_a_link_is_good_for_its_own_purpose_only(now: datetime) -> None:
    member_id = registration.register("fern", "fern@example.org", PASSWORD, now)
    token = tokens.issue(member_id, "confirm", now)
    with pytest.raises(Refused, match="no longer works"):
        passwords.reset(token, "another long password", now)
    with pytest.raises(Refused, match="no longer works"):
        registration.confirm(tokens.issue(member_id, "reset", now), now)


@pytest.mark.parametrize(("purpose", "lasts"), [("confirm", timedelta(days=7)), ("reset", timedelta(hours=2))])
def test_a_link_grows_old(purpose: str, lasts: timedelta, now: datetime) -> None:
    member_id = registration.register("fern", "fern@example.org", PASSWORD, now)
    token = tokens.issue(member_id, purpose, now)
    use: dict[str, Callable[[datetime], int]] = {
        "confirm": lambda at: registration.confirm(token, at),
        "reset": lambda at: passwords.reset(token, "another long password", at),
    }
    with pytest.raises(Refused, match="no longer works"):
        use[purpose](now + lasts)
    assert use[purpose](now + lasts - timedelta(seconds=1)) == member_id


def test_a_link_is_bound_to_its_address(now: datetime) -> None:
    ana = person_named("ana")
    old = tokens.issue(ana.id, "reset", now)
    passwords.change_email(ana, "demo-pass-1", "new@example.org", now)
    registration.confirm(tokens.issue(ana.id, "email", now), now)
    with pytest.raises(Refused, match="no longer works"):
        passwords.reset(old, "another long password", now)


def test_the_newest_wish_for_an_address_is_the_one_that_counts(now: datetime) -> None:
    ana = person_named("ana")
    passwords.change_email(ana, "demo-pass-1", "first@example.org", now)
    first = tokens.issue(ana.id, "email", now)
    passwords.change_email(ana, "demo-pass-1", "second@example.org", now)
    with pytest.raises(Refused, match="no longer works"):
        registration.confirm(first, now)
    assert get_member("ana").email == "ana@example.org"


def test_asking_for_a_link_again_is_for_those_who_need_one(now: datetime) -> None:
    with pytest.raises(Refused, match="confirmed already"):
        registration.resend(person_named("ana"), now)
    registration.register("fern", "fern@example.org", PASSWORD, now)
    registration.resend(person_named("fern"), now)
    assert [kind for kind, _ in jobs()] == ["mail.confirm", "mail.confirm"]


def test_forgetting_leaves_the_same_trace_for_a_known_and_an_unknown_name(now: datetime) -> None:
    ana = person_named("ana")
    for typed in ("ana", "ANA@example.org", "nobody", "nobody@example.org"):
        passwords.forget(typed, now)
    assert [kind for kind, _ in jobs()] == ["mail.reset"] * 4
    assert [payload["member_id"] for _, payload in jobs()] == [ana.id, ana.id, 0, 0]


def test_a_member_without_address_gets_no_link(now: datetime) -> None:
    member = get_member("ana")
    member.email = member.email_key = None
    db.session.commit()
    passwords.forget("ana", now)
    assert jobs()[0][1]["member_id"] == 0
    with pytest.raises(NotFound):
        tokens.issue(member.id, "reset", now)


def test_a_reset_sets_the_password_and_ends_every_session(now: datetime) -> None:
    ana = person_named("ana")
    open_sessions("ana", 2, now)
    assert passwords.reset(tokens.issue(ana.id, "reset", now), "another long password", now) == ana.id
    assert sessions.get_login("ana", "another long password") == ana.id
    assert db.session.scalars(select(Session)).all() == []


def test_a_reset_proves_the_address_too(now: datetime) -> None:
    member_id = registration.register("fern", "fern@example.org", PASSWORD, now)
    passwords.reset(tokens.issue(member_id, "reset", now), "another long password", now)
    assert person_named("fern").is_confirmed


def test_a_guessable_new_password_leaves_the_link_good(now: datetime) -> None:
    ana = person_named("ana")
    token = tokens.issue(ana.id, "reset", now)
    with pytest.raises(Refused, match="easy to guess"):
        passwords.reset(token, "ana@example.org", now)
    assert passwords.reset(token, "another long password", now) == ana.id


def test_changing_a_password_needs_the_present_one_and_ends_other_sessions(now: datetime) -> None:
    ana = person_named("ana")
    mine, _ = open_sessions("ana", 2, now)
    with pytest.raises(Refused, match="current password") as refused:
        passwords.change(ana, mine, "wrong", "another long password", now)
    assert refused.value.field == "current_password"
    passwords.change(ana, mine, "demo-pass-1", "another long password", now)
    assert list(db.session.scalars(select(Session.id))) == [mine]
    assert sessions.get_login("ana", "another long password") == ana.id


def test_a_new_address_counts_only_when_confirmed_and_the_old_one_is_told(now: datetime) -> None:
    ana = person_named("ana")
    passwords.change_email(ana, "demo-pass-1", "new@example.org", now)
    assert [kind for kind, _ in jobs()] == ["mail.email_change", "mail.email_warning"]
    assert get_member("ana").email == "ana@example.org"
    registration.confirm(tokens.issue(ana.id, "email", now), now)
    db.session.expire_all()
    assert (get_member("ana").email, get_member("ana").new_email) == ("new@example.org", None)


def test_wishing_for_somebody_elses_address_looks_the_same_and_does_nothing(now: datetime) -> None:
    ana = person_named("ana")
    passwords.change_email(ana, "demo-pass-1", "ben@example.org", now)
    assert jobs()[0] == ("mail.known_address", {"member_id": ana.id, "purpose": "email"})
    with pytest.raises(Refused, match="another account"):
        registration.confirm(tokens.issue(ana.id, "email", now), now)
    db.session.expire_all()
    assert get_member("ana").email == "ana@example.org"


def test_a_session_in_use_moves_on_every_15_minutes(now: datetime) -> None:
    session_id = open_sessions("ana", 1, now)[0]
    soon = now + timedelta(minutes=14)
    assert sessions.touch(session_id, now, soon, is_remembered=False) is None
    later = now + timedelta(minutes=15)
    assert sessions.touch(session_id, now, later, is_remembered=False) == later + timedelta(days=30)


def test_nobody_ends_another_members_session(now: datetime) -> None:
    session_id = open_sessions("ana", 1, now)[0]
    with pytest.raises(NotFound):
        sessions.end_session(person_named("cleo").id, session_id)
    assert list(db.session.scalars(select(Session.id))) == [session_id]


def test_a_throttle_counts_by_account_whatever_the_address(now: datetime) -> None:
    for n in range(4):
        throttles.take("mail", now, account="ana", address=f"10.0.0.{n}")
    with pytest.raises(throttles.TooMany) as too_many:
        throttles.take("mail", now, account="ana", address="10.0.9.9")
    assert too_many.value.wait_s > 0
    throttles.take("mail", now, account="cleo", address="10.0.9.9")


def test_a_log_in_is_counted_for_account_and_address_together(now: datetime) -> None:
    for _ in range(8):
        throttles.take("login", now, account="ana", address="10.0.0.1")
    with pytest.raises(throttles.TooMany):
        throttles.take("login", now, account="ana", address="10.0.0.1")
    throttles.take("login", now, account="ana", address="10.0.0.2")


def test_the_operator_makes_a_confirmed_member_of_any_role(now: datetime) -> None:
    members.create_member("fern", "fern@example.org", "clinician", PASSWORD, now)
    assert (person_named("fern").role, person_named("fern").is_confirmed) == ("clinician", True)
    with pytest.raises(Refused, match="Another member has this address"):
        members.create_member("ivy", "FERN@example.org", "member", PASSWORD, now)
    with pytest.raises(Refused, match="role is one of"):
        members.create_member("ivy", "ivy@example.org", "boss", PASSWORD, now)


def test_the_operator_sets_a_password_and_every_session_ends(now: datetime) -> None:
    open_sessions("ana", 2, now)
    members.set_password("ANA", "another long password", now)
    assert sessions.get_login("ana", "another long password")
    assert db.session.scalars(select(Session)).all() == []
    with pytest.raises(NotFound):
        members.set_password("nobody", "another long password", now)


def test_only_an_admin_gives_roles_and_not_to_themselves(now: datetime) -> None:
    ana, ben, dee = person_named("ana"), person_named("ben"), person_named("dee")
    with pytest.raises(Refused, match="Only admins"):
        members.change_role(ben, ana.id, "moderator", "Helps a lot.", now)
    with pytest.raises(Refused, match="your own role"):
        members.change_role(dee, dee.id, "member", "Tired.", now)
    with pytest.raises(Refused, match="Write the reason"):
        members.change_role(dee, ana.id, "moderator", " ", now)


def test_a_new_role_is_in_the_modlog_and_on_every_page_she_wrote(now: datetime, make: Any) -> None:
    ana, dee = person_named("ana"), person_named("dee")
    thread_id = make.thread(ana)
    before = db.session.scalar(select(Thread.version).where(Thread.id == thread_id))
    members.change_role(dee, ana.id, "moderator", "Helps a lot.", now)
    entry = db.session.scalars(select(ModlogEntry).where(ModlogEntry.noun == "member")).one()
    assert (entry.act, entry.title, entry.actor_id) == ("role", "ana", dee.id)
    assert "Helps a lot." in entry.reason
    after = db.session.scalar(select(Thread.version).where(Thread.id == thread_id))
    assert before is not None
    assert after == before + 1
    assert person_named("ana").is_moderator
    assert db.session.scalars(select(Notice.member_id)).all() == [ana.id]


def test_a_suspended_member_is_told_why_and_until_when(now: datetime) -> None:
    ana, ben = person_named("ana"), person_named("ben")
    members.suspend(ben, ana.id, 7, "Sold a miracle cure.", now)
    assert person_named("ana").is_suspended(now + timedelta(days=6))
    assert not person_named("ana").is_suspended(now + timedelta(days=8))
    until = f"{now + timedelta(days=7):%-d %B %Y}"
    words = f"Your account can read but not write until {until}. Reason: Sold a miracle cure."
    assert [said.text for said in page_notices(ana)] == [words]
    members.unsuspend(ben, ana.id, "It was a misunderstanding.", now)
    assert not person_named("ana").is_suspended(now)


@pytest.mark.parametrize(
    ("actor", "target", "words"),
    [
        ("ana", "cleo", "Only moderators"),
        ("ben", "ben", "suspend yourself"),
        ("ben", "dee", "Only an admin"),
    ],
)
def test_not_everybody_may_suspend_everybody(actor: str, target: str, words: str, now: datetime) -> None:
    with pytest.raises(Refused, match=words):
        members.suspend(person_named(actor), person_named(target).id, 7, "Because.", now)


def test_the_letters_of_a_whole_registration(
    now: datetime, work: Callable[[], int], mailbox: Callable[[], list[Any]]
) -> None:
    registration.register("fern", "fern@example.org", PASSWORD, now)
    registration.register("ivy", "ana@example.org", PASSWORD, now)
    passwords.forget("nobody", now)
    passwords.change_email(person_named("cleo"), "demo-pass-1", "cleo@new.example", now)
    work()
    sent = [(letter["To"], letter["Subject"]) for letter in mailbox()]
    assert sorted(sent) == [
        ("ana@example.org", "You already have an account"),
        ("cleo@example.org", "Your email address may change"),
        ("cleo@new.example", "Confirm your new email address"),
        ("fern@example.org", "Confirm your email address"),
    ]
