"""From the parser's tokens to ours: heading levels, scrolling boxes, pictures as links, refused links."""

from collections.abc import Collection
from dataclasses import dataclass, field

from markdown_it.token import Token

from forum.text.markup.links import find_host, is_allowed
from forum.text.markup.policy import CODE_LABEL, REGION_CLASS, TABLE_LABEL

FIRST_HEADING = 3
LAST_HEADING = 6
NAMELESS_PICTURE = "picture"
# Stands after the words of a link whose site is blocked.
LINK_TAKEN_OUT = " [link taken out]"


@dataclass(slots=True)
class Refined:
    """The tokens to render and what was met on the way, in the order of the text."""

    link_rel: str
    blocked: Collection[str] = ()
    tokens: list[Token] = field(default_factory=list)
    mentions: list[str] = field(default_factory=list)
    exercises: list[str] = field(default_factory=list)
    hosts: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    links_count: int = 0
    depth: int = 0
    size: int = 0


def refine(tokens: list[Token], link_rel: str, blocked: Collection[str] = ()) -> Refined:
    """Rework a parsed post; `size` counts all tokens and `depth` is the deepest nesting met.

    `blocked` are hosts to which no link leads; they count among the `hosts` all the same.
    """
    out = Refined(link_rel, blocked)
    boxes = dict.fromkeys((TABLE_LABEL, CODE_LABEL), 0)
    outline: list[int] = []
    for token in tokens:
        out.depth = max(out.depth, token.level)
        if token.type == "inline":
            token.children = _refine_inline(token.children or [], out)
            out.tokens.append(token)
        elif token.type in ("fence", "code_block"):
            token.info = ""
            out.tokens += [_open_box(CODE_LABEL, boxes), token, _close_box()]
        elif token.type == "table_open":
            out.tokens += [_open_box(TABLE_LABEL, boxes), token]
        elif token.type == "table_close":
            out.tokens += [token, _close_box()]
        else:
            _refine_block(token, outline)
            out.tokens.append(token)
    out.size += len(out.tokens)
    return out


def _refine_block(token: Token, outline: list[int]) -> None:
    if token.type == "heading_open":
        _nest_heading(int(token.tag[1]), outline)
    if token.type in ("heading_open", "heading_close"):
        token.tag = f"h{min(FIRST_HEADING + len(outline) - 1, LAST_HEADING)}"
    elif token.type in ("th_open", "td_open"):
        token.attrs.pop("style", None)


def _nest_heading(level: int, outline: list[int]) -> None:
    """Keep in `outline` the levels of the headings this one stands under, and its own last."""
    while outline and outline[-1] >= level:
        outline.pop()
    outline.append(level)


def _open_box(label: str, boxes: dict[str, int]) -> Token:
    boxes[label] += 1
    attrs: dict[str, str | int | float] = {
        "class": REGION_CLASS,
        "role": "region",
        "aria-label": f"{label} {boxes[label]}",
        "tabindex": "0",
    }
    return Token("box_open", "div", 1, attrs=attrs, block=True)


def _close_box() -> Token:
    return Token("box_close", "div", -1, block=True)


def _refine_inline(tokens: list[Token], out: Refined) -> list[Token]:
    kept: list[Token] = []
    opened: Token | None = None
    depth = 0
    for token in tokens:
        depth += token.nesting
        out.depth = max(out.depth, depth)
        if token.type == "link_open":
            opened = token
            kept += _open_link(token, out)
        elif token.type == "link_close":
            kept += _close_link(token, opened, kept, out)
            opened = None
        elif token.type == "image":
            kept += _picture(token, out, inside_link=opened is not None)
        else:
            kept.append(token)
    out.size += len(kept)
    return kept


def _open_link(token: Token, out: Refined) -> list[Token]:
    """The link with `href` and `rel` only, or nothing when its address is refused."""
    href = str(token.attrs.get("href", ""))
    if not is_allowed(href):
        return []
    token.attrs = {"href": href}
    host = find_host(href)
    if host is not None:
        out.hosts.append(host)
        out.links.append(href)
        if _is_blocked(href, out):
            return []
        if out.link_rel:
            token.attrs["rel"] = out.link_rel
    out.links_count += 1
    if "member" in token.meta:
        out.mentions.append(token.meta["member"])
    if "exercise" in token.meta:
        out.exercises.append(token.meta["exercise"])
    return [token]


def _is_blocked(href: str, out: Refined) -> bool:
    host = find_host(href)
    return host is not None and host.rstrip(".") in out.blocked


def _close_link(token: Token, opened: Token | None, kept: list[Token], out: Refined) -> list[Token]:
    """The link's end, with its address as its text when it has none."""
    if opened is None or not is_allowed(str(opened.attrs.get("href", ""))):
        return []
    if _is_blocked(str(opened.attrs["href"]), out):
        return [_text(LINK_TAKEN_OUT)]
    return [_text(str(opened.attrs["href"])), token] if kept[-1] is opened else [token]


def _picture(token: Token, out: Refined, *, inside_link: bool) -> list[Token]:
    """A link to the picture, so that reading a post never asks another host for anything."""
    words = _text(_alt(token.children or []).strip() or NAMELESS_PICTURE)
    opening = Token("link_open", "a", 1, attrs={"href": str(token.attrs.get("src", ""))})
    opened = [] if inside_link else _open_link(opening, out)
    if opened:
        return [*opened, words, Token("link_close", "a", -1)]
    return (
        [words, _text(LINK_TAKEN_OUT)]
        if not inside_link and _is_blocked(str(token.attrs.get("src", "")), out)
        else [words]
    )


def _alt(tokens: list[Token]) -> str:
    return "".join(token.content or _alt(token.children or []) for token in tokens)


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)
