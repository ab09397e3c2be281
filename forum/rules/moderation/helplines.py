"""Helplines, as moderators name them."""

import re
from dataclasses import dataclass

from forum.errors import Refused
from forum.rules.crisis.crisis import KINDS
from forum.rules.crisis.numbers import COUNTRIES
from forum.rules.moderation import refusal_words

LEAST_DIGITS, MOST_DIGITS = 5, 15
# 999 is a number too, where people are told what it is for.
LEAST_DIGITS_IN_PANEL = 3
PANEL_WORDS_CHARS = 120
PANEL_COUNTRIES_CHARS = 40
_NUMBER = re.compile(r"[+0-9() ./-]{3,40}")


@dataclass(frozen=True, slots=True)
class InPanel:
    """Where the help panel shows a number: for which danger, in which countries (codes), with which words."""

    kind: str = ""
    countries: tuple[str, ...] = ()
    words: str = ""


NOWHERE = InPanel()


def check_in_panel(kind: str, countries: str, words: str) -> InPanel:
    """Where a number is shown in the help panel, `NOWHERE` without a kind; raises `Refused`."""
    if not kind:
        return NOWHERE
    if kind not in KINDS:
        raise Refused(refusal_words.NO_PANEL_KIND, "panel_kind")
    codes = tuple(dict.fromkeys(countries.upper().replace(",", " ").split()))
    if not codes or not set(codes) <= COUNTRIES.keys():
        raise Refused(refusal_words.not_a_country(tuple(COUNTRIES)), "panel_countries")
    if not words or len(words) > PANEL_WORDS_CHARS:
        raise Refused(refusal_words.panel_words_length(PANEL_WORDS_CHARS), "panel_words")
    return InPanel(kind, codes, words)


def check_helpline(number: str, *, digits: int, is_known: bool, is_in_panel: bool = False) -> None:
    """Refuse what is no phone number, and a number twice."""
    least = LEAST_DIGITS_IN_PANEL if is_in_panel else LEAST_DIGITS
    if not _NUMBER.fullmatch(number) or not least <= digits <= MOST_DIGITS:
        raise Refused(refusal_words.NOT_A_NUMBER, "number")
    if is_known:
        raise Refused(refusal_words.number_known(number), "number")
