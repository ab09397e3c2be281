"""A stretch of text about one exercise or, in a paragraph, about several."""

from dataclasses import dataclass, field

from forum.text.routine_parser.mentions import Mention


@dataclass(slots=True, eq=False)
class Entry:
    """A stretch of text about one exercise or, in a paragraph, about several.

    `words` is where its text begins, `label_end` closes its name; `is_one` says that its lines are steps of one
    exercise.
    """

    start: int
    end: int
    words: int
    label_end: int
    is_listed: bool
    bullet: str
    mentions: list[Mention] = field(default_factory=list)
    is_one: bool = False
    kind: str = "prose"
    group: int = -1
    named: float = 0.0
    is_worded: bool = True
    is_only_title: bool = False
    kept: bool = False

    @property
    def is_titled(self) -> bool:
        """Whether it is about the one exercise of its title, if that is known, and its lines are steps."""
        return self.kind != "prose" and self.is_one and self.is_only_title
