"""All that was read around one mention, before it becomes an item."""

from dataclasses import dataclass

from forum.text.routine_parser.mentions import Mention
from forum.text.routine_parser.signs import Around, Signs
from forum.text.routine_parser.zones import Zone


@dataclass(frozen=True, slots=True)
class Scene:
    """All that was read around one mention, and the position of the one before it in the same paragraph.

    `is_helped` says that the text is for those who move somebody else; `described` are the exercises that the other
    words of its block describe exactly.
    """

    mention: Mention
    zone: Zone
    signs: Signs
    lines: Around
    text: str
    carried: str | None = None
    is_helped: bool = False
    described: tuple[str, ...] = ()

    def own(self, kind: str) -> list[str]:
        """What the mention's own stretch says: first what was said last before its end, then what comes after."""
        inside = self.signs.within(kind, self.zone.own)
        early = [sign.value for sign in inside if sign.start < self.mention.end]
        return early[::-1] + [sign.value for sign in inside if sign.start >= self.mention.end]

    def lead(self, kind: str) -> list[str]:
        """What the sentences of the same entry say before its first exercise."""
        return [sign.value for sign in self.signs.within(kind, self.zone.lead)]

    def around(self, kind: str) -> list[str]:
        """What lines above and below say that speak about all, the nearest first."""
        return self.lines.say(kind, self.zone.place)

    @property
    def is_assisted(self) -> bool:
        """Whether somebody else moves the limb, here or in the whole text."""
        return self.is_helped or bool(self.signs.within("helper", self.zone.own))

    def has(self, kind: str) -> bool:
        """Whether the mention's own stretch says so."""
        return bool(self.signs.within(kind, self.zone.own))

    def things(self) -> tuple[str, ...]:
        """Named objects, without those that are only held or stood beside, or not used."""
        denied = set(self.own("no equipment"))
        return tuple(name for name in dict.fromkeys(self.signs.unheld(self.zone.own)) if name not in denied)

    def things_around(self) -> tuple[str, ...]:
        """Objects of the lines above and below."""
        return tuple(dict.fromkeys((*self.signs.unheld(self.zone.lead), *self.around("things"))))
