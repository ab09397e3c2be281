"""What has to be put right in a card before it is kept or published."""

NO_FIRST_SIDE = "Say which side goes first, or leave its amounts empty."
NO_ROUNDS = "Say how many times you do the whole list, or leave the rest between rounds empty."
FIRST_SIDE_ALONE = "A side goes first only where each side has its turn."
NOBODYS_TITLE = "“My routine” tells others nothing. Give the card a name of its own."
NO_GIVER = "Say who gave you these exercises."
SWAPPED_FOR_UNKNOWN = "The exercise it was swapped for is not in our library."
_RANGES = {
    "sets": "The sets",
    "reps": "The number of times",
    "hold_s": "The hold in seconds",
    "duration_s": "The time in seconds",
    "first_sets": "The sets of the first side",
    "first_reps": "The number of times of the first side",
    "first_hold_s": "The hold of the first side in seconds",
    "first_duration_s": "The time of the first side in seconds",
    "first_load_kg": "The weight of the first side in kilograms",
    "rest_s": "The rest in seconds",
    "move_s": "The seconds to move",
    "return_s": "The seconds to come back",
    "effort": "The effort",
    "load_kg": "The weight in kilograms",
    "days_per_week": "The days a week",
    "times_per_day": "The times a day",
    "weeks": "The weeks",
    "rounds": "The times you do the whole list",
    "rest_between_rounds_s": "The rest between rounds in seconds",
}
# What fields are called that are not called like their value.
_FIELDS = {
    "reps": "times", "hold_s": "hold", "duration_s": "for how long", "rest_s": "rest", "load_kg": "weight",
    "first_side": "first side", "first_sets": "sets of the first side", "first_reps": "times of the first side",
    "first_hold_s": "hold of the first side", "first_duration_s": "time of the first side",
    "first_load_kg": "weight of the first side", "move_s": "seconds to move", "return_s": "seconds to come back",
    "effort_words": "effort in words", "band_brand": "maker of the band", "band_doubled": "doubled band",
    "spotter": "someone with you", "instead_of": "swapped for",
}  # fmt: skip


def line(number: int, name: str) -> str:
    """The place of an exercise on the card, counted from 1; an empty `name` is not known."""
    return f"Exercise {number}" + (f" ({name})" if name else "")


def field_of_line(number: int, name: str, field: str) -> str:
    """The place of one field of an exercise."""
    return f"{line(number, name)}, {_FIELDS.get(field, field)}"


def exercise_unknown(number: int) -> str:
    """The library has no such exercise."""
    return f"Exercise {number} is not in our library. Choose another one."


def exercise_unsure(number: int, name: str) -> str:
    """Nobody has said that a line was read as the right exercise."""
    return f"Exercise {number}: say whether it is {name}."


def out_of_range(field: str, least: float, most: float) -> str:
    """A number is too small or too big."""
    return f"{_RANGES[field]} should be between {least:g} and {most:g}."


def second_smaller(field: str) -> str:
    """Of two numbers the second is the bigger one."""
    return f"{_RANGES[field]}: the second number should not be smaller than the first."


def line_held(n: int, refused: str) -> str:
    """A line, counted from 0, that was not on the card before; `refused` says why it can't be added."""
    return f"Exercise {n + 1}: {refused} Take it off the card."
