"""What to watch for and when to stop: codes in the entries, their sentences once for the whole library."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Caution:
    """One code, its sentence, and the sign to stop at, if it has one; `words` is "" where the sentence is not known."""

    code: str
    words: str = ""
    stop: str | None = None


def cautions_from_dict(data: Mapping[str, Mapping[str, Any]]) -> dict[str, Caution]:
    """Every caution of the library by its code."""
    return {code: Caution(code, one["words"], one["stop"]) for code, one in data.items()}


def resolve(codes: Iterable[str], known: Mapping[str, Caution]) -> tuple[Caution, ...]:
    """The cautions of these codes, in their order, each with its sentence as far as it is known."""
    return tuple(known.get(code, Caution(code)) for code in codes)
