"""Threads that are about the same as a title which is being typed, and what is said of them."""

from collections.abc import Collection

MOST = 5
# What share of the words that matter a thread must have: with fewer it would only share a word.
ENOUGH = 0.6


def is_alike(asked: Collection[str], said: Collection[str]) -> bool:
    """Whether something that says these stems is about what was asked."""
    return bool(asked) and len(set(asked).intersection(said)) >= ENOUGH * len(set(asked))


def say_alike(count: int) -> str:
    """What stands above them; "" for none."""
    if not count:
        return ""
    return "This thread may answer you already" if count == 1 else f"These {count} threads may answer you already"
