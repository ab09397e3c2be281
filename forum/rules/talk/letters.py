"""When a member is mailed, of what they chose."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from forum.errors import Refused
from forum.rules.kit.days import hour_of, next_hour
from forum.rules.talk import refusal_words

MailKind = Literal["answers", "digest", "messages", "searches"]
MAIL_KINDS: tuple[MailKind, ...] = ("answers", "digest", "messages", "searches")
# The kinds of notices that a letter about answers tells of.
ANSWERS = ("reply", "mention", "quote")
# Somebody who is here reads the answer before the letter is written; and others may answer too.
WAIT = timedelta(minutes=10)
A_THREAD_EVERY = timedelta(hours=1)
DAY = timedelta(days=1)
WEEK = timedelta(days=7)
MOST_A_DAY = 6
DIGEST_HOUR = 9
DIGEST_THREADS = 10
HITS_A_SEARCH = 5
NOT_QUIET = -1
# What each letter is called where it can be stopped.
KIND_WORDS = {
    "answers": "emails about answers to you",
    "digest": "the letter once a week",
    "messages": "emails that a private message waits",
    "searches": "the letter once a week about searches you keep",
}


@dataclass(frozen=True, slots=True)
class MailWish:
    """What somebody wants to be mailed; as it is for whoever chose nothing. Hours are of their own day.

    Of which searches they want to be told stands with those.
    """

    answers: bool = True
    digest: bool = False
    quiet_from: int = 22
    quiet_until: int = 7
    messages: bool = False

    @property
    def has_quiet(self) -> bool:
        return self.quiet_from != self.quiet_until and NOT_QUIET not in (self.quiet_from, self.quiet_until)

    def wants(self, kind: str) -> bool:
        """Whether letters of this kind may be sent at all."""
        # Whoever wants no letter about a search has told that search.
        return {"answers": self.answers, "digest": self.digest, "messages": self.messages}.get(kind, True)


def check_wish(wish: MailWish) -> MailWish:
    """The same; raises `Refused` for hours that no day has, and for only one end of the quiet hours."""
    hours = (wish.quiet_from, wish.quiet_until)
    if any(not NOT_QUIET <= hour < 24 for hour in hours):
        raise Refused(refusal_words.NO_SUCH_HOUR, "quiet_from")
    if hours.count(NOT_QUIET) == 1:
        raise Refused(refusal_words.HALF_QUIET, "quiet_from")
    return wish


def is_quiet(at: datetime, wish: MailWish, zone: str) -> bool:
    """Whether somebody wants no mail now. Who never told us their time zone has no quiet hours: we can't know them."""
    if not zone or not wish.has_quiet:
        return False
    hour, start, end = hour_of(at, zone), wish.quiet_from, wish.quiet_until
    return start <= hour < end if start < end else hour >= start or hour < end


def find_moment(
    now: datetime, wish: MailWish, zone: str, *, last_of_thread: datetime | None, sent: Sequence[datetime]
) -> datetime:
    """When the next letter about a thread may go; `sent` are the moments of this member's letters in the last day."""
    at = now
    if last_of_thread is not None:
        at = max(at, last_of_thread + A_THREAD_EVERY)
    recent = sorted(one for one in sent if one > at - DAY)
    if len(recent) >= MOST_A_DAY:
        at = max(at, recent[-MOST_A_DAY] + DAY)
    return next_hour(at, wish.quiet_until, zone) if is_quiet(at, wish, zone) else at


def next_digest(after: datetime, zone: str) -> datetime:
    """When the next letter of the week is due: the same day of next week, in the morning."""
    return next_hour(after + WEEK - DAY, DIGEST_HOUR, zone)


def subject_of(texts: Sequence[str], title: str) -> str:
    """What a letter about answers is called."""
    return texts[0].rstrip(".") if len(texts) == 1 else f"{len(texts)} answers in “{title}”"
