"""Somebody's words, ready to answer."""

import re

from forum.rules.kit.limits import QUOTE_CHARS

_SOURCE = re.compile(r" wrote\]\(/p/([0-9]{1,9})\):$")


def quote(author: str, plain_or_markdown: str, permalink: str) -> str:
    """A Markdown blockquote with who wrote it and a link to the post; quotes inside it are left out.

    At most `QUOTE_CHARS` characters are quoted, to the last whole word.
    """
    lines = [line.rstrip() for line in plain_or_markdown.strip().splitlines()]
    own = "\n".join(line for line in lines if not line.lstrip().startswith(">")).strip()
    kept = _trim(re.sub(r"\n{3,}", "\n\n", own))
    name = author.replace("_", "\\_")
    quoted = [f"[{name} wrote]({permalink}):", "", *kept.split("\n")]
    return "\n".join(f"> {line}".rstrip() for line in quoted) + "\n\n"


def find_quoted(markdown: str) -> tuple[int, ...]:
    """The posts whose words stand in a message as `quote` made them, each once."""
    found = (_SOURCE.search(line) for line in markdown.splitlines() if line.startswith(">"))
    return tuple(dict.fromkeys(int(match[1]) for match in found if match))


def _trim(text: str) -> str:
    if len(text) <= QUOTE_CHARS:
        return text
    cut = text[:QUOTE_CHARS]
    whole_words = cut.rsplit(None, 1)[0]
    return (whole_words if len(whole_words) > QUOTE_CHARS // 2 else cut).rstrip() + "…"
