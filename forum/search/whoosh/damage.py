"""What a damaged index raises, told apart from our own mistakes: only damage may cost an index."""

import struct
from collections.abc import Iterator
from contextlib import contextmanager

# What numbers that mean nothing come to when they are read as sizes, places, words and rows.
_NONSENSE = (struct.error, ValueError, KeyError, IndexError, EOFError, OverflowError, MemoryError)


class DamagedFile(Exception):
    """A file of the index does not hold what its form says."""


@contextmanager
def decoding() -> Iterator[None]:
    """For the few lines that make something of a file's bytes, and nothing else: raises `DamagedFile` for nonsense."""
    try:
        yield
    except _NONSENSE as error:
        raise DamagedFile(f"{type(error).__name__}: {error}") from error
