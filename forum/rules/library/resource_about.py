"""What a trusted resource says of itself, by the principles of HONcode, and what it covers."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from forum.errors import Refused
from forum.rules.library import refusal_words
from forum.rules.library.words import MODALITY_WORDS

# Each line of the page: its label, and what a curator looks for.
PRINCIPLES: dict[str, tuple[str, str]] = {
    "author": ("Who wrote it", "The name, and what they are trained in."),
    "purpose": ("What it is for", "What the page says it wants to do, and that it does not replace a doctor."),
    "sources": ("Where its facts come from", "Studies, guidelines or people that it names."),
    "dated": ("Date of the page", "When it was written or last looked at, as the page says it."),
    "funding": ("Who pays for it", "A charity, a company, adverts, donations."),
    "evidence": ("How it backs its claims", "Does it say how sure it is, and what is not known?"),
    "contact": ("How to reach them", "A form, a telephone number, an office."),
}
COSTS = {"free": "Free", "part": "Partly free", "paid": "Costs money"}
LANGUAGES = {
    "en": "English", "ar": "Arabic", "cs": "Czech", "cy": "Welsh", "da": "Danish", "de": "German", "el": "Greek",
    "es": "Spanish", "fi": "Finnish", "fr": "French", "ga": "Irish", "hi": "Hindi", "hu": "Hungarian", "it": "Italian",
    "ja": "Japanese", "nb": "Norwegian", "nl": "Dutch", "pl": "Polish", "pt": "Portuguese", "ru": "Russian",
    "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian", "zh": "Chinese", "many": "Several languages",
}  # fmt: skip
HAS = {"yes": "Yes", "no": "No"}
CHOICES: dict[str, Mapping[str, str]] = {"cost": COSTS, "language": LANGUAGES, "captions": HAS, "transcript": HAS}
LABELS: dict[str, str] = {
    **{name: label for name, (label, _hint) in PRINCIPLES.items()},
    "cost": "Cost",
    "language": "Language",
    "minutes": "Length",
    "captions": "Captions",
    "transcript": "Transcript",
    "modalities": "Kinds of exercise",
    "exercises": "Exercises it covers",
}
NOT_SAID = "Not said on the page"
# Of resources that were listed before we asked.
NOT_NOTED = "Nobody has looked for this yet"
ABOUT_CHARS = 300
MINUTES_MOST = 1_000
EXERCISES_MOST = 30
EXERCISES_CHARS = 3_000
# Kinds that one listens to or watches.
TIMED = ("video", "audio")
TIMED_LINES = ("minutes", "captions", "transcript")
_PARTS = re.compile(r"[\n;]")  # names have commas in them


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page says of itself; "" (or None) where it does not. `exercises` are ids of the library."""

    author: str = ""
    purpose: str = ""
    sources: str = ""
    dated: str = ""
    funding: str = ""
    evidence: str = ""
    contact: str = ""
    cost: str = ""
    language: str = ""
    minutes: int | None = None
    captions: str = ""
    transcript: str = ""
    modalities: tuple[str, ...] = ()
    exercises: tuple[str, ...] = ()

    @property
    def columns(self) -> dict[str, Any]:
        """What is stored beside the resource itself, by name."""
        return {one.name: getattr(self, one.name) for one in fields(self) if one.name not in COVERS}


COVERS = ("modalities", "exercises")
NOTHING_SAID = PageFacts()


def check_about(typed: Mapping[str, Any], kind: str, exercises: Mapping[str, str]) -> PageFacts:
    """What was typed, checked; raises `Refused` for the first field that breaks a rule.

    `exercises` has the id by every name in lower case. Length, captions and transcript of what has none are dropped.
    """
    given: dict[str, Any] = {name: check_line(typed.get(name) or "", name) for name in PRINCIPLES}
    given |= {name: check_choice(typed.get(name) or "", name) for name in CHOICES}
    given["minutes"] = check_minutes(str(typed.get("minutes") or ""))
    given["modalities"] = check_modalities(typed.get("modalities") or ())
    given["exercises"] = check_exercises(typed.get("exercises") or "", exercises)
    if kind not in TIMED:
        given |= {"minutes": None, "captions": "", "transcript": ""}
    return PageFacts(**given)


def check_line(text: str, field: str) -> str:
    """A line of the page with single spaces, or nothing; raises `Refused`."""
    text = " ".join(text.split())
    if len(text) > ABOUT_CHARS:
        raise Refused(refusal_words.text_too_long(len(text), ABOUT_CHARS), field)
    return text


def check_choice(value: str, field: str) -> str:
    """One of `CHOICES`, or nothing; raises `Refused`."""
    value = value.strip()
    if value and value not in CHOICES[field]:
        raise Refused(refusal_words.NOT_OFFERED, field)
    return value


def check_codes(about: PageFacts) -> None:
    """Refuse words of another forum that have no meaning here; exercises that the library lacks do no harm."""
    for name in CHOICES:
        check_choice(getattr(about, name), name)
    check_modalities(about.modalities)


def check_minutes(typed: str) -> int | None:
    """Whole minutes, or nothing; raises `Refused`."""
    text = typed.strip().removesuffix(".")
    if not text:
        return None
    if not re.fullmatch(r"[0-9]{1,4}", text) or not 1 <= int(text) <= MINUTES_MOST:
        raise Refused(refusal_words.not_minutes(MINUTES_MOST), "minutes")
    return int(text)


def check_modalities(values: "tuple[str, ...] | list[str]") -> tuple[str, ...]:
    """Kinds of exercise, each once and in our order; raises `Refused`."""
    if any(value not in MODALITY_WORDS for value in values):
        raise Refused(refusal_words.NOT_OFFERED, "modalities")
    return tuple(value for value in MODALITY_WORDS if value in values)


def check_exercises(typed: str, known: Mapping[str, str]) -> tuple[str, ...]:
    """The ids of exercises named one a line, or with semicolons between; raises `Refused` and names what is unknown."""
    names = [" ".join(part.split()) for part in _PARTS.split(typed) if part.strip()]
    if len(names) > EXERCISES_MOST:
        raise Refused(refusal_words.too_many_exercises(EXERCISES_MOST), "exercises")
    for name in names:
        if name.lower() not in known:
            raise Refused(refusal_words.exercise_unknown(name), "exercises")
    return tuple(dict.fromkeys(known[name.lower()] for name in names))


def say_about(about: PageFacts, exercises: Mapping[str, str]) -> dict[str, str]:
    """Every field as words, "" where nothing is said; `exercises` has the names by id."""
    said: dict[str, str] = {name: getattr(about, name) for name in PRINCIPLES}
    said |= {name: CHOICES[name].get(getattr(about, name), "") for name in CHOICES}
    said["minutes"] = say_minutes(about.minutes)
    said["modalities"] = ", ".join(MODALITY_WORDS.get(one, one) for one in about.modalities)
    said["exercises"] = "; ".join(exercises.get(one, one) for one in about.exercises)
    return said


def say_minutes(minutes: int | None) -> str:
    """How long something takes."""
    return "" if minutes is None else "1 minute" if minutes == 1 else f"{minutes} minutes"


def say_timed(minutes: int | None, captions: str, transcript: str) -> str:
    """What somebody wants to know before they press play: how long it is, and whether it can be read."""
    has = [words for words, value in (("captions", captions), ("a transcript", transcript)) if value == "yes"]
    with_words = f"with {' and '.join(has)}" if has else "no captions" if captions == "no" else ""
    return ", ".join(part for part in (say_minutes(minutes), with_words) if part)
