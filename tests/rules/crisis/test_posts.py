"""Whole posts of people in danger, and of people whose exercise kills their calves."""

from collections.abc import Iterator
from pathlib import Path

from forum.rules.crisis.crisis import find_kinds
from forum.rules.crisis.urgent import is_urgent, own_words, urgent_kinds

SAMPLES = Path(__file__).parents[2] / "samples" / "crisis"
# Who is on the floor types the same words into the search: there a panel too many is the lesser harm.
KNOWN_TO_BE_FALSE = {"If you fall and can't get up, shout and knock. That is what the safety page says."}


def labelled(*names: str) -> Iterator[tuple[str, str]]:
    """The kind and the words of each post."""
    for name in names or ("posts_open", "posts_set_aside"):
        for line in (SAMPLES / f"{name}.txt").read_text("utf-8").splitlines():
            kind, _, words = line.partition(": ")
            yield kind, words


def test_a_post_of_somebody_in_danger_is_read_first() -> None:
    assert [words for kind, words in labelled() if kind != "none" and kind not in urgent_kinds(words)] == []


def test_a_post_about_aching_legs_is_not() -> None:
    assert {words for kind, words in labelled() if kind == "none" and find_kinds(words)} == KNOWN_TO_BE_FALSE


def test_twenty_posts_were_set_aside() -> None:
    assert len(list(labelled("posts_set_aside"))) == 20


def test_abuse_shows_help_and_is_not_told_to_moderators() -> None:
    assert find_kinds("My husband hits me.") == ("abuse",)
    assert not is_urgent(("abuse",))


def test_what_somebody_quotes_is_not_their_own_word() -> None:
    body = "> [ana wrote](/p/1):\n>\n> I want to die.\n\nI am so sorry, ana. I am here."
    assert urgent_kinds(body) == ("suicide",)
    assert urgent_kinds(own_words(body)) == ()
