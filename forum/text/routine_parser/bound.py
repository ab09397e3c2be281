"""The amounts of one exercise, with the place of each in the text, and whether it was said of it or of all."""

from dataclasses import dataclass, field
from functools import cache

from forum.text.routine_parser.items import Span
from forum.text.routine_parser.quantity_values import Key, Values

# Values of one group exclude each other; the rest stand alone.
_GROUPS = {"bare": "reps", "held": "seconds", "moving": "seconds", "hold_s": "seconds"}


@dataclass(slots=True)
class Bound:
    """The values of one exercise, the place of each, and which of them were given to all."""

    values: Values = field(default_factory=dict)
    places: dict[Key, Span] = field(default_factory=dict)
    inherited: set[Key] = field(default_factory=set)
    rivals: dict[str, int] = field(default_factory=dict)

    def add(self, values: Values, place: Span, *, is_inherited: bool = False) -> None:
        """Take over what is not there yet; the low and high end of a range stay together."""
        taken = {group(name): self.values[name] for name in self.values}
        for name, value in values.items():
            if group(name) not in taken or (not is_inherited and self._widens(name, value)):
                self.values[name], self.places[name] = value, place
                self.inherited |= {name} if is_inherited else set()
            else:
                rival = f"{group(name)} for all" if is_inherited else group(name)
                self.rivals[rival] = self.rivals.get(rival, 0) + (taken[group(name)] != value)

    def drop(self, name: Key) -> None:
        """Take a value back."""
        del self.values[name], self.places[name]
        self.inherited.discard(name)

    def _widens(self, name: Key, value: int | str) -> bool:
        """Whether it is the other side, or what a lone low end may grow to: "start with 5, build up to 12"."""
        if name == "sides":
            mixed = {str(value), str(self.values["sides"])}
            self.values["sides"] = "each" if len(mixed) > 1 else value
            return False
        if not name.endswith("_max") or name in self.values:
            return False
        low = next((self.values[key] for key in self.values if key == group(name)), None)
        return isinstance(low, int) and isinstance(value, int) and value > low


@cache
def group(name: str) -> str:
    """The amount that a key is an end of, or a way to say."""
    name = name.removesuffix("_max")
    return _GROUPS.get(name, name)
