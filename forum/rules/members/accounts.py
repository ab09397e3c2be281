"""Addresses, passwords, and how long things last."""

import re
import unicodedata
from datetime import timedelta

from forum.errors import Refused
from forum.rules.members import refusal_words
from forum.rules.members.names import name_key
from forum.rules.members.passwords import is_guessable, password_key

EMAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?")
PASSWORD_MIN = 10
PASSWORD_MAX = 200

SESSION_LASTS = timedelta(days=30)
REMEMBERED_LASTS = timedelta(days=180)
TOUCH_EVERY = timedelta(minutes=15)
# How long a mailed link is good, by its purpose.
LINK_LASTS = {"confirm": timedelta(days=7), "reset": timedelta(hours=2), "email": timedelta(days=7)}
ABOUT_MAX = 500


def email_key(email: str) -> str:
    """The form in which two addresses count as the same."""
    return unicodedata.normalize("NFKC", email.strip()).casefold()


def login_key(name_or_email: str) -> str:
    """The form in which two things typed at the log-in mean the same account."""
    return email_key(name_or_email) if "@" in name_or_email else name_key(name_or_email)


def check_email(email: str) -> str:
    """The address, trimmed; raises `Refused` when mail could not reach it."""
    email = email.strip()
    _, _, domain = email.rpartition("@")
    if len(email) > 254 or not EMAIL.fullmatch(email) or "." not in domain or ".." in email:
        raise Refused(refusal_words.NOT_AN_EMAIL, "email")
    return email


def check_password(password: str, *, name: str = "", email: str = "") -> str:
    """The password in the form to keep; raises `Refused` when it is too short, too long, or easily guessed."""
    password = password_key(password)
    if len(password) < PASSWORD_MIN:
        raise Refused(refusal_words.password_too_short(PASSWORD_MIN), "password")
    if len(password) > PASSWORD_MAX:
        raise Refused(refusal_words.password_too_long(PASSWORD_MAX), "password")
    if is_guessable(password, (name, email, email.partition("@")[0])):
        raise Refused(refusal_words.PASSWORD_GUESSABLE, "password")
    return password


def check_about(about: str) -> str:
    """The few words of a public page, trimmed; raises `Refused` when they are too many."""
    about = about.strip()
    if len(about) > ABOUT_MAX:
        raise Refused(refusal_words.about_too_long(len(about), ABOUT_MAX), "about")
    return about


def is_safe_next(target: str) -> bool:
    """Whether a `next=` target is a plain path on this site."""
    return (
        target.startswith("/")
        and not target.startswith(("//", "/\\"))
        and "\\" not in target
        and all(" " < letter < "\x7f" for letter in target)
    )


def check_open(joining: str) -> None:
    """Refuse new members while an admin has closed the door (`rules.kit.site.Site.joining`)."""
    if joining == "closed":
        raise Refused(refusal_words.NO_NEW_MEMBERS)
