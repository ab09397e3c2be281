"""Which names look alike: the skeletons and scripts of UTS 39, and names that pass for the people of the house."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from confusable_homoglyphs import categories, confusables

# Whole scripts that are written together (UTS 39, highly restrictive).
TOGETHER = (
    frozenset(("LATIN", "HAN", "HIRAGANA", "KATAKANA")),
    frozenset(("LATIN", "HAN", "BOPOMOFO")),
    frozenset(("LATIN", "HAN", "HANGUL")),
)
ANY_SCRIPT = frozenset(("COMMON", "INHERITED"))
# Digits and signs that are read as letters in a name like m0der4tor.
READ_AS = str.maketrans("013457$i", "oleastsl")
# As a whole name, or as a part of one.
HOUSE_WORDS = frozenset(
    (
        *("admin", "administrator", "administration", "moderator", "moderation", "mod", "staff", "strideshare"),
        *("support", "helpdesk", "webmaster", "postmaster", "official", "sysadmin"),
    )
)
# So long that nobody has them in a name by chance.
HOUSE_STEMS = ("strideshare", "moderator", "administrator", "sysadmin", "webmaster")
# What is put beside a name to look like its owner in office.
TITLES = (
    *("physiotherapist", "physiotherapy", "physio", "therapist", "clinician", "doctor", "nurse", "professor", "prof"),
    *("specialist", "consultant", "neurologist", "team", "real", "official", "the", "verified", "dr", "pt", "ot", "md"),
)
# A skeleton can be longer than its name, and hardly ever is.
SKELETON_CHARS = 400
PARTS = re.compile(r"[-_.' ]+")
HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
TAIL = re.compile(r"[0-9]{1,30}\Z")


@lru_cache(maxsize=4_096)
def prototype(letter: str) -> str:
    """What a letter looks like, in the spelling all that look like it share."""
    alike: list[str] = [one["c"] for one in confusables.confusables_data.get(letter, ())]
    if len(alike) != 1:
        return letter  # it looks like nothing else, or all others are spelled like it
    others: list[str] = [one["c"] for one in confusables.confusables_data.get(alike[0], ())]
    return alike[0] if len(others) > 1 else min(letter, alike[0])


def skeleton(name: str) -> str:
    """The skeleton of UTS 39, in small letters: two names with one skeleton look alike."""
    drawn = "".join(map(prototype, unicodedata.normalize("NFD", name)))
    small = unicodedata.normalize("NFD", drawn).casefold()
    return unicodedata.normalize("NFD", "".join(map(prototype, small)))


def skeletons(name: str) -> tuple[str, ...]:
    """The skeletons of a name as it is and in small letters, each once; the first is the one to keep."""
    return tuple(dict.fromkeys((skeleton(name), skeleton(name.casefold()))))


def mixes_scripts(name: str) -> bool:
    """Whether letters of scripts stand together that nobody writes together."""
    scripts = frozenset(categories.unique_aliases(name)) - ANY_SCRIPT
    return len(scripts) > 1 and not any(scripts <= group for group in TOGETHER)


def plain(word: str) -> str:
    """A word in the letters a hasty reader takes it for: without accents, digits read as letters, i as l."""
    bare = "".join(letter for letter in skeleton(word) if not unicodedata.combining(letter))
    return bare.translate(READ_AS)


@lru_cache(maxsize=1)
def house_words() -> tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]:
    """The words of the house, its stems and the titles, as `plain` spells them."""
    titles = sorted(map(plain, TITLES), key=len, reverse=True)
    return frozenset(map(plain, HOUSE_WORDS)), tuple(map(plain, HOUSE_STEMS)), tuple(titles)


def sounds_like_house(name: str) -> bool:
    """Whether a name passes for the people who run the place: Moderators, m0derat0r, strideshare-team."""
    words, stems, _ = house_words()
    team = plain("team")
    whole = plain("".join(PARTS.split(name)))
    spoken = [plain(part) for part in PARTS.split(HUMP.sub(" ", name))]
    named = {form for part in (whole, *spoken) for form in (part, part.removesuffix("s"), part.removesuffix(team))}
    return bool(named & words) or any(stem in whole for stem in stems)


def looks_like_one_of(name: str, staff: Iterable[str]) -> bool:
    """Whether a name passes for one of these people's: the same to the eye, or with a title, a number or a dash."""
    spoken = set(bare_forms(name))
    return any(spoken & set(bare_forms(one)) for one in staff)


def bare_forms(name: str) -> Iterator[str]:
    """A name as `plain` letters in one word, and without the numbers and titles around it."""
    parts = [plain(part) for part in PARTS.split(HUMP.sub(" ", TAIL.sub("", name))) if part]
    _, _, titles = house_words()
    yield plain("".join(PARTS.split(name)))
    whole = "".join(parts)
    yield whole
    yield "".join(part for part in parts if part not in titles) or whole
    for title in titles:
        for bare in (whole.removeprefix(title), whole.removesuffix(title)):
            if bare != whole and len(bare) > 2:
                yield bare
