"""The values in a line of an import file, each checked: what is not clear is refused with its name."""

import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from forum.errors import Refused
from forum.formats.archive import refusal_words

LINE_BYTES = 4_000_000
ID_MAX = 2**31 - 1
_SURROGATE = re.compile("[\ud800-\udfff]")
_LAST_SECOND = 253_402_300_799  # the end of the year 9999


class Fields:
    """The fields of one line; each is taken once, and `done` refuses what nobody took."""

    def __init__(self, given: Mapping[str, Any]) -> None:
        self._given = dict(given)

    def has(self, name: str) -> bool:
        """Whether the field is there and not yet taken."""
        return name in self._given

    def take(self, name: str) -> Any:
        """The value as it is; raises `Refused` when the field is missing."""
        if name not in self._given:
            raise Refused(refusal_words.missing(name))
        return self._given.pop(name)

    def drop(self, *names: str) -> None:
        """Leave out fields that mean nothing here."""
        for name in names:
            self._given.pop(name, None)

    def whole(self, name: str, low: int = 1, high: int = ID_MAX) -> int:
        """A whole number from `low` to `high`; the ids of rows unless told otherwise."""
        value = self.take(name)
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise Refused(refusal_words.not_a_whole_number(name, low, high))
        return value

    def text(self, name: str, most: int, *, least: int = 1) -> str:
        """A text of `least` to `most` characters, as it is."""
        value = self.take(name)
        if not isinstance(value, str):
            raise Refused(refusal_words.not_a_text(name))
        if _SURROGATE.search(value):
            raise Refused(refusal_words.half_a_character(name))
        if len(value.strip()) < least:
            raise Refused(refusal_words.empty(name))
        if len(value) > most:
            raise Refused(refusal_words.too_long(name, len(value), most))
        return value

    def label(self, name: str, most: int) -> str:
        """A text on one line, without control characters."""
        value = self.text(name, most)
        if not value.isprintable():
            raise Refused(refusal_words.not_on_one_line(name))
        return value

    def choice(self, name: str, choices: tuple[str, ...]) -> str:
        """One of the choices."""
        value = self.take(name)
        if value not in choices:
            raise Refused(refusal_words.not_one_of(name, choices))
        return str(value)

    def yes(self, name: str) -> bool:
        """True or false; false when it is not given."""
        value = self._given.pop(name, False)
        if not isinstance(value, bool):
            raise Refused(refusal_words.not_true_or_false(name))
        return value

    def time(self, name: str) -> datetime:
        """A time given in whole epoch seconds."""
        return datetime.fromtimestamp(self.whole(name, 0, _LAST_SECOND), UTC)

    def day(self, name: str) -> date:
        """A day as 2025-12-31."""
        try:
            return date.fromisoformat(self.text(name, 10))
        except ValueError:
            raise Refused(refusal_words.not_a_day(name)) from None

    def listed(self, name: str) -> list[Any]:
        """A list."""
        value = self.take(name)
        if not isinstance(value, list):
            raise Refused(refusal_words.not_a_list(name))
        return value

    def labels(self, name: str, most: int) -> tuple[str, ...]:
        """A list of labels, each once."""
        return tuple(dict.fromkeys(Fields({name: one}).label(name, most) for one in self.listed(name)))

    def group(self, name: str) -> "Fields":
        """A group of fields."""
        value = self.take(name)
        if not isinstance(value, dict):
            raise Refused(refusal_words.not_a_group(name))
        return Fields(value)

    def groups(self, name: str) -> "list[Fields]":
        """A list of objects."""
        found = self.listed(name)
        if not all(isinstance(one, dict) for one in found):
            raise Refused(refusal_words.not_objects(name))
        return [Fields(one) for one in found]

    def rest(self) -> dict[str, Any]:
        """Every field not yet taken, as it is."""
        taken, self._given = self._given, {}
        return taken

    def done(self) -> None:
        """Refuse fields that nobody took."""
        if self._given:
            raise Refused(refusal_words.unknown(next(iter(self._given))))


def read_object(raw: bytes) -> dict[str, Any]:
    """The JSON object in one line of a file; raises `Refused`."""
    if len(raw) > LINE_BYTES:
        raise Refused(refusal_words.line_too_long(LINE_BYTES))
    try:
        found = json.loads(raw.decode("utf-8"), parse_constant=_no_constant)
    except UnicodeDecodeError:
        raise Refused(refusal_words.NOT_UTF8) from None
    except (ValueError, RecursionError):
        raise Refused(refusal_words.NOT_ONE_OBJECT) from None
    if not isinstance(found, dict):
        raise Refused(refusal_words.NOT_AN_OBJECT)
    return found


def _no_constant(name: str) -> None:
    raise ValueError(name)
