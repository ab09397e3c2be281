"""The readable end of an address."""

import re
import unicodedata

# Letters that no accent makes out of ASCII ones.
LETTERS = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
_FOLDED = str.maketrans(LETTERS)
# Words that stand for an act at that place of an address: a thread called "Lock" is found at /t/5/lock-thread.
ACTS = frozenset(
    (
        "add",
        "approve",
        "calendar",
        "changes",
        "check",
        "check-in",
        "copy",
        "coverage",
        "day",
        "delete",
        "discard",
        "edit",
        "fit",
        "flag",
        "history",
        "helpful",
        "hide",
        "in-short",
        "lock",
        "measure",
        "move",
        "new",
        "newer",
        "pause",
        "pin",
        "poll",
        "private",
        "print",
        "programme",
        "public",
        "publish",
        "related",
        "reply",
        "report",
        "restore",
        "restore-hidden",
        "resume",
        "review",
        "save",
        "start",
        "stop",
        "suspend",
        "swap",
        "take",
        "talk",
        "title",
        "unhelpful",
        "unhide",
        "unlock",
        "unpin",
        "unreview",
        "unsave",
        "v",
        "vote",
        "week",
    )
)


def slugify(title: str, max_length: int = 60, default: str = "thread") -> str:
    """The title as lower-case ASCII words and hyphens, cut after a word.

    `default` when none is left, and put behind a word that would stand for an act.
    """
    folded = unicodedata.normalize("NFKD", title.casefold().translate(_FOLDED))
    plain = folded.replace("'", "").replace("\u2019", "").encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(slug) > max_length:
        cut = slug[: max_length + 1].rpartition("-")[0]
        slug = cut or slug[:max_length]
    return f"{slug}-{default}" if slug in ACTS else slug or default
