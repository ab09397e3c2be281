"""When a post may be written, edited, deleted or must wait for a moderator."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from forum.errors import NotAllowed, Refused
from forum.rules.kit.limits import POST_CHARS, TITLE_CHARS
from forum.rules.kit.people import Person
from forum.rules.kit.permissions import check_confirmed
from forum.rules.talk import refusal_words

NEW_MEMBER_POSTS = 5
FIRST_POST_LINKS = 2
UNDO_DAYS = 30
MAX_TAGS = 5
MAX_ROUTINES = 3


def check_title(title: str) -> str:
    """The title, trimmed to single spaces; raises `Refused` when it is empty or too long."""
    title = " ".join(title.split())
    if not title:
        raise Refused(refusal_words.NO_TITLE, "title")
    if len(title) > TITLE_CHARS:
        raise Refused(refusal_words.title_too_long(len(title), TITLE_CHARS), "title")
    return title


def check_body(body: str) -> str:
    """The message without outer blank space; raises `Refused` when it is empty or too long."""
    body = body.strip()
    if not body:
        raise Refused(refusal_words.NO_BODY, "body")
    if len(body) > POST_CHARS:
        over = len(body) - POST_CHARS
        raise Refused(refusal_words.body_too_long(over, POST_CHARS), "body")
    return body


def check_tags(text: str) -> tuple[str, ...]:
    """The tags in a comma-separated line: lower case, each once."""
    tags = dict.fromkeys(tag for raw in text.split(",") if (tag := " ".join(raw.lower().split())))
    if len(tags) > MAX_TAGS:
        raise Refused(refusal_words.too_many_tags(MAX_TAGS), "tags")
    for tag in tags:
        if len(tag) > 30 or not all(letter.isalnum() or letter in " -'" for letter in tag):
            raise Refused(refusal_words.not_a_tag(tag), "tags")
    return tuple(tags)


def check_here(left_at: datetime | None) -> None:
    """Refuse a post of somebody who deleted their account in this very moment."""
    if left_at is not None:
        raise NotAllowed(refusal_words.ACCOUNT_DELETED)


def check_reply(person: Person, *, is_locked: bool, locked_reason: str, now: datetime) -> None:
    """Refuse a reply the person may not write in this thread."""
    check_confirmed(person, now)
    if is_locked and not person.is_moderator:
        raise Refused(refusal_words.locked(locked_reason))


def check_shown(thread_state: str) -> None:
    """Refuse a reply in a thread that a moderator hid: nobody would see it."""
    if thread_state == "hidden":
        raise Refused(refusal_words.HIDDEN_THREAD_STAYS)


def check_edit(person: Person, *, author_id: int, state: str, now: datetime) -> None:
    """Refuse an edit of somebody else's post, or of one that is hidden or deleted."""
    check_confirmed(person, now)
    if author_id != person.id:
        raise NotAllowed(refusal_words.ONLY_OWN_CHANGED)
    if state == "hidden":
        raise Refused(refusal_words.HIDDEN_POST_STAYS)
    if state == "deleted":
        raise Refused(refusal_words.DELETED_POST_STAYS)


def check_undelete(person: Person, *, author_id: int, deleted_at: datetime | None, now: datetime) -> None:
    """Refuse to bring back a post that is not theirs or was deleted more than 30 days ago."""
    check_confirmed(person, now)
    if author_id != person.id:
        raise NotAllowed(refusal_words.ONLY_OWN_BROUGHT_BACK)
    if deleted_at is None or now - deleted_at > timedelta(days=UNDO_DAYS):
        raise Refused(refusal_words.too_late_to_undo(UNDO_DAYS))


def link_rel(person: Person, post_count: int) -> str:
    """How links of this author are marked: new members' links earn no search-engine credit."""
    return "nofollow ugc" if post_count < NEW_MEMBER_POSTS and not person.is_moderator else ""


def check_hosts(standings: Mapping[str, str]) -> None:
    """Refuse a link to a host that is blocked; `standings` is what is thought of each host."""
    blocked = sorted(host for host, standing in standings.items() if standing == "blocked")
    if blocked:
        raise Refused(refusal_words.host_blocked(blocked), "body")


def must_be_held(person: Person, *, post_count: int, standings: Collection[str]) -> bool:
    """Whether a moderator reads a post first; `standings` is what is thought of the host of each link.

    One link to a watched host is enough; of others, a first post may have only so many.
    """
    if person.is_moderator:
        return False
    if "watched" in standings:
        return True
    return post_count == 0 and sum(standing != "trusted" for standing in standings) > FIRST_POST_LINKS
