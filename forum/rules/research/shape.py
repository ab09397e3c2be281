"""The shape of a record of a study: what each field may hold, whoever wrote it down."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from forum.errors import Refused
from forum.rules.claims.studied import CERTAINTIES, DESIGNS, DIRECTIONS
from forum.rules.library.words import GAIT_PHASE_WORDS, MODALITY_WORDS
from forum.rules.research import problem_words, refusal_words
from forum.rules.research.words import LABELS, MEANINGS, MEASURES, TOPICS

TITLE_CHARS, PLAIN_CHARS, LINE_CHARS, TEXT_CHARS, ABSTRACT_CHARS = 500, 200, 300, 1_500, 6_000
OUTCOMES_MOST, ARMS_MOST, NUMBER_MOST = 20, 12, 10_000_000
TEXTS: Mapping[str, int] = {
    "title": TITLE_CHARS, "plain_title": PLAIN_CHARS, "abstract": ABSTRACT_CHARS,
    **dict.fromkeys(("summary", "adds", "harms", "funding", "limits", "not_checked", "trained", "dose"), TEXT_CHARS),
    **dict.fromkeys(("journal", "published", "doi", "url", "n_said", "population", "ms_type", "edss"), LINE_CHARS),
    **dict.fromkeys(("comparator", "registration", "conflicts", "abstract_licence"), LINE_CHARS),
}  # fmt: skip
# How many lines, and how long each may be.
LISTS: Mapping[str, tuple[int, int]] = {
    "authors": (200, 120), "parts": (12, LINE_CHARS), "read_in": (12, LINE_CHARS), "figure_links": (12, 500),
    "modality": (len(MODALITY_WORDS), 40), "gait_phases": (len(GAIT_PHASE_WORDS), 40),
}  # fmt: skip
NUMBERS = ("n", "follow_up_weeks")
FLAGS = ("is_peer_reviewed", "is_blinded")
CHOICES: Mapping[str, Collection[str]] = {"design": DESIGNS, "certainty": CERTAINTIES}
OUTCOME_CHOICES: Mapping[str, Collection[str]] = {
    "direction": DIRECTIONS, "certainty": CERTAINTIES, "means": MEANINGS, "measured": MEASURES, "topic": TOPICS,
}  # fmt: skip
ROWS = ("arms", "outcomes", "entities")
FIELDS = frozenset((*TEXTS, *LISTS, *NUMBERS, *FLAGS, *CHOICES, *ROWS, "key", "year"))
Problem = tuple[str, str]
_DOI = re.compile(r"10\.[0-9]{4,9}/[!-~]{1,180}")
_DAY = re.compile(r"(?:1[89]|20)[0-9]{2}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?")


def fold_doi(typed: str) -> str:
    """A DOI as we keep it: without its address, in lower case; raises `Refused` for what is none."""
    bare = typed.strip()
    for start in ("https://", "http://", "dx.", "doi.org/", "doi:"):
        bare = bare[len(start) :].lstrip() if bare.lower().startswith(start) else bare
    if not bare:
        return ""
    if not _DOI.fullmatch(bare):
        raise Refused(refusal_words.NO_DOI, "doi")
    return bare.lower()


def problems_of(data: Mapping[str, Any]) -> list[Problem]:
    """What is wrong with a record, field by field: a name and words. An empty field is never wrong here."""
    return [*_of_texts(data), *_of_lists(data), *_of_numbers(data), *_of_addresses(data), *_of_arms(data),
            *_of_outcomes(data)]  # fmt: skip


def _of_texts(data: Mapping[str, Any]) -> Iterator[Problem]:
    for name in data.keys() - FIELDS:
        yield "", problem_words.unknown_field(str(name)[:40])
    for name, most in TEXTS.items():
        text = data.get(name) or ""
        if not isinstance(text, str):
            yield name, problem_words.no_text(LABELS[name])
        elif len(text) > most:
            yield name, problem_words.too_long(LABELS[name], len(text), most)
    for name, choices in CHOICES.items():
        if (data.get(name) or "") not in ("", *choices):
            yield name, problem_words.no_choice(LABELS[name])
    if not data.get("title"):
        yield "title", problem_words.NO_TITLE
    if data.get("abstract") and not data.get("abstract_licence"):
        yield "abstract_licence", problem_words.NO_LICENCE


def _of_lists(data: Mapping[str, Any]) -> Iterator[Problem]:
    for name, (rows, most) in LISTS.items():
        given = data.get(name) or []
        if not isinstance(given, list) or not all(isinstance(one, str) for one in given):
            yield name, problem_words.no_lines(LABELS[name])
        elif len(given) > rows:
            yield name, problem_words.too_many(LABELS[name], len(given), rows)
        elif long := [one for one in given if len(one) > most]:
            yield name, problem_words.too_long(LABELS[name], len(long[0]), most)
        elif name in ("modality", "gait_phases") and set(given) - {*MODALITY_WORDS, *GAIT_PHASE_WORDS}:
            yield name, problem_words.no_choice(LABELS[name])


def _of_numbers(data: Mapping[str, Any]) -> Iterator[Problem]:
    for name in NUMBERS:
        if not _is_number(data.get(name)):
            yield name, problem_words.no_number(LABELS[name])
    for name in FLAGS:
        if not isinstance(data.get(name, False), bool):
            yield name, problem_words.no_choice(LABELS[name])


def _is_number(value: Any) -> bool:
    return value is None or (type(value) is int and 0 <= value <= NUMBER_MOST)


def _of_addresses(data: Mapping[str, Any]) -> Iterator[Problem]:
    published = data.get("published") or ""
    if isinstance(published, str) and published and not _DAY.fullmatch(published):
        yield "published", problem_words.NO_DATE
    if isinstance(data.get("doi"), str):
        try:
            fold_doi(data["doi"])
        except Refused as error:
            yield "doi", error.message
    links = data.get("figure_links") or []
    told = [("url", data.get("url") or "")]
    told += [("figure_links", one.rpartition(" ")[2]) for one in links if isinstance(one, str)]
    for name, url in told:
        if isinstance(url, str) and url and not is_web_address(url):
            yield name, problem_words.no_address(url[:80])


def is_web_address(url: str) -> bool:
    """Whether it is the plain address of a page: http or https, a host with a dot, nobody's name before it."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return False
    is_plain = url.isprintable() and " " not in url and "@" not in parts.netloc
    return is_plain and parts.scheme in ("http", "https") and "." in host.strip(".")


def _of_arms(data: Mapping[str, Any]) -> Iterator[Problem]:
    arms = data.get("arms") or []
    if not isinstance(arms, list) or len(arms) > ARMS_MOST:
        yield "arms", problem_words.too_many(LABELS["arms"], len(arms) if isinstance(arms, list) else 0, ARMS_MOST)
        return
    for one in arms:
        if not isinstance(one, Mapping) or not _is_line(one.get("name"), LINE_CHARS) or not _is_number(one.get("n")):
            yield "arms", problem_words.NO_ARM


def _is_line(value: Any, most: int, *, least: int = 1) -> bool:
    return isinstance(value, str) and least <= len(value) <= most


def _of_outcomes(data: Mapping[str, Any]) -> Iterator[Problem]:
    outcomes = data.get("outcomes") or []
    if not isinstance(outcomes, list) or len(outcomes) > OUTCOMES_MOST:
        yield "", problem_words.too_many(LABELS["outcomes"], len(outcomes), OUTCOMES_MOST)
        return
    for row, one in enumerate(outcomes, 1):
        if not isinstance(one, Mapping) or not _is_line(one.get("name"), LINE_CHARS):
            yield f"outcome-{row}", problem_words.no_outcome(row)
            continue
        for name, choices in OUTCOME_CHOICES.items():
            if (one.get(name) or "") not in ("", *choices) or (name == "direction" and not one.get(name)):
                yield f"{name}-{row}", problem_words.outcome_choice(row, LABELS[name])
        figures = one.get("figures") or []
        if not isinstance(figures, list) or not all(_is_line(line, LINE_CHARS) for line in figures):
            yield f"figures-{row}", problem_words.outcome_figures(row, LINE_CHARS)
        if not _is_line(one.get("where") or "", LINE_CHARS, least=1 if figures else 0):
            yield f"where-{row}", problem_words.outcome_where(row)
        if not _is_number(one.get("weeks")):
            yield f"weeks-{row}", problem_words.no_number(LABELS["weeks"])
