"""Writing and sending letters; a secret link is made only now, when its letter is written."""

import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any

from forum.actions.members import reachability, tokens
from forum.errors import NotFound
from forum.mail import office
from forum.mail.outbound import AddressRefused
from forum.queries.members import accounts
from forum.queries.members.accounts import Account
from forum.rules.kit.days import NO_ZONE, say_moment
from forum.rules.members.accounts import email_key
from forum.rules.members.second_factors import EVENTS

log = logging.getLogger("strideshare.mail")


def post(letter: str, to: str | None, now: datetime, **values: str) -> None:
    """Send one letter, unless there is no address (any more); raises OSError, and is then tried again.

    A letter that its mail server will not take is given up, once the address is known for one that no letter reaches.
    """
    if not to:
        raise NotFound
    deliver(lambda: office.send_letter(letter, to, now, **values), to, letter, now)


def deliver(send: Callable[[], None], to: str, letter: str, now: datetime) -> bool:
    """Send a letter and note whether its address is reached; False when it is given up. Raises OSError to try again."""
    try:
        send()
    except AddressRefused as refusal:
        if not reachability.note_refusal(to, now, is_final=refusal.is_final):
            raise
        log.warning("a letter was given up: no letter reaches the member's address (%s)", letter)
        return False
    reachability.note_arrival(to)
    return True


def subject_of(payload: dict[str, Any]) -> Account:
    """The member a job is about; raises `NotFound`."""
    member = accounts.find_account(int(payload["member_id"]))
    if member is None:
        raise NotFound
    return member


def confirm(payload: dict[str, Any], now: datetime) -> None:
    """The link that confirms a new member's address."""
    member = subject_of(payload)
    post("confirm", member.email, now, name=member.name, token=tokens.issue(member.id, "confirm", now))


def reset(payload: dict[str, Any], now: datetime) -> None:
    """The link to choose a new password."""
    member = subject_of(payload)
    post("reset", member.email, now, name=member.name, token=tokens.issue(member.id, "reset", now))


def email_change(payload: dict[str, Any], now: datetime) -> None:
    """The link that puts a new address in force, sent to that address."""
    member = subject_of(payload)
    post("email_change", member.new_email, now, name=member.name, token=tokens.issue(member.id, "email", now))


def known_address(payload: dict[str, Any], now: datetime) -> None:
    """Tell the holder of an address that somebody else named it, and how to log in."""
    member = subject_of(payload)
    named = member.new_email if payload.get("purpose") == "email" else member.email
    holder = accounts.find_holder(email_key(named or ""))
    if holder is None or holder.id == member.id:
        raise NotFound
    post("known_address", holder.email, now, name=holder.name)


def email_warning(payload: dict[str, Any], now: datetime) -> None:
    """Tell the old address that a new one was asked for."""
    member = subject_of(payload)
    post("email_warning", member.email, now, name=member.name)


def password_changed(payload: dict[str, Any], now: datetime) -> None:
    """Tell a member that their password was changed."""
    member = subject_of(payload)
    post("password_changed", member.email, now, name=member.name)


def new_device(payload: dict[str, Any], now: datetime) -> None:
    """Tell a member that they logged in on a device that was not known, in case it was not them."""
    member, at = subject_of(payload), datetime.fromisoformat(payload["at"])
    when = say_moment(at, NO_ZONE)
    post("new_device", proven(member), now, name=member.name, browser=payload["browser"], at=when)


def second_factor(payload: dict[str, Any], now: datetime) -> None:
    """Tell a member that the second step of their log-in was changed."""
    member = subject_of(payload)
    post("second_factor", proven(member), now, name=member.name, what=EVENTS[payload["what"]])


def proven(member: Account) -> str | None:
    """A member's address, if they proved that it is theirs."""
    return member.email if member.confirmed_at else None


HANDLERS = {
    "mail.confirm": confirm,
    "mail.reset": reset,
    "mail.email_change": email_change,
    "mail.known_address": known_address,
    "mail.email_warning": email_warning,
    "mail.password_changed": password_changed,
    "mail.new_device": new_device,
    "mail.second_factor": second_factor,
}
