"""The first admin of a new site: made with a key that only whoever set it up has."""

import hmac
from datetime import datetime, timedelta

from forum.errors import Refused
from forum.rules.members import refusal_words

KEY_LASTS = timedelta(days=7)


def check_key(given_hash: str, kept_hash: str, expires_at: datetime, now: datetime) -> None:
    """Refuse any other key than the one that was given out, and that one once it is over; in equal time for each."""
    is_this = hmac.compare_digest(given_hash, kept_hash)
    if not is_this or now >= expires_at:
        raise Refused(refusal_words.WRONG_SETUP_KEY, "setup_key")
