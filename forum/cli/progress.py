"""How far a long command is: a bar on a terminal, now and then a line elsewhere; on standard error."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

import click

SAY_EVERY_S = 10


@contextmanager
def progress(label: str, total: int | None = None) -> Iterator[Callable[[int], None]]:
    """A function to be told how many more are done; without a `total` only the number is shown."""
    if sys.stderr.isatty() and total:
        with click.progressbar(length=total, label=label, file=sys.stderr) as bar:
            yield bar.update
        return
    counter = Counter(label, total)
    yield counter.add
    counter.say()


class Counter:
    """Counts, and says so every few seconds."""

    def __init__(self, label: str, total: int | None) -> None:
        self.label, self.total = label, total
        self.done = 0
        self.said_at = monotonic()

    def add(self, count: int) -> None:
        """Count some more."""
        self.done += count
        if monotonic() - self.said_at >= SAY_EVERY_S:
            self.said_at = monotonic()
            self.say()

    def say(self) -> None:
        """Print how far it is."""
        of = f" of {self.total:,}" if self.total else ""
        click.echo(f"{self.label}: {self.done:,}{of}", err=True)
