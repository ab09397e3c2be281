"""Where e-mail addresses stand in a text, with their usual disguises."""

import re
from collections.abc import Iterator

Span = tuple[int, int]

PROVIDERS = frozenset(
    {
        "gmail", "googlemail", "hotmail", "outlook", "yahoo", "ymail", "rocketmail", "icloud", "aol",
        "live", "msn", "gmx", "proton", "protonmail", "fastmail", "zoho", "tutanota", "yandex", "qq",
        "naver", "rediffmail", "btinternet", "btopenworld", "virginmedia", "talktalk", "ntlworld",
        "tiscali", "blueyonder", "comcast", "verizon", "att", "sbcglobal", "bellsouth", "cox", "charter",
        "earthlink", "juno", "shaw", "rogers", "telus", "bigpond", "optusnet", "orange", "wanadoo",
        "laposte", "libero", "freenet"
    }
)  # fmt: skip
# Ends that make an address even when somebody put blanks around the @.
COMMON_ENDS = frozenset(
    {
        "com", "org", "net", "edu", "gov", "info", "biz", "co", "uk", "us", "ca", "au", "nz", "ie", "de",
        "fr", "es", "it", "nl", "be", "ch", "se", "no", "dk", "fi", "pl", "pt", "gr", "eu", "io", "br",
        "mx", "jp", "za"
    }
)  # fmt: skip

_AT = re.compile(
    r"(?P<boxed> {0,2}[(\[{<] ?(?:at|@) ?[)\]}>] {0,2})|(?P<sign> {0,3}@ {0,3})|(?P<word> at )", re.IGNORECASE
)
_LOCAL_WIDTH = 140
_LOCAL = re.compile(
    r"(?<![\w.%+'-])(?:[\w+-]{1,30} {0,2}[(\[{]? ?\bdot\b ?[)\]}]? {0,2}){0,2}[\w%+][\w.%+'-]{0,63}$",
    re.IGNORECASE,
)
_HOST = re.compile(r"(?:[^\W_][\w-]{0,62}\.){1,8}(?P<end>[^\W\d_]{2,24})(?![\w-])")
_LABEL = re.compile(r"[^\W_][\w-]{0,62}")
_DOT = re.compile(r"(?P<plain> ?\. ?)|(?P<said> ?[(\[{] ?(?:dot|\.) ?[)\]}] ?| dot )", re.IGNORECASE)
_BEFORE = re.compile(r"<?(?:mailto:|https?://)$|<$", re.IGNORECASE)


def find_emails(text: str) -> Iterator[Span]:
    """Spans of e-mail addresses in folded text, from left to right and apart."""
    done = 0
    for at in _AT.finditer(text):
        if at.start() < done:
            continue
        end = _find_host_end(text, at)
        if end is None:
            continue
        before = text[max(done, at.start() - _LOCAL_WIDTH) : at.start()]
        local = _LOCAL.search(before)
        if local is None:
            continue
        start = at.start() - len(before) + local.start()
        start, end = _with_brackets(text, start, end)
        start = max(start, done)
        yield start, end
        done = end


def _find_host_end(text: str, at: re.Match[str]) -> int | None:
    """Where the host after this @ ends; None when no host, or none likely enough, follows."""
    host = _HOST.match(text, at.end())
    if at["sign"] == "@":
        return host.end() if host else _find_loose_end(text, at.end())
    if host and host["end"].casefold() in COMMON_ENDS and (not at["word"] or _starts_with_provider(host[0])):
        return host.end()
    return _find_loose_end(text, at.end(), said_only=bool(at["word"]))


def _starts_with_provider(host: str) -> bool:
    return host.partition(".")[0].casefold() in PROVIDERS


def _find_loose_end(text: str, start: int, *, said_only: bool = False) -> int | None:
    """The end of a host with blanks or words for its dots: `hotmail. Com`, `site dot co dot uk`.

    A plain dot with a blank may as well end a sentence: it counts before "com", or after a known provider.
    """
    label = _LABEL.match(text, start)
    if label is None:
        return None
    is_provider = label[0].casefold() in PROVIDERS
    end: int | None = None
    said = True
    for _ in range(4):
        dot = _DOT.match(text, label.end())
        label = _LABEL.match(text, dot.end()) if dot else None
        if dot is None or label is None:
            break
        said = said and bool(dot["said"])
        word = label[0].casefold()
        if word in COMMON_ENDS and (is_provider or said or (word == "com" and not said_only)):
            end = label.end()
    return end


def _with_brackets(text: str, start: int, end: int) -> Span:
    """The span with the scheme before it and the angle brackets around it."""
    before = _BEFORE.search(text, max(start - 9, 0), start)
    if before is None:
        return start, end
    if before[0].startswith("<") and text.startswith(">", end):
        end += 1
    return before.start(), end
