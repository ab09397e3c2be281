"""Cleaned HTML as readable text, for search and excerpts."""

import re
from html import unescape

_BREAKS = re.compile(r"<br>\n?|</(?:p|li|h[3-6]|tr|pre|blockquote|table|ul|ol)>|<hr>")
_CELLS = re.compile(r"</t[dh]>\s*")
# No ">" can stand inside a tag here: the policy lets none into an attribute.
_TAGS = re.compile(r"<[^<>]*>")


def plain_text(html: str) -> str:
    """The text of a cleaned fragment, each block on its own line, entities decoded."""
    text = _BREAKS.sub("\n", _CELLS.sub(" ", html))
    # Line by line: a pattern for spaces before a line's end takes quadratic time over a run of them.
    lines = (line.lstrip().rstrip(" \t\xa0") for line in unescape(_TAGS.sub("", text)).split("\n"))
    return "\n".join(filter(None, lines)).strip()
