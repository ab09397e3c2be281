"""What to watch out for on a card: each line's own sentences, and the signs of all lines once."""

from forum.rules.routines.routines import Card, Item
from forum.rules.routines.watch import Watch, say_counted, signs_of, watch_of
from tests.samples.library import EXERCISES


def card_of(*ids: str) -> Card:
    return Card(items=tuple(Item(exercise_id=one) for one in ids))


def test_the_sentence_that_matters_most_is_first() -> None:
    watch = watch_of(EXERCISES["treadmill-walk"])
    assert watch.first.startswith("Clip on and hold the rails")
    assert watch.words == EXERCISES["treadmill-walk"].caution_words
    assert watch.more_words == "4 more to watch out for"


def test_an_exercise_that_the_library_lacks_has_nothing_to_watch_out_for() -> None:
    assert watch_of(None) == Watch()
    assert (watch_of(None).words, watch_of(None).more_words) == ((), "")


def test_every_sign_of_a_card_is_told_once_and_the_first_of_each_line_first() -> None:
    lines = ("seated-march", "treadmill-walk", "treadmill-walk", "no-such-exercise")
    signs = signs_of(card_of(*lines), EXERCISES)
    known = [EXERCISES[one].stop_words for one in lines if one in EXERCISES]
    assert [words.casefold() for words in signs.first] == list(
        dict.fromkeys(f"{words[0]}.".casefold() for words in known)
    )
    assert {words.casefold() for words in signs.words} == {f"{sign}.".casefold() for words in known for sign in words}
    assert len(signs.words) == len(set(signs.words))
    assert signs.more_words == f"{len(signs.more)} more signs to stop at"


def test_a_sheet_without_room_says_how_much_there_is() -> None:
    card = card_of("seated-march", "seated-march")
    exercise = EXERCISES["seated-march"]
    told = say_counted([watch_of(exercise)] * 2, signs_of(card, EXERCISES))
    things, stops = len(exercise.caution_words), len(exercise.stop_words)
    assert told == (
        f"{things} more to watch out for on the card.",
        f"{stops} more signs to stop at on the card.",
    )
    assert say_counted([], signs_of(card_of(), EXERCISES)) == ("", "")


def test_each_exercise_of_the_library_says_what_to_watch_out_for() -> None:
    assert [one.id for one in EXERCISES.values() if not one.caution_words or not watch_of(one).first] == []
