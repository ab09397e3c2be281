"""What a member may be called: the handle, which is an address, and the name shown beside it."""

import unicodedata
from collections.abc import Collection
from itertools import pairwise

from precis_i18n import get_profile

from forum.errors import Refused
from forum.rules.members import refusal_words
from forum.rules.members.look_alikes import looks_like_one_of, mixes_scripts, sounds_like_house

NAME_LEAST = 2
NAME_MOST = 30
DISPLAY_NAME_MOST = 40
# A letter of any script is a letter, and so is what stands above or below one.
INSIDE = "-_.'"
RESERVED = frozenset(
    (
        *("help", "everyone", "all", "me", "you", "anonymous", "visitor", "member", "clinician", "deleted"),
        *("members", "clinicians", "here", "channel", "nobody", "somebody", "system", "root"),
    )
)
_HANDLE = get_profile("UsernameCasePreserved")
_SHOWN = get_profile("NicknameCasePreserved")


def tidy_name(name: str) -> str:
    """A name in the one spelling we keep: composed letters, and the apostrophe that keyboards have."""
    return unicodedata.normalize("NFC", name.strip().replace("’", "'").replace("ʼ", "'"))


def name_key(name: str) -> str:
    """The form in which two names count as the same."""
    return unicodedata.normalize("NFC", tidy_name(name).casefold())


def is_letter(sign: str) -> bool:
    """Whether a sign is a letter, a mark on one, or a digit."""
    return unicodedata.category(sign)[0] in "LMN"


def is_name(name: str) -> bool:
    """Whether a tidy text can be a handle: letters of any script and digits, with - _ . ' between them."""
    if not NAME_LEAST <= len(name) <= NAME_MOST:
        return False
    if not (name[0] == "_" or unicodedata.category(name[0])[0] == "L") or name[-1] in "-.'":
        return False
    if any(not is_letter(sign) and sign not in INSIDE for sign in name) or not any(map(is_letter, name)):
        return False
    if any(one in INSIDE[2:] and other in INSIDE for one, other in pairwise(name)):
        return False
    try:
        return bool(_HANDLE.enforce(name) == name)
    except UnicodeError:
        return False


def check_name(name: str) -> str:
    """The handle, tidied; raises `Refused` when it can't be one, or passes for the people who run the place."""
    name = tidy_name(name)
    if not is_name(name):
        raise Refused(refusal_words.NOT_A_NAME, "username")
    if mixes_scripts(name):
        raise Refused(refusal_words.NAME_OF_TWO_SCRIPTS, "username")
    if name_key(name) in RESERVED or sounds_like_house(name):
        raise Refused(refusal_words.NAME_RESERVED, "username")
    return name


def check_not_staff(name: str, staff: Collection[str], field: str = "username") -> None:
    """Refuse a name that passes for one of the people with an office here."""
    if looks_like_one_of(name, staff):
        raise Refused(refusal_words.NAME_LIKE_STAFF, field)


def check_display_name(name: str) -> str:
    """The name shown beside the handle, "" for none; raises `Refused`."""
    name = " ".join(tidy_name(name).split())
    if not name:
        return ""
    try:
        is_sound = _SHOWN.enforce(name) == name and any(map(is_letter, name))
    except UnicodeError:
        is_sound = False
    if not is_sound or len(name) > DISPLAY_NAME_MOST or any(sign in "@()<>/\\" for sign in name):
        raise Refused(refusal_words.not_a_display_name(DISPLAY_NAME_MOST), "display_name")
    if any(mixes_scripts(part) for part in name.split()):
        raise Refused(refusal_words.NAME_OF_TWO_SCRIPTS, "display_name")
    if sounds_like_house(name):
        raise Refused(refusal_words.NAME_RESERVED, "display_name")
    return name


def full_name(name: str, display_name: str) -> str:
    """How a member is named to others: by the name they chose to be shown, with the handle nobody else has."""
    return f"{display_name} (@{name})" if display_name else name
