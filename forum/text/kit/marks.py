"""What members may type beside Markdown: @name, [[exercise-id]], and bare web addresses."""

import re
from collections.abc import Iterator, Mapping
from urllib.parse import quote

from linkify_it import LinkifyIt  # type: ignore[import-untyped]
from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from forum.rules.kit.limits import URL_CHARS
from forum.rules.members.names import INSIDE, NAME_MOST, is_letter, is_name, name_key, tidy_name

NAME_SIGNS = f"{INSIDE}’"

# Not after a letter, a dot or another @, nor before one: that would be a part of an e-mail address.
MENTION = re.compile(r"(?<![^\W_])(?<![.@/+-])@(?=[^\W\d])")
EXERCISE = re.compile(r"\[\[([a-z0-9]+(?:-[a-z0-9]+){0,15})\]\]")

_SCHEME = re.compile(r"(?<![a-z0-9.+-])https?$", re.IGNORECASE)

_linkify = LinkifyIt({"ftp:": None, "//": None, "mailto:": None}, {"fuzzy_link": False, "fuzzy_email": False})


def spellings(text: str, start: int) -> Iterator[str]:
    """The names that may begin at `start`, as typed, the longest first.

    Signs at the end may belong to the sentence: "@Dr.Lee's", "@ana_", "@Zoë.".
    """
    end = start
    while end < len(text) and end - start <= NAME_MOST + 2 and (is_letter(text[end]) or text[end] in NAME_SIGNS):
        end += 1
    if text[end : end + 1] == "@":
        return
    typed = text[start:end]
    while typed:
        if is_name(tidy_name(typed)):
            yield typed
        cut = max(typed.rfind("'"), typed.rfind("’"), 0)
        typed = typed[:-1] if typed[-1] in NAME_SIGNS else typed[:cut]


def use_marks(md: MarkdownIt) -> None:
    """Teach the parser these marks; `env` of a parse holds `member_names` and `exercise_names`."""
    md.inline.ruler.after("text", "address", _address)
    md.inline.ruler.before("link", "exercise", _exercise)
    md.inline.ruler.before("link", "mention", _mention)


def _is_quiet(state: StateInline, silent: bool) -> bool:
    """Whether we are inside a link's text, or only looking for its end."""
    return silent or state.linkLevel > 0


def _push_link(state: StateInline, href: str, text: str, kind: str, target: str) -> None:
    opening = state.push("link_open", "a", 1)
    opening.attrs = {"href": href}
    opening.meta = {kind: target}
    state.push("text", "", 0).content = text
    state.push("link_close", "a", -1)


def _mention(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "@" or _is_quiet(state, silent):
        return False
    if MENTION.match(state.src, state.pos) is None:
        return False
    names: Mapping[str, str] = state.env["member_names"]
    for spelling in spellings(state.src, state.pos + 1):
        if name := names.get(name_key(spelling)):
            _push_link(state, f"/u/{quote(name)}", f"@{name}", "member", name)
            state.pos += 1 + len(spelling)
            return True
    return False


def _exercise(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "[" or _is_quiet(state, silent):
        return False
    match = EXERCISE.match(state.src, state.pos)
    if match is None:
        return False
    names: Mapping[str, str] = state.env["exercise_names"]
    name = names.get(match[1])
    if name is None:
        return False
    _push_link(state, f"/exercises/{match[1]}", name, "exercise", match[1])
    state.pos = match.end()
    return True


def _address(state: StateInline, silent: bool) -> bool:
    """Link bare http and https addresses; the library's own rule takes quadratic time, and links more."""
    if not state.src.startswith("://", state.pos) or _is_quiet(state, silent):
        return False
    scheme = _SCHEME.search(state.src[max(state.pos - 6, 0) : state.pos])
    if scheme is None:
        return False
    tail = state.src[state.pos : state.pos + URL_CHARS]
    length: int = _linkify.test_schema_at(tail, "http:", 1)
    if not length:
        return False
    url = (scheme[0] + tail[: 1 + length]).rstrip("*")
    href = state.md.normalizeLink(url)
    state.pending = state.pending[: -len(scheme[0])]
    _push_link(state, href, state.md.normalizeLinkText(url), "address", href)
    state.pos += len(url) - len(scheme[0])
    return True
