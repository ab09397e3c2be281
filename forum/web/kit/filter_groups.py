"""The questions of a filter form, as `macros/filters.html` shows them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class FilterOption:
    """One answer; `count` is how many fit it, None where that says nothing."""

    value: str
    label: str
    count: int | None
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class FilterGroup:
    """One question; it stands open when something in it is chosen, or always."""

    name: str
    legend: str
    options: Sequence[FilterOption]
    type: Literal["checkbox", "radio"] = "checkbox"
    is_open: bool = False
