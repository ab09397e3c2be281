"""Second factors: who must have one and from when, how codes are written, and what is told of an account."""

from datetime import datetime, timedelta
from urllib.parse import quote

GRACE = timedelta(days=14)  # unless the settings say otherwise
STEP_LASTS = timedelta(minutes=10)
CODE_EVERY_S = 30
# A clock may be half a minute wrong, and a code may be typed in its last second.
STEPS_AROUND = (0, -1, 1)
CODES = 10
CODE_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is taken for another
CODE_CHARS = 16
PASSKEYS_MOST = 10
PASSKEY_NAME_CHARS = 40
EVENTS_KEPT = timedelta(days=180)
EVENTS_SHOWN = 50
STAFF = ("moderator", "admin")
# RFC 2606: nobody can own this name, so only made-up accounts, such as those of the demo, have an address there.
MADE_UP = "@example.org"

EVENTS = {
    "login": "You logged in",
    "new_device": "You logged in on a device that we did not know",
    "password": "Your password was changed",
    "email": "Your email address was changed",
    "app_on": "An authenticator app was added",
    "app_off": "The authenticator app was removed",
    "passkey_on": "A passkey was added",
    "passkey_off": "A passkey was removed",
    "codes": "New recovery codes were made",
    "code_used": "A recovery code was used to log in",
    "wrong_code": "Somebody who knew your password typed a wrong code",
    "factor_reset": "The people who run this site removed your second step",
}


def staff_since(role: str, email: str | None, now: datetime) -> datetime | None:
    """From when a member has to think of a second factor: moderators and admins, from the day they become it."""
    is_made_up = (email or "").casefold().endswith(MADE_UP)
    return now if role in STAFF and not is_made_up else None


def due_at(since: datetime | None, has_factor: bool, grace: timedelta) -> datetime | None:
    """When a member's office rests until they have a second factor; None when it never does."""
    return since + grace if since is not None and not has_factor else None


def plain_code(typed: str) -> str:
    """A typed code without the spaces and dashes people write it with."""
    return "".join(sign for sign in typed.casefold() if sign.isalnum())


def is_app_code(code: str) -> bool:
    """Whether a plain code is one of an authenticator app."""
    return len(code) == 6 and code.isascii() and code.isdigit()


def shown_code(code: str) -> str:
    """A recovery code in groups of four."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def step_of(now: datetime, around: int = 0) -> int:
    """The number of the half minute whose code is asked for."""
    return int(now.timestamp()) // CODE_EVERY_S + around


def app_address(site: str, name: str, secret: str) -> str:
    """What an authenticator app reads from a picture (the otpauth address of RFC 6238's apps)."""
    issuer = quote(site, safe="")
    return f"otpauth://totp/{issuer}:{quote(name)}?secret={secret}&issuer={issuer}"
