"""How often a whole list is done in one go: its words, and fewer of them. A list that is done once says nothing."""

from dataclasses import replace

from forum.rules.kit.spans import Span, say_count, say_time
from forum.rules.routines.routines import Card


def rounds_of(card: Card) -> Span:
    """How often the whole list is done; nothing for a list that is done once."""
    return Span(card.rounds, card.rounds_max) if max(card.rounds or 1, card.rounds_max or 1) > 1 else Span()


def say_rounds(card: Card, usual: Card | None = None) -> str:
    """The rounds in words: "Do the whole list 3 times, rest 2 minutes between rounds"; "" for a list done once.

    `usual` is the card of a good day, when this one is made of it: "Do the whole list once instead of 3 times".
    """
    times, usually = say_times(card), _count(usual or card)
    if _count(card) != usually:
        times = times.replace(_count(card), f"{_count(card)} instead of {usually}", 1)
    return f"Do the whole list {times}" if rounds_of(card) or rounds_of(usual or card) else ""


def say_times(card: Card) -> str:
    """How often the whole list is done, and the rest between: "3 times, rest 2 minutes between rounds", "once"."""
    words, rest_s = _count(card), card.rest_between_rounds_s
    if not rounds_of(card) or rest_s is None:
        return words
    return f"{words}, {f'rest {say_time(Span(rest_s))}' if rest_s else 'no rest'} between rounds"


def fewer_rounds(card: Card) -> Card:
    """The card with one round fewer than the low end of its rounds, and at least one."""
    if not rounds_of(card):
        return card
    # "Up to 3" has no low end, and stays open below.
    if card.rounds is None:
        less = replace(card, rounds_max=(card.rounds_max or 1) - 1)
    else:
        less = replace(card, rounds=max(card.rounds - 1, 1), rounds_max=None)
    return less if rounds_of(less) else once(less)


def once(card: Card) -> Card:
    """The card whose list is done once."""
    return replace(card, rounds=None, rounds_max=None, rest_between_rounds_s=None)


def _count(card: Card) -> str:
    rounds = rounds_of(card)
    return say_count(rounds, "time") if rounds else "once"
