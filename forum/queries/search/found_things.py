"""One thing that a search found, as it is shown."""

from dataclasses import dataclass

from forum.rules.routines.safety import SafetyLine

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class FoundThing:
    """One thing found: where it is, its title, the text excerpts are cut from, and how safe it is if it is done.

    `mark` is what must be read before anything else of it, such as that a study was taken back.
    """

    title: str
    url: str
    text: str
    meta: str = ""
    modalities: tuple[str, ...] = ()
    safety: tuple[SafetyLine, ...] | None = None
    thread_id: int | None = None
    mark: str = ""
