"""Where an unfinished text belongs: `reply:12`, `thread:balance`, `post:7`, `routine:3`."""

import re

from forum.errors import Refused
from forum.rules.talk import refusal_words

PLACE = re.compile(r"[a-z]{2,12}:[A-Za-z0-9_-]{1,80}")
PATHS = (
    (re.compile(r"/t/([0-9]{1,10})/reply"), "reply"),
    (re.compile(r"/c/([a-z0-9-]{1,80})/new"), "thread"),
    (re.compile(r"/p/([0-9]{1,10})/edit"), "post"),
)


def check_place(place: str) -> str:
    """The place as it is; raises `Refused` when nothing can be kept there."""
    if not PLACE.fullmatch(place):
        raise Refused(refusal_words.NOT_A_PLACE_FOR_DRAFTS)
    return place


def place_of(path: str) -> str:
    """The place of the form that is sent to this path, or an empty text when drafts are not kept for it."""
    found = ((pattern.fullmatch(path), noun) for pattern, noun in PATHS)
    return next((f"{noun}:{match[1]}" for match, noun in found if match), "")


def place_words(place: str) -> str:
    """What kind of text is unfinished."""
    words = {"reply": "Reply", "thread": "New thread", "post": "Change to a post", "routine": "Routine card"}
    return words.get(place.partition(":")[0], "Text")


def place_url(place: str) -> str:
    """Where a draft can be carried on, or an empty text when there is no such page."""
    noun, _, key = place.partition(":")
    urls = {"reply": f"/t/{key}#reply", "thread": f"/c/{key}/new", "post": f"/p/{key}/edit"}
    return urls.get(noun, "")


def form_url(place: str) -> str:
    """The page that holds nothing but the form of this place: where cards can be chosen to go with the message."""
    noun, _, key = place.partition(":")
    return f"/t/{key}/reply" if noun == "reply" else place_url(place)
