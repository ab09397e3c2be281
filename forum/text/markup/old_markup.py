"""What older forums kept, BBCode and HTML, as Markdown: the words stay, quotes keep their names, lists their items.

HTML is first written as BBCode, so that one reader knows what is inside what. A tag without its partner is text.
"""

import re
from dataclasses import dataclass, field
from html import unescape

_PLAIN = (
    *("u", "color", "colour", "size", "font", "center", "left", "right", "indent", "spoiler", "email", "user"),
    *("sub", "sup", "table", "tbody", "thead", "tr", "media", "youtube", "video", "attach", "attachment", "small"),
)
_PAIRED = ("b", "i", "s", "strike", "quote", "url", "img", "list", "li", "code", "h", "td", "th", *_PLAIN)
_TAG = re.compile(
    rf"\[(?P<end>/?)(?P<name>{'|'.join(sorted(_PAIRED, key=len, reverse=True))}|\*|hr)"
    r"(?::[0-9a-z]{5,10})?(?P<told>[= ][^\[\]\n]{1,300}?)?(?::[0-9a-z]{5,10})?\]",
    re.IGNORECASE,
)
_HTML_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-z][a-z0-9]{0,10})(?P<told>\s[^<>]{0,1000})?/?>", re.IGNORECASE)
_UNSEEN = re.compile(r"<(script|style)\b[^<>]{0,300}>[^<]{0,20000}</\1>|<!--[^>]{0,2000}-->", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"\b(href|src|cite|data-author)\s?=\s?(?:\"([^\"]{0,500})\"|'([^']{0,500})')", re.IGNORECASE)
_SAME = {
    "strong": "b",
    "b": "b",
    "em": "i",
    "i": "i",
    "del": "s",
    "s": "s",
    "strike": "s",
    "code": "code",
    "pre": "code",
    "li": "li",
    "td": "td",
    "th": "th",
    "tr": "tr",
    "ul": "list",
    "ol": "list",
    "table": "table",
    "u": "u",
    **{f"h{level}": "h" for level in range(1, 7)},
    **dict.fromkeys(("span", "font", "small", "ins", "tbody", "thead", "cite", "sub", "sup"), ""),
}
_BREAKS = {"br": "\n", "p": "\n\n", "div": "\n\n", "hr": "[hr]"}
_NAMED = re.compile(r"(?:author|name|user)=\"?([^\"=;]{1,60}?)\"?(?= \w+=|\"|$)", re.IGNORECASE)
# Signs of our own while a text is made; they stand for nothing in anybody's text.
_OPEN, _CLOSE, _ITEM = "\ue000\ue001\ue002", "\ue003\ue004\ue005", "\ue006"
_SIGNS = _OPEN + _CLOSE + _ITEM
_MARKS = {"b": ("**", 0), "i": ("*", 1), "s": ("~~", 2), "strike": ("~~", 2)}
_MARK = ("**", "*", "~~")


@dataclass(frozen=True, slots=True)
class Converted:
    """The text as Markdown, and what it was written in: `BBCode`, `HTML`, both or nothing of the kind."""

    text: str
    kinds: tuple[str, ...] = ()


@dataclass(slots=True)
class _Open:
    """A tag whose end has not come yet; `typed` is put back when it never comes."""

    name: str
    told: str
    typed: str
    parts: list[str] = field(default_factory=list)


def to_markdown(text: str) -> Converted:
    """The text without BBCode and HTML; what is neither stays letter for letter."""
    kinds: list[str] = []
    if any(sign in text for sign in _SIGNS):
        return Converted(text)
    if re.search(r"</(?:p|b|i|u|a|em|strong|li|ul|ol|div|span|blockquote|h\d|pre|table)>|<(?:br|p) ?/?>", text, re.I):
        text = _html_to_bbcode(text)
        kinds.append("HTML")
    made = _bbcode_to_markdown(text)
    if made != text and not kinds:
        kinds.append("BBCode")
    if not kinds:
        return Converted(text)
    return Converted(re.sub(r"\n{3,}", "\n\n", _put_marks(made)).strip(), tuple(kinds))


def _html_to_bbcode(text: str) -> str:
    text = _UNSEEN.sub("", text)
    if re.search(r"<(?:br|p|div)\b", text, re.IGNORECASE):
        text = re.sub(r"\s{0,99}\n\s{0,99}", " ", text)
    return unescape(_HTML_TAG.sub(_as_bbcode, text))


def _as_bbcode(tag: re.Match[str]) -> str:
    name, end = tag["name"].lower(), tag["end"]
    told = {one[1].lower(): one[2] or one[3] or "" for one in _ATTRIBUTE.finditer(tag["told"] or "")}
    if name in _BREAKS:
        return _BREAKS[name]
    if name == "a":
        return "[/url]" if end else f"[url={told.get('href', '')}]"
    if name == "img":
        return f"[img]{told.get('src', '')}[/img]"
    if name in ("blockquote", "q"):
        author = told.get("data-author") or told.get("cite", "")
        named = f"={author}" if author and "/" not in author else ""
        return "[/quote]" if end else f"[quote{named}]"
    if name not in _SAME:
        return tag[0]
    same = _SAME[name]
    return same and f"[{end}{same}{'=1' if name == 'ol' and not end else ''}]"


def _bbcode_to_markdown(text: str) -> str:
    stack = [_Open("", "", "")]
    done = 0
    for tag in _TAG.finditer(text):
        stack[-1].parts.append(text[done : tag.start()])
        done = tag.end()
        name = tag["name"].lower()
        if name == "hr":
            stack[-1].parts.append("\n\n---\n\n")
        elif name == "*":
            stack[-1].parts.append(_item(stack, text, tag))
        elif not tag["end"]:
            stack.append(_Open(name, (tag["told"] or "")[1:].strip(), tag[0]))
        elif any(one.name == name for one in stack):
            _close(stack, name)
        else:
            stack[-1].parts.append(tag[0])
    stack[-1].parts.append(text[done:])
    while len(stack) > 1:
        _give_up(stack)
    return "".join(stack[0].parts)


def _item(stack: list[_Open], text: str, tag: re.Match[str]) -> str:
    """Where an item begins: in a list, or at the start of a line whose list was forgotten."""
    if any(one.name == "list" for one in stack):
        return _ITEM
    starts_line = text[: tag.start()].rstrip(" ").endswith("\n") or not text[: tag.start()].strip()
    return "- " if starts_line else tag[0]


def _close(stack: list[_Open], name: str) -> None:
    while stack[-1].name != name:
        _give_up(stack)
    closed = stack.pop()
    stack[-1].parts.append(_render(closed.name, closed.told, "".join(closed.parts)))


def _give_up(stack: list[_Open]) -> None:
    """A tag without an end is what was typed; an item of HTML may end by itself."""
    left = stack.pop()
    stack[-1].parts += [_ITEM if left.name == "li" else left.typed, *left.parts]


def _render(name: str, told: str, inner: str) -> str:
    if name in _MARKS:
        return _mark(_MARKS[name][1], inner)
    if name == "quote":
        return _quote(told, inner)
    if name == "list":
        return _list(inner, is_numbered=told[:1] == "1")
    if name in ("url", "img"):
        return _link(name, told.strip("\"'"), inner.strip())
    if name == "code":
        body = inner.strip("\n")
        return f"\n\n```\n{body}\n```\n\n" if "\n" in body else f"`{body}`"
    if name in ("li", "td", "th", "tr", "h"):
        return {"li": _ITEM + "{}", "h": "\n\n## {}\n\n", "tr": "{}\n"}.get(name, "{} ").format(inner.strip())
    return inner


def _mark(kind: int, inner: str) -> str:
    """Marks around each line that has words, kept as signs of our own until the neighbours are known."""

    def around(line: str) -> str:
        words = line.strip()
        return line.replace(words, f"{_OPEN[kind]}{words}{_CLOSE[kind]}", 1) if words else line

    return "\n".join(around(line) for line in inner.split("\n"))


def _quote(told: str, inner: str) -> str:
    told = told.strip("\"'")
    named = _NAMED.search(told)
    name = named[1] if named else re.split(r"[;,]| (?:post|member|pid|date|link|dateline|topic|userid)[:=]", told)[0]
    name = name.strip(" \"'")
    said = inner.strip("\n ")
    lines = ([f"{name} wrote:", ""] if name else []) + re.sub(r"\n{3,}", "\n\n", said).split("\n")
    return "\n\n" + "\n".join(f"> {line}".rstrip() for line in lines) + "\n\n"


def _list(inner: str, *, is_numbered: bool) -> str:
    before, *items = inner.split(_ITEM)
    bullets = (f"{n}." if is_numbered else "-" for n in range(1, len(items) + 1))
    lines = [f"{bullet} " + item.strip().replace("\n", "\n  ") for bullet, item in zip(bullets, items, strict=True)]
    return "\n\n".join(("\n" if before.strip() == "" else before.rstrip(), "\n".join(lines), ""))


def _link(name: str, told: str, inner: str) -> str:
    address = inner if name == "img" or not told else told
    if address.lower().startswith("www."):
        address = f"https://{address}"
    words = "picture" if name == "img" else inner
    if not address or " " in address or words == address or "://" not in address:
        return words if name == "url" else address
    return f"[{words}]({address})" if words else address


def _put_marks(text: str) -> str:
    """Stars where they will be read as marks: at the edges of words; elsewhere the words stay without."""
    text = re.sub(r"(?<=\w)([\ue000-\ue002]{1,9})(.{0,2000}?)([\ue003-\ue005]{1,9})", r"\2", text)
    text = re.sub(r"([\ue000-\ue002]{1,9})([^\ue000-\ue005]{0,2000})([\ue003-\ue005]{1,9})(?=\w)", r"\2", text)
    for kind, mark in enumerate(_MARK):
        text = text.replace(_OPEN[kind], mark).replace(_CLOSE[kind], mark)
    return text.replace(_ITEM, "")
