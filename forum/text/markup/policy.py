"""The allow-list of HTML in posts: one table, enforced by two independent engines."""

import re
import threading
from collections.abc import Callable, Mapping

import bleach
import nh3

from forum.text.markup.links import is_allowed

Check = Callable[[str], bool]

_REL_WORDS = frozenset(("nofollow", "ugc", "noopener", "noreferrer"))
_SCHEMES = frozenset(("http", "https"))

# The box in which a table or a code block scrolls sideways; the label's number is added.
REGION_CLASS = "table-scroll"
TABLE_LABEL = "Table"
CODE_LABEL = "Code"


def _is_rel(value: str) -> bool:
    return bool(value) and set(value.split()) <= _REL_WORDS


def _is(wanted: str) -> Check:
    return lambda value: value == wanted


def _matches(pattern: str) -> Check:
    compiled = re.compile(pattern)
    return lambda value: compiled.fullmatch(value) is not None


_BARE_TAGS = (
    *("p", "br", "hr", "h3", "h4", "h5", "h6", "strong", "em", "s", "code", "pre", "blockquote"),
    *("ul", "li", "table", "thead", "tbody", "tr", "th", "td"),
)
# Tag -> attribute -> what its value must be. Everything that is not here is dropped.
POLICY: Mapping[str, Mapping[str, Check]] = {
    **{tag: {} for tag in _BARE_TAGS},
    "a": {"href": is_allowed, "rel": _is_rel},
    "ol": {"start": _matches("[0-9]{1,9}")},
    "div": {
        "class": _is(REGION_CLASS),
        "role": _is("region"),
        "aria-label": _matches(f"(?:{TABLE_LABEL}|{CODE_LABEL}) [0-9]{{1,4}}"),
        "tabindex": _is("0"),
    },
}


def allows(tag: str, attribute: str, value: str) -> bool:
    """Whether this tag may carry this attribute with this value."""
    check = POLICY.get(tag, {}).get(attribute)
    return check is not None and check(value)


def _filter_attribute(tag: str, attribute: str, value: str) -> str | None:
    return value if allows(tag, attribute, value) else None


class _Engines(threading.local):
    """One pair of cleaners for each thread: bleach keeps the state of its parser, and is slow to build."""

    def __init__(self) -> None:
        self.bleach = bleach.Cleaner(
            tags=frozenset(POLICY), attributes=allows, protocols=_SCHEMES, strip=True, strip_comments=True
        )
        self.nh3 = nh3.Cleaner(
            tags=set(POLICY),
            attributes={tag: set(checks) for tag, checks in POLICY.items()},
            attribute_filter=_filter_attribute,
            url_schemes=set(_SCHEMES),
            link_rel=None,
        )


_engines = _Engines()


def clean_html(html: str) -> str:
    """The fragment with nothing in it but what `POLICY` allows, as bleach and then nh3 see it."""
    return _engines.nh3.clean(_engines.bleach.clean(html))
