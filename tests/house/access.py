"""Reads access.txt, the table of who may do what."""

from dataclasses import dataclass
from pathlib import Path

TABLE = Path(__file__).with_name("access.txt")


@dataclass(frozen=True)
class Line:
    """One line of the table: a sign for each role, in the order of `ROLES`."""

    method: str
    rule: str
    subject: str
    signs: str

    def __str__(self) -> str:
        return f"{self.method} {self.rule} {self.subject}"


def read_table() -> list[Line]:
    """The table's lines, without its explanations."""
    rows = [row for row in TABLE.read_text(encoding="utf-8").splitlines() if row and not row.startswith("#")]
    parted = [(row.split(maxsplit=1)[0], row.split(maxsplit=1)[1].rsplit(maxsplit=2)) for row in rows]
    return [Line(method, *rest) for method, rest in parted]
