"""Names, addresses, passwords, and how long things last."""

import re
import unicodedata
from datetime import timedelta

from forum.errors import Refused
from forum.rules.members import refusal_words

NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]{2,29}")
EMAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?")
RESERVED = {
    *("admin", "administrator", "moderator", "mod", "staff", "strideshare", "support", "help", "system", "root"),
    *("everyone", "all", "me", "you", "anonymous", "visitor", "member", "clinician", "deleted"),
}
COMMON_PASSWORDS = {
    *("1234567890", "0123456789", "qwertyuiop", "password12", "password123", "password1234", "iloveyou12"),
    *("letmein123", "welcome123", "abcdefghij", "abcd123456", "multiplesclerosis", "strideshare", "strideshare1"),
}
PASSWORD_MIN = 10
PASSWORD_MAX = 200

SESSION_LASTS = timedelta(days=30)
REMEMBERED_LASTS = timedelta(days=180)
TOUCH_EVERY = timedelta(minutes=15)
# How long a mailed link is good, by its purpose.
LINK_LASTS = {"confirm": timedelta(days=7), "reset": timedelta(hours=2), "email": timedelta(days=7)}
ABOUT_MAX = 500


def name_key(name: str) -> str:
    """The form in which two names count as the same."""
    return name.strip().casefold()


def check_name(name: str) -> str:
    """The user name, trimmed; raises `Refused` when it can't be one."""
    name = name.strip()
    if not NAME.fullmatch(name):
        raise Refused(refusal_words.NOT_A_NAME, "username")
    if name_key(name) in RESERVED:
        raise Refused(refusal_words.NAME_RESERVED, "username")
    return name


def email_key(email: str) -> str:
    """The form in which two addresses count as the same."""
    return unicodedata.normalize("NFKC", email.strip()).casefold()


def check_email(email: str) -> str:
    """The address, trimmed; raises `Refused` when mail could not reach it."""
    email = email.strip()
    _, _, domain = email.rpartition("@")
    if len(email) > 254 or not EMAIL.fullmatch(email) or "." not in domain or ".." in email:
        raise Refused(refusal_words.NOT_AN_EMAIL, "email")
    return email


def check_password(password: str, *, name: str = "", email: str = "") -> str:
    """The password as it is; raises `Refused` when it is too short, too long, or easily guessed."""
    if len(password) < PASSWORD_MIN:
        raise Refused(refusal_words.password_too_short(PASSWORD_MIN), "password")
    if len(password) > PASSWORD_MAX:
        raise Refused(refusal_words.password_too_long(PASSWORD_MAX), "password")
    low = password.casefold()
    guessable = {name.casefold(), email.casefold(), name.casefold() * 2, email.partition("@")[0].casefold()}
    if low in COMMON_PASSWORDS or low in guessable or len(set(low)) < 4:
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
