"""A message without the words it quotes: what is left was written by its author."""

import re

from markdown_it import MarkdownIt

_blocks = MarkdownIt("commonmark", {"html": False})
# Where blocks begin and end is all that is asked; what stands inside their lines is not read.
_blocks.core.ruler.enableOnly(["normalize", "block"])


# The signs of a list, a heading or bold words.
MARKS = re.compile(r"^[ \t]*(?:[-*+•]|#{1,6}|\d{1,3}[.)])[ \t]+|\*\*|__", re.MULTILINE)


def own_words(markdown: str) -> str:
    """The Markdown without its blockquotes, their lazily continued lines too; a blank line stays in their place."""
    if ">" not in markdown:
        return markdown
    lines = markdown.split("\n")
    for token in _blocks.parse(markdown):
        if token.type == "blockquote_open" and token.map:
            start, end = token.map
            lines[start:end] = [""] * (end - start)
    return "\n".join(lines)


def without_marks(passage: str) -> str:
    """A passage as it reads, without the signs of a list, a heading or bold words."""
    return MARKS.sub("", passage).strip()
