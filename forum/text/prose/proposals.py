"""What a message proposes for its card: a name, and who gave the exercises. Its author is asked about both."""

import re
from collections.abc import Sequence

from forum.rules.routines.checks import is_nobodys_title
from forum.rules.routines.limits import TITLE_CHARS
from forum.text.prose.own_words import without_marks

_THERAPIST = (
    r"(?:pt|p\.t\.|ot|physio(?:therapist)?|physical therapist|occupational therapist|therapist|"
    r"neuro[- ]?physio(?:therapist)?|neuro pt|rehab team|clinic|hospital|nurse|trainer at the clinic)"
)
_GIVERS = (
    (
        "pt",
        re.compile(
            rf"\b(?:my|the|our) {_THERAPIST}\b[^.!?\n]{{0,20}}?\b(?:gave|gives|told|showed|shows|set|prescribed|wrote|"
            rf"recommended|has me|had me|sent|asked|suggested|wants|likes|got me)\b(?: (?:me|us))?",
            re.IGNORECASE,
        ),
    ),
    ("pt", re.compile(rf"\b(?:from|by|off) (?:my|the|our) {_THERAPIST}\b", re.IGNORECASE)),
    (
        "source",
        re.compile(
            r"\b(?:from|in|out of) (?:an?|the|this) (?:\w+ )?(?:study|trial|leaflet|book|website|paper|video)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "self",
        re.compile(
            r"\bI (?:made|put|came|wrote|worked)(?: \w+){0,2} (?:up|together|myself|out)\b|\bmy own (?:routine|list)\b",
            re.IGNORECASE,
        ),
    ),
)
_AMOUNT = re.compile(r"\d|\||\t|:.*\S")
_LEAST_WORDS, _MOST_WORDS = 2, 9
_GREETING = re.compile(r"(?:hi|hello|hey|dear|thanks|thank you)\b", re.IGNORECASE)


def find_giver(text: str) -> tuple[str, str]:
    """Where the exercises come from, as a provenance, and the words that say so; two blanks when nothing does."""
    for provenance, pattern in _GIVERS:
        if found := pattern.search(text):
            return provenance, found[0]
    return "", ""


def propose_title(before: str, names: Sequence[str], *, own_title: str = "", thread_title: str = "") -> str:
    """A name: the title its author just wrote, else a heading in the lines `before` the first exercise, else the
    thread's title unless it asks something, else the exercises by name."""
    for title in (own_title, _heading(before), thread_title):
        tidy = " ".join(title.split())
        if tidy and not tidy.endswith("?") and not is_nobodys_title(tidy):
            return tidy[:TITLE_CHARS]
    return _say_names(list(dict.fromkeys(names)))[:TITLE_CHARS]


def _heading(before: str) -> str:
    for line in before.splitlines()[:4]:
        words = without_marks(line).strip(" :.-–—*=_")
        is_short = _LEAST_WORDS <= len(words.split()) <= _MOST_WORDS
        is_sentence = line.rstrip()[-1:] in ".!?," or _GREETING.match(words)
        if words and is_short and not is_sentence and not _AMOUNT.search(words) and not _GIVERS[0][1].search(words):
            return words[0].upper() + words[1:]
    return ""


def _say_names(names: Sequence[str]) -> str:
    shown = [name if not n else name[:1].lower() + name[1:] for n, name in enumerate(names[:3])]
    if len(names) > 3:
        return f"{', '.join(shown[:2])} and {len(names) - 2} more"
    return f"{', '.join(shown[:-1])} and {shown[-1]}" if len(shown) > 1 else "".join(shown)
