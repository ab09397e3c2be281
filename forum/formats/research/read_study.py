"""What a reader of a file hands out for each study, and how it comes by the parts of a reference."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

_YEAR = re.compile(r"(?:1[89]|20)[0-9]{2}")
_SPACE = re.compile(r"\s+")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, slots=True)
class StudyFound:
    """A study as a file has it: its record, the fields that have no place in one, and why it can't be read."""

    data: Mapping[str, Any] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()
    problem: str = ""
    notes: tuple[str, ...] = ()


def one_line(text: object) -> str:
    """A text on one line."""
    return _SPACE.sub(" ", str(text or "")).strip()


def date_of(*parts: object) -> str:
    """A day, month or year as we keep it, out of its parts or out of one text such as 2020/05/01; "" for none."""
    told = [one for part in parts if part for one in re.split(r"[/\-. ]+", str(part)[:40]) if one]
    year = next((one for one in told if _YEAR.fullmatch(one)), "")
    if not year:
        return ""
    rest = [number for one in told[told.index(year) + 1 :][:2] if (number := _number(one))]
    month, day = (*rest, 0, 0)[:2]
    if not 1 <= month <= 12:
        return year
    return f"{year}-{month:02}-{day:02}" if 1 <= day <= 31 else f"{year}-{month:02}"


def _number(text: str) -> int:
    if text.isascii() and text.isdigit():
        return int(text[:4])
    short = text[:3].lower()
    return _MONTHS.index(short) + 1 if short in _MONTHS else 0


def put_year(data: dict[str, Any]) -> dict[str, Any]:
    """A record with its year beside its date, and nothing that is empty."""
    published = data.get("published")
    year = int(published[:4]) if isinstance(published, str) and _YEAR.fullmatch(published[:4]) else None
    return {name: value for name, value in {**data, "year": year}.items() if value not in ("", None, [])}
