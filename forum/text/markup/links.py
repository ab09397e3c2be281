"""Which addresses a link in a post may have."""

import re

from forum.rules.kit.limits import URL_CHARS

# Printable ASCII without quotes, angle brackets, backslash; the Markdown parser encoded all else.
_REST = r"[!#-;=?-\[\]-~]*"
_EXTERNAL = re.compile(
    rf"https?://([a-z0-9_.-]{{1,253}}|\[[0-9a-f:.]{{2,45}}\])(?::[0-9]{{1,5}})?(?:[/?#]{_REST})?",
    re.IGNORECASE,
)
_INTERNAL = re.compile(rf"/(?!/|%5c|%2f){_REST}|#{_REST}", re.IGNORECASE)


def is_allowed(href: str) -> bool:
    """Whether a link may go there: http, https, a path of this site, or a place in this page.

    Refused are other schemes, `//host`, backslashes, control characters, and a name before the host.
    """
    return len(href) <= URL_CHARS and bool(_EXTERNAL.fullmatch(href) or _INTERNAL.fullmatch(href))


def find_host(href: str) -> str | None:
    """The host of an allowed link to another site, in lower case; None for links inside this site."""
    match = _EXTERNAL.fullmatch(href)
    return match[1].lower() if match else None
