"""Markdown for people who never heard of it: what they type by accident stays as it was typed. See docs/markup.md.

Each rule here stands in front of one of the parser's own and lets it go on only when a person surely meant it.
"""

import re
from itertools import groupby
from textwrap import dedent

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock, blockquote, fence, heading, hr, list_block
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline, autolink, backtick, escape
from markdown_it.rules_inline.state_inline import Delimiter

# Indented lines are no code, words over a line of dashes no heading, and no text goes away to be a link's address.
_OFF = ("code", "lheading", "reference")
_STARTS_PARAGRAPH: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
_STARTS_ITEM: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote"]}

_HEADING = re.compile(r"#{1,6}[ \t]+[^\s#]")
_COUNTED = re.compile(r"#[ \t]+(?:\d|of\b)", re.IGNORECASE)
_RULE = re.compile(r"-[ \t]*-[ \t-]*-[ \t]*$")
_MARKER = r"(?:[-*+]|\d{1,9}[.)])"
_ITEM = re.compile(rf"(?:[-*]|(?P<number>0|[1-9]\d{{0,2}})[.)])[ \t]+(?!{_MARKER}(?:[ \t]|$))\S")
_AHEAD = 2_000
# `>5 km` and faces such as `>:(` are no quotes.
_QUOTE = re.compile(r">(?![\d:;._<=-])")
_DEPTH = re.compile(r"[ \t]*(?P<marks>(?:>[ \t]?)*)(?P<rest>[^\n]*)")
_FENCE = re.compile(r"[> \t]{0,99}(?P<run>`{3,99})(?P<info>[^`\n]*)$")
_INDENTED = re.compile(r"^(?: {4}| {0,3}\t)", re.MULTILINE)
_LINK = re.compile(r"<https?:", re.IGNORECASE)
_OPENING, _CLOSING = "([{", ")]},.;:!?"


def use_dialect(md: MarkdownIt) -> None:
    """Put the house's rules in front of the parser's."""
    md.disable(_OFF)
    md.core.ruler.before("block", "quote_ends", _end_quotes)
    md.core.ruler.before("block", "indents", _move_out)
    md.block.ruler.at("heading", _heading, _STARTS_ITEM)
    md.block.ruler.at("hr", _rule, _STARTS_PARAGRAPH)
    md.block.ruler.at("list", _list, _STARTS_ITEM)
    md.block.ruler.at("blockquote", _quote, _STARTS_PARAGRAPH)
    md.block.ruler.at("fence", _code, _STARTS_PARAGRAPH)
    md.inline.ruler.at("emphasis", _stars)
    md.inline.ruler.at("strikethrough", _tildes)
    md.inline.ruler.at("backticks", _ticks)
    md.inline.ruler.at("escape", _escape)
    md.inline.ruler.at("autolink", _autolink)


def _end_quotes(state: StateCore) -> None:
    """Have a quote end with its last `>`: the line below it is the author's own."""
    lines: list[str] = []
    before, is_code = 0, False
    for line in state.src.split("\n"):
        found = _DEPTH.match(line)
        marks = found["marks"] if found and _QUOTE.match(line.lstrip()) else ""
        depth = marks.count(">")
        if depth < before and found and found["rest"] and not is_code:
            lines.append(">" * depth)
        is_code ^= _FENCE.match(line) is not None
        lines.append(line)
        before = depth
    state.src = "\n".join(lines)


def _move_out(state: StateCore) -> None:
    """Lines that are all moved in begin at the edge, unless they belong to a list above or are code."""
    if not _INDENTED.search(state.src) or "```" in state.src:
        return
    is_list = False
    out: list[str] = []
    for is_blank, some in groupby(state.src.split("\n"), key=lambda line: not line.strip()):
        lines = list(some)
        if not is_blank:
            wide = [line.expandtabs(4) for line in lines]
            is_moved_in = all(line.startswith("    ") for line in wide)
            if is_moved_in and not is_list:
                lines = dedent("\n".join(wide)).split("\n")
            is_list = any(_ITEM.match(line.lstrip()) for line in wide) or (is_list and is_moved_in)
        out += lines
    state.src = "\n".join(out)


def _words(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _heading(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """No heading of nothing, and none out of `# of reps` or `# 1 tip`."""
    words = _words(state, start)
    return bool(_HEADING.match(words)) and not _COUNTED.match(words) and heading(state, start, end, silent)


def _rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Only dashes draw a line: stars may be marks out of five, underscores a blank to fill in."""
    return bool(_RULE.match(_words(state, start))) and hr(state, start, end, silent)


def _list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A list has words in its first item, and begins with 1 or goes on with the next number; dates are none."""
    item = _ITEM.match(_words(state, start))
    if item is None:
        return False
    is_next_item = state.sCount[start] < state.blkIndent
    if item["number"] and int(item["number"]) > 1 and not is_next_item:
        ahead = state.src[state.eMarks[start] : state.eMarks[start] + _AHEAD]
        if not re.search(rf"^[ \t>]*{int(item['number']) + 1}[.)][ \t]+\S", ahead, re.MULTILINE):
            return False
    return list_block(state, start, end, silent)


def _quote(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    return bool(_QUOTE.match(_words(state, start))) and blockquote(state, start, end, silent)


def _code(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Code stands between two rows of backticks; one alone would swallow the rest of the post."""
    words = _words(state, start)
    if not words.startswith("```"):
        return False
    longest = _longest_closing(state)
    run = len(words) - len(words.lstrip("`"))
    return run <= longest[start + 1] and fence(state, start, end, silent)


def _longest_closing(state: StateBlock) -> list[int]:
    """For each line the longest row of backticks that stands alone on it or below it; found once a post."""
    found: list[int] = state.env.get("closing_fences", [])
    if not found:
        found = [0] * (len(state.bMarks) + 1)
        for line in range(len(state.bMarks) - 1, -1, -1):
            row = _FENCE.match(state.src[state.bMarks[line] : state.eMarks[line]])
            run = len(row["run"]) if row and not row["info"].strip() else 0
            found[line] = max(found[line + 1], run)
        state.env["closing_fences"] = found
    return found


def _around(state: StateInline, start: int, end: int) -> tuple[str, str]:
    """The letters before and after a stretch, blanks at the edges of the text."""
    before = state.src[start - 1] if start > 0 else " "
    return before, state.src[end] if end < state.posMax else " "


def _run_end(state: StateInline) -> int:
    marker, end = state.src[state.pos], state.pos
    while end < state.posMax and state.src[end] == marker:
        end += 1
    return end


def _stars(state: StateInline, silent: bool) -> bool:
    """`*soft*` and `**bold**` around whole words; `2*10*3` and `(*)` are as they were typed, and so are `_all_`."""
    return state.src[state.pos] == "*" and not silent and _push_markers(state, 1)


def _tildes(state: StateInline, silent: bool) -> bool:
    """`~~gone~~` around whole words; `~5 minutes` is about five minutes."""
    if state.src[state.pos] != "~" or silent or _run_end(state) - state.pos != 2:
        return False
    return _push_markers(state, 2)


def _push_markers(state: StateInline, width: int) -> bool:
    """Note where marks may open or close: at the edges of words only."""
    start, end = state.pos, _run_end(state)
    before, after = _around(state, start, end)
    can_open = not after.isspace() and after not in _CLOSING and not before.isalnum()
    can_close = not before.isspace() and before not in _OPENING and not after.isalnum()
    for _ in range((end - start) // width):
        state.push("text", "", 0).content = state.src[start] * width
        state.delimiters.append(
            Delimiter(
                marker=ord(state.src[start]),
                length=end - start if width == 1 else 0,
                token=len(state.tokens) - 1,
                end=-1,
                open=can_open,
                close=can_close,
            )
        )
    state.pos = end
    return True


def _ticks(state: StateInline, silent: bool) -> bool:
    """`code` stands apart from letters: in don`t and can`t the mark is an apostrophe."""
    if state.src[state.pos] != "`":
        return False
    start, end = state.pos, _run_end(state)
    backtick(state, True)
    is_code = state.pos > end
    before, after = state.src[start - 1 : start], state.src[state.pos : state.pos + 1]
    if is_code and not before.isalnum() and not after.isalnum():
        state.pos = start
        return backtick(state, silent)
    state.pos = end
    if not silent:
        state.pending += state.src[start:end]
    return True


def _escape(state: StateInline, silent: bool) -> bool:
    r"""A backslash keeps a sign as it is; at the end of a line, and in the shrug `¯\_(ツ)_/¯`, it is one itself."""
    following = state.src[state.pos + 1 : state.pos + 3]
    return following[:1] != "\n" and following != "_(" and escape(state, silent)


def _autolink(state: StateInline, silent: bool) -> bool:
    """Only web addresses in angle brackets lose them."""
    return bool(_LINK.match(state.src, state.pos)) and autolink(state, silent)
