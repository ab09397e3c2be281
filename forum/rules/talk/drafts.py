"""Where an unfinished text belongs: `reply:12`, `thread:balance`, `post:7`; and when it may take another's place.

Two pages of one form may hold different words. Those that may not replace what is kept are kept beside it, in places
such as `reply:12~2`, until the member drops one or posts it.
"""

import hashlib
import re
from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode

from forum.errors import Refused
from forum.rules.talk import refusal_words

PLACE = re.compile(r"[a-z]{2,12}:[A-Za-z0-9_-]{1,80}(?:~[2-9])?")
MOST_BESIDE = 9
POLL_FIELDS = ("poll_question", "poll_choices", "poll_several", "poll_last_day")
# The fields of a message form that are kept with its draft, beside the cards that go with it.
TYPED = ("title", "body", "tags", "kind", "category", "audience", "no_links", *POLL_FIELDS)
# Those of them that a log-in carries on as one text.
CARRIED = (*TYPED[2:], "routine")
MOST_CARRIED = 20
# What somebody types; all else in a draft is chosen, and chosen again in a moment.
WORDS = ("title", "body", "poll_question", "poll_choices")
PATHS = (
    (re.compile(r"/t/([0-9]{1,10})/reply"), "reply"),
    (re.compile(r"/c/([a-z0-9-]{1,80})/new"), "thread"),
    (re.compile(r"/p/([0-9]{1,10})/edit"), "post"),
    (re.compile(r"/digests/([0-9]{1,10})/ask"), "digest"),
)


def carried_text(fields: Mapping[str, str]) -> str:
    """All that was chosen and typed beside title and message, as one text that a page can carry."""
    return urlencode({name: text for name in CARRIED if (text := fields.get(name, ""))})


def read_carried(text: str) -> dict[str, str]:
    """The fields of such a text; what is none of ours is left out."""
    try:
        pairs = parse_qsl(text, max_num_fields=MOST_CARRIED)
    except ValueError:
        return {}
    return {name: value for name, value in pairs if name in CARRIED}


def check_place(place: str) -> str:
    """The place as it is; raises `Refused` when nothing can be kept there."""
    if not PLACE.fullmatch(place):
        raise Refused(refusal_words.NOT_A_PLACE_FOR_DRAFTS)
    return place


def place_of(path: str) -> str:
    """The place of the form that is sent to this path, or an empty text when drafts are not kept for it."""
    found = ((pattern.fullmatch(path), noun) for pattern, noun in PATHS)
    return next((f"{noun}:{match[1]}" for match, noun in found if match), "")


def post_of(place: str) -> int:
    """The post that a place is about, 0 for a text that is no post yet."""
    noun, _, key = place.partition(":")
    return int(key) if noun == "post" and key.isdigit() and len(key) < 10 else 0


def base_of(place: str) -> str:
    """The place itself, of one that is beside it."""
    return place.partition("~")[0]


def places_at(place: str) -> tuple[str, ...]:
    """This place and all beside it, in the order in which they are used."""
    base = base_of(place)
    return (base, *(f"{base}~{n}" for n in range(2, MOST_BESIDE + 1)))


def place_for(place: str, base: str) -> str:
    """The place a form names, if it is `base` or beside it; else `base`."""
    return place if place in places_at(base) else base


def mark_of(fields: Mapping[str, object]) -> str:
    """What tells a draft's content from any other; "" for no draft."""
    if not fields:
        return ""
    return hashlib.sha256(repr(sorted((name, str(text)) for name, text in fields.items())).encode()).hexdigest()[:24]


def may_replace(kept: Mapping[str, object], typed: Mapping[str, object], seen: str) -> bool:
    """Whether nothing is lost when `typed` takes the place of `kept`.

    So it is when the page had `seen` what is kept (its `mark_of`), or when all its words are in the new ones.
    """
    return seen == mark_of(kept) or holds_words(kept, typed)


def holds_words(kept: Mapping[str, object], typed: Mapping[str, object]) -> bool:
    """Whether every word of a draft stands in another text as well."""
    pairs = ((_words(kept, name), _words(typed, name)) for name in WORDS)
    return all(old in new for old, new in pairs)


def _words(fields: Mapping[str, object], name: str) -> str:
    return " ".join(str(fields.get(name, "")).split())


def place_words(place: str) -> str:
    """What kind of text is unfinished."""
    words = {"reply": "Reply", "thread": "New thread", "post": "Change to a post", "routine": "Routine card"}
    words["digest"] = "Question about research"
    return words.get(place.partition(":")[0], "Text")


def place_url(place: str, draft_id: int = 0) -> str:
    """Where a draft can be carried on, or an empty text when there is no such page.

    One that stands beside another is asked for by its `draft_id`.
    """
    if place != base_of(place):
        return f"{form_url(place)}?draft={draft_id}"
    noun, _, key = place.partition(":")
    urls = {
        "reply": f"/t/{key}#reply",
        "thread": f"/c/{key}/new",
        "post": f"/p/{key}/edit",
        "digest": f"/digests/{key}/ask",
    }
    return urls.get(noun, "")


def form_url(place: str) -> str:
    """The page that holds nothing but the form of this place: where cards can be chosen to go with the message."""
    noun, _, key = base_of(place).partition(":")
    return f"/t/{key}/reply" if noun == "reply" else place_url(base_of(place))
