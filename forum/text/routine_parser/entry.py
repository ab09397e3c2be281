"""A stretch of text about one exercise or, in a paragraph, about several."""

from dataclasses import dataclass, field

from forum.text.routine_parser.mentions import Mention


@dataclass(slots=True)
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
