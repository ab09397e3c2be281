"""Which hosts a link may name: public ones only, and none that is written to look like another."""

import unicodedata
from ipaddress import ip_address

# Names that only a private network answers to.
PRIVATE_ENDS = ("localhost", "local", "internal", "intranet", "lan", "home", "corp", "home.arpa", "onion")
# Their letters pass for ours.
_LOOKING_LIKE_OURS = ("CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "FULLWIDTH", "MATHEMATICAL")


def ascii_host(host: str) -> str:
    """The host in lower case as the network knows it (`xn--…` for letters beyond ASCII), "" when it is none."""
    try:
        return host.lower().rstrip(".").encode("idna").decode("ascii")
    except UnicodeError:
        return ""


def is_public(host: str) -> bool:
    """Whether a host can be one that everybody reaches: a name of two parts or more, and no number.

    Browsers read a name that ends in a number as an address of four bytes, in any notation, so none is taken.
    """
    labels = host.lower().rstrip(".").split(".")
    if len(labels) < 2 or labels[-1].isdigit() or labels[-1].startswith("0x") or not all(labels):
        return False
    return not any(f".{'.'.join(labels)}".endswith(f".{end}") for end in PRIVATE_ENDS) and not _is_number(host)


def _is_number(host: str) -> bool:
    try:
        ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True


def mixes_letters(host: str) -> bool:
    """Whether a part of the host has letters of ours beside others that look like them."""
    return any(_mixes(label) for label in host.split("."))


def _mixes(label: str) -> bool:
    names = {unicodedata.name(sign, "").partition(" ")[0] for sign in label if sign.isalpha()}
    return "LATIN" in names and not names.isdisjoint(_LOOKING_LIKE_OURS)
