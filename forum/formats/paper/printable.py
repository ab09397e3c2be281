"""Words as our fonts can print them: what has no glyph is named in brackets, never left out and never an error."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from forum.formats.paper.font_letters import faces

LONG_WORD = 24
_BREAK = "\u200b"
_JOINERS = "\u200c\u200d"
# What has no shape of its own: soft hyphens, marks of writing direction, variation selectors, byte order marks.
_SHAPELESS = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
_SKINS = dict(zip("🏻🏼🏽🏾🏿", ("light", "medium light", "medium", "medium dark", "dark"), strict=True))
_FLAG_A = 0x1F1E6
_SCRIPTS = {"CJK": "Chinese", "HANGUL": "Korean", "HIRAGANA": "Japanese", "KATAKANA": "Japanese"}
_WORD = re.compile(rf"\S{{{LONG_WORD},}}")


def printable(text: str) -> str:
    """The text as it can be printed, on as many lines as it has."""
    text = unicodedata.normalize("NFC", re.sub("\r\n?|[\u2028\u2029\x0b\x0c\x85]", "\n", text))
    if faces()[0].issuperset(map(ord, text.replace("\n", ""))):
        return _WORD.sub(lambda found: _breakable(found[0]), text)
    kept = "".join(letter if letter == "\n" or unicodedata.category(letter) != "Cc" else " " for letter in text)
    named = "".join(_join(_pieces(_SHAPELESS.sub("", kept))))
    return _WORD.sub(lambda found: _breakable(found[0]), named)


def paragraphs(text: str) -> list[str]:
    """The lines of a text that say something, each as it can be printed."""
    return [line.strip() for line in printable(text).split("\n") if line.strip()]


def one_line(text: str) -> str:
    """The text as it can be printed, on one line."""
    return " ".join(printable(text).split())


def _breakable(word: str) -> str:
    """A long word or address with places where a line may end."""
    parts = re.findall(rf"[^/?&=]{{1,{LONG_WORD // 2}}}[/?&=]*|[/?&=]+", word)
    return _BREAK.join(parts)


def _clusters(text: str) -> Iterator[str]:
    """Each letter with the marks that stand on it."""
    cluster = ""
    for letter in text:
        if cluster and unicodedata.combining(letter):
            cluster += letter
            continue
        if cluster:
            yield cluster
        cluster = letter
    if cluster:
        yield cluster


def _pieces(text: str) -> Iterator[tuple[bool, str]]:
    """(is a name, words): what can be printed, and what stands for the rest; same names in a row once."""
    before = ""
    for is_flag, group in groupby(_clusters(text), key=lambda one: "🇦" <= one[0] <= "🇿"):
        if is_flag:
            letters = "".join(chr(ord("A") + ord(one[0]) - _FLAG_A) for one in group)
            yield from ((True, f"flag {letters[n : n + 2]}") for n in range(0, len(letters), 2))
            continue
        for cluster in group:
            for is_name, words in _say(cluster, before):
                if not (is_name and words == before and words.endswith(" letters")):
                    yield is_name, words
                before = words


def _say(cluster: str, before: str) -> Iterator[tuple[bool, str]]:
    if cluster in _JOINERS:
        if before and unicodedata.bidirectional(before[-1]) == "AL":
            yield False, cluster
    elif cluster == "\n" or _can_print(cluster):
        yield False, cluster
    elif _can_print(plain := unicodedata.normalize("NFKC", cluster)):
        yield False, plain
    elif len(cluster) > 1:
        yield from (piece for letter in cluster for piece in _say(letter, before))
    else:
        digit = unicodedata.digit(cluster, None)
        yield (True, _name(cluster)) if digit is None else (False, str(digit))


@lru_cache(4096)
def _can_print(cluster: str) -> bool:
    """Whether one face has all of it: a letter and its marks are drawn from the same font."""
    letters = {ord(letter) for letter in cluster}
    return any(letters <= face for face in faces())


def _name(letter: str) -> str:
    if letter in _SKINS:
        return f"{_SKINS[letter]} skin"
    name = unicodedata.name(letter, "")
    if not name:
        return "unknown sign"
    if unicodedata.category(letter)[0] in "LM" and not name.startswith("COMBINING"):
        script = name.split()[0]
        return f"{_SCRIPTS.get(script, script.capitalize())} letters"
    return name.lower().removeprefix("combining ")


def _join(pieces: Iterator[tuple[bool, str]]) -> Iterator[str]:
    """Names go into brackets, apart from what stands beside them."""
    last, was_name = "", False
    for is_name, words in pieces:
        if (is_name and last and not last[-1].isspace()) or (was_name and words[0].isalnum()):
            yield " "
        yield f"[{words}]" if is_name else words
        last, was_name = words, is_name
