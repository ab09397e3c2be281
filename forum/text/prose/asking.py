"""What a draft made of words knows of its reading: the author's words with their marks, and what is to be asked."""

from collections.abc import Sequence

from forum.rules.library.exercises import Exercise
from forum.rules.routines.fields import LINE_NAMES, Fields, Line
from forum.rules.routines.own_names import OWN_NAME_CHARS, own_id
from forum.rules.routines.questions import HOW_OFTEN
from forum.text.prose.message import ReadMessage
from forum.text.prose.own_words import without_marks
from forum.text.prose.passages import quote_of, stretch_of
from forum.text.prose.proposals import find_giver
from forum.text.routine_parser import FoundItem, Unread
from forum.text.routine_parser.items import SURE, ReadValue


def read_line(line: Line, item: FoundItem, text: str, exercise: Exercise) -> Line:
    """The fields of a line with what is known of its reading."""
    stretch = stretch_of(text, item.words, item.span)
    # How often is a thing of the whole card, and is said and asked there.
    own = [value for value in item.values if value.field in LINE_NAMES or value.field in ("exercise", "spotter")]
    said, marks = quote_of(text, stretch, [place for value in own for place in value.words])
    unsure = [value.field for value in item.values if not value.is_sure]
    asked = [name for name in _needed_first(item.values) if name in LINE_NAMES and name in unsure]
    if "spotter" in asked:
        # Somebody was spoken of: company is kept until the author says that it was not for this exercise.
        asked = asked if exercise.safety.spotter != "required" else [name for name in asked if name != "spotter"]
        line = {**line, "spotter": "required"}
    is_named = all(value.is_sure for value in item.values if value.field == "exercise") if item.values else None
    is_unsure = item.confidence < SURE if is_named is None else not is_named
    read = {
        "said": said if text else without_marks(item.words or item.mention),
        "marks": marks if text else "",
        "asked": " ".join(asked),
        "inherited": _inherited(own, stretch),
        "sure": "yes" if item.confidence >= SURE else "",
        "unsure": "yes" if is_unsure else "",
        "called": _tidy(item.mention) if is_unsure else "",
    }
    return line | {name: words for name, words in read.items() if words}


def unknown_line(text: str, unread: Unread) -> Line:
    """A line of an exercise that the library lacks: its author's name for it, and the question how much."""
    said, marks = quote_of(text, unread.block, [unread.name])
    return {"exercise_id": own_id(_tidy(text[slice(*unread.name)])), "said": said, "marks": marks, "asked": "reps"}


def head_answers(message: ReadMessage, head: Fields, *, credit: str) -> Fields:
    """Where the card comes from, as far as the words say it, and what is asked that its `head` does not say."""
    provenance, gave = ("copy", "") if credit else find_giver(message.text)
    unsure = {value.field for item in message.items for value in item.values if not value.is_sure}
    asks = ((HOW_OFTEN, "frequency"), ("rounds", "rounds"))
    asked = [name for name, field in asks if field in unsure and name not in head]
    return {
        "provenance": provenance,
        "provenance_note": credit,
        "read": f"{len(message.items)} {message.about}",
        "gave": gave,
        "asked": " ".join(asked),
    }


def _needed_first(values: tuple[ReadValue, ...]) -> list[str]:
    """What is asked comes before what is only not sure."""
    return [value.field for value in sorted(values, key=_is_unasked)]


def _is_unasked(value: ReadValue) -> bool:
    return not value.question


def _inherited(values: Sequence[ReadValue], stretch: tuple[int, int]) -> str:
    told = [
        f"{value.field}:{'below' if value.words[0][0] >= stretch[1] else 'above'}"
        for value in values
        if value.is_inherited and value.is_sure and value.words
    ]
    return " ".join(told)


def _tidy(name: str) -> str:
    return " ".join(without_marks(name).split())[:OWN_NAME_CHARS].strip(" :,.-")
