"""What a trusted resource must say about itself, and when two links are the same page."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit

from forum.errors import Refused
from forum.rules.library import refusal_words
from forum.rules.library.hosts import ascii_host, is_public, mixes_letters
from forum.rules.library.resource_about import COSTS, LANGUAGES, PageFacts
from forum.rules.library.words import MODALITY_WORDS

KINDS: dict[str, str] = {
    "article": "Article or web page",
    "video": "Video",
    "audio": "Audio",
    "leaflet": "Leaflet",
    "book": "Book",
    "course": "Course",
    "tool": "Tool or app",
    "organisation": "Organisation",
}
LEVELS: dict[str, str] = {
    "everyone": "For everyone",
    "new": "New to exercise or to MS",
    "experienced": "For people who know the basics",
}
# The questions of the list, and the words of each answer.
FACETS: dict[str, tuple[str, Mapping[str, str]]] = {
    "kind": ("Kind", KINDS),
    "level": ("Who it is for", LEVELS),
    "modality": ("Kind of exercise", MODALITY_WORDS),
    "cost": ("Cost", COSTS),
    "language": ("Language", LANGUAGES),
}
RESOURCES_A_PAGE = 12
TITLE_CHARS = 200
MADE_BY_CHARS = 200
URL_CHARS = 500
WHY_LEAST = 20
WHY_CHARS = 1_000
REVIEW_DAYS = 180
REVIEW_YEARS = 3
DUE_SOON_DAYS = 30
# So many members keep a resource before it is shown as one that many keep: who they are can't be guessed.
POPULAR_LEAST = 3

_BARE = re.compile(r"[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?#]|$)")
_UNWANTED = re.compile(r"[\s\\<>\"'`{}|^\x00-\x1f\x7f]")
_DAY_FIRST = re.compile(r"(\d{1,2})[./ -](\d{1,2})[./ -](\d{4})")
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Facts:
    """A resource that keeps all rules; without `about` nobody has noted yet what its page says of itself."""

    title: str
    url: str
    url_key: str
    made_by: str
    why: str
    kind: str
    level: str
    review_on: date
    about: PageFacts | None = None


def check_resource(
    *, title: str, url: str, made_by: str, why: str, kind: str, level: str, review_on: date, today: date,
    about: PageFacts | None = None,
) -> Facts:  # fmt: skip
    """The resource as it may be listed; raises `Refused` for the first field that breaks a rule."""
    url = check_url(url)
    return Facts(
        title=check_title(title),
        url=url,
        url_key=url_key(url),
        made_by=check_made_by(made_by),
        why=check_why(why),
        kind=check_kind(kind),
        level=check_level(level),
        review_on=check_review_on(review_on, today),
        about=about,
    )


def check_title(title: str) -> str:
    """The title with single spaces; raises `Refused`."""
    return _line(title, TITLE_CHARS, "title", refusal_words.NO_TITLE)


def check_made_by(made_by: str) -> str:
    """Who made it, with single spaces; raises `Refused`."""
    return _line(made_by, MADE_BY_CHARS, "made_by", refusal_words.NO_MAKER)


def check_why(why: str) -> str:
    """Why it can be trusted, trimmed; raises `Refused`."""
    why = why.strip()
    if len(why) < WHY_LEAST:
        raise Refused(refusal_words.why_too_short(WHY_LEAST), "why")
    if len(why) > WHY_CHARS:
        raise Refused(refusal_words.text_too_long(len(why), WHY_CHARS), "why")
    return why


def check_kind(kind: str) -> str:
    """One of `KINDS`; raises `Refused`."""
    if kind not in KINDS:
        raise Refused(refusal_words.NO_KIND, "kind")
    return kind


def check_level(level: str) -> str:
    """One of `LEVELS`; raises `Refused`."""
    if level not in LEVELS:
        raise Refused(refusal_words.NO_LEVEL, "level")
    return level


def check_review_on(day: date, today: date) -> date:
    """The day of the next review, which lies ahead and at most three years away; raises `Refused`."""
    if day <= today:
        raise Refused(refusal_words.REVIEW_NOT_AHEAD, "review_on")
    if day > today + timedelta(days=REVIEW_YEARS * 366):
        raise Refused(refusal_words.review_too_far(REVIEW_YEARS), "review_on")
    return day


def parse_day(typed: str) -> date:
    """The day in "2027-05-03", "3/5/2027" or "3.5.2027" (day first); raises `Refused`."""
    text = typed.strip().rstrip(".")
    try:
        if match := _DAY_FIRST.fullmatch(text):
            return date(int(match[3]), int(match[2]), int(match[1]))
        return date.fromisoformat(text)
    except ValueError:
        raise Refused(refusal_words.NOT_A_DAY, "review_on") from None


def check_url(typed: str) -> str:
    """The web address, with https:// put before a bare host; raises `Refused` unless it is http or https."""
    url = typed.strip()
    if len(url) > URL_CHARS:
        raise Refused(refusal_words.address_too_long(URL_CHARS), "url")
    if _BARE.match(url):
        url = f"https://{url}"
    parts = _split(url)
    if parts is None or _UNWANTED.search(url):
        raise Refused(refusal_words.NOT_AN_ADDRESS, "url")
    if not is_public(ascii_host(parts.hostname or "")):
        raise Refused(refusal_words.NOT_PUBLIC, "url")
    if mixes_letters(parts.hostname or ""):
        raise Refused(refusal_words.LETTERS_MIXED, "url")
    if max(len(url), len(url_key(url))) > URL_CHARS:
        raise Refused(refusal_words.address_too_long(URL_CHARS), "url")
    return url


def url_key(url: str) -> str:
    """The form in which two addresses of the same page are equal: no scheme, default port, fragment, last slash
    or campaign words (utm_...), and the host in lower case, as the network writes it."""
    parts = _split(url)
    if parts is None:
        raise ValueError("not a web address")
    host = ascii_host(parts.hostname or "")
    port = f":{parts.port}" if parts.port not in (None, _PORTS[parts.scheme]) else ""
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    query = urlencode([pair for pair in pairs if not pair[0].lower().startswith("utm_")])
    return f"{host}{port}{parts.path.rstrip('/')}" + (f"?{query}" if query else "")


def link_key(href: str) -> str:
    """The key of a link in a post, by which the resource of the same page is found; "" when it can't be one's."""
    try:
        key = url_key(href)
    except ValueError:
        return ""
    return key if len(key) <= URL_CHARS else _digest(key)


def _digest(key: str) -> str:
    """A short form of a key that is longer than any resource has; no key of a page has a "#" in it."""
    return f"{key[:100]}#{sha256(key.encode()).hexdigest()}"


def _split(url: str) -> SplitResult | None:
    """The parts of a web address that names a public host and nobody's password; None for anything else."""
    try:
        parts = urlsplit(url)
        is_good = parts.port != 0 and "." in (parts.hostname or "").strip(".")
    except ValueError:
        return None
    return parts if is_good and parts.scheme in _PORTS and "@" not in parts.netloc else None


def _line(text: str, most: int, field: str, missing: str) -> str:
    text = " ".join(text.split())
    if not text:
        raise Refused(missing, field)
    if len(text) > most:
        raise Refused(refusal_words.text_too_long(len(text), most), field)
    return text
