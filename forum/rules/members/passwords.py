"""When two passwords are the same, and which are among the first that a stranger would try."""

import unicodedata
from collections.abc import Collection

from precis_i18n import get_profile
from zxcvbn import zxcvbn

# What people of this site think of first.
SITE_WORDS = ("strideshare", "multiplesclerosis", "multiple sclerosis", "multiple", "sclerosis", "mssociety", "stride")
# zxcvbn counts how many guesses find a password, its lists of common ones first; so few are tried in a day or two.
LEAST_SCORE = 2
READ_CHARS = 72
LEAST_SIGNS = 4
_OPAQUE = get_profile("OpaqueString")


def password_key(password: str) -> str:
    """The form in which two passwords count as the same (RFC 8265): ü is one letter however it was typed."""
    try:
        return str(_OPAQUE.enforce(password))
    except UnicodeError:
        return unicodedata.normalize("NFC", password)


def typed_forms(password: str) -> tuple[str, ...]:
    """A typed password in the form we keep, and in those that were kept before there was one form."""
    forms = (password_key(password), password, unicodedata.normalize("NFD", password))
    return tuple(dict.fromkeys(forms))


def is_guessable(password: str, own: Collection[str] = ()) -> bool:
    """Whether a password is a common one, or little more than that, or made of what everybody knows of its owner."""
    low = password.casefold()
    known = {word.casefold() for word in own if word}
    if low in known or any(low == word * 2 for word in known) or len(set(low)) < LEAST_SIGNS:
        return True
    return _score(password[:READ_CHARS], (*SITE_WORDS, *sorted(known))) < LEAST_SCORE


def _score(password: str, known: tuple[str, ...]) -> int:
    return int(zxcvbn(password, user_inputs=list(known), max_length=READ_CHARS)["score"])
