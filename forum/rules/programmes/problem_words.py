"""What has to be put right in a programme before it is published; what is about a row begins with its place."""

NO_WEEKS = "Say how many weeks the programme has."
NO_PARTS = "Add at least one card."
NO_MEASURES = "Say what is measured in the check weeks, or leave the check weeks out."
NO_CHECK_WEEKS = "Say in which weeks it is measured, such as 0, 8, 12."

CARD_UNKNOWN = "its card is not available to you. Choose another one."
CARD_NOT_PUBLIC = "its card is not public, so others could not see it. Publish the card, or keep this private."
NO_CARD = "choose a card."
NO_FIRST_WEEK = "say in which week it begins."
DAYS_OUT_OF_RANGE = "the days a week should be between 1 and 7."

NO_CHANGE = "choose what changes."
EXERCISE_UNKNOWN = "this exercise is not in our library."
BAND_TWICE = "each band should be named once."
BAND_TOO_LONG = "the name of a band is too long."

NO_MEASURE_NAME = "say what is measured."
NO_UNIT = "say in which unit, such as seconds."


def part(n: int) -> str:
    """The place of a part; counted from 0, said from 1."""
    return f"Part {n + 1}"


def rule(n: int) -> str:
    """The place of a rule; counted from 0, said from 1."""
    return f"Rule {n + 1}"


def measure(n: int) -> str:
    """The place of a measure; counted from 0, said from 1."""
    return f"Measure {n + 1}"


def weeks_out_of_range(least: int, most: int) -> str:
    """The length of a programme."""
    return f"A programme has {least} to {most} weeks."


def too_many_parts(most: int) -> str:
    """Of one programme."""
    return f"A programme holds at most {most} parts."


def too_many_rules(most: int) -> str:
    """Of one programme."""
    return f"A programme holds at most {most} rules."


def too_many_check_weeks(most: int) -> str:
    """Of one programme."""
    return f"A programme has at most {most} check weeks."


def too_many_measures(most: int) -> str:
    """Of one programme."""
    return f"A programme has at most {most} measures."


def check_week_out_of_range(last: int) -> str:
    """`last` is the last week of the programme."""
    return f"Check weeks should be between 0 (before you start) and {last}."


def first_week_out_of_range(last: int) -> str:
    """A part begins before `last`, the end of the programme."""
    return f"its first week should be between 1 and {last}."


def last_week_out_of_range(first: int, last: int) -> str:
    """A part ends between its own first week and the end of the programme."""
    return f"its last week should be between {first} and {last}."


def weeks_clash(number: int) -> str:
    """Another part, counted from 1, has some of the weeks."""
    return f"it has weeks that part {number} has too."


def count_out_of_range(least: int, most: int) -> str:
    """How many check-ins a rule asks for."""
    return f"the number of check-ins should be between {least} and {most}."


def step_out_of_range(most: float, unit: str) -> str:
    """What one step of a rule adds."""
    return f"one step may add up to {most:g} {unit}."


def end_out_of_range(low: float, high: float, unit: str) -> str:
    """What an amount may grow to."""
    return f"say where it stops: at most {low:g} to {high:g} {unit}."


def bands_out_of_range(most: int) -> str:
    """How many bands a rule goes through."""
    return f"name 2 to {most} bands, the lightest first, with commas between them."


def same_amount(number: int) -> str:
    """Another rule, counted from 1, changes it too."""
    return f"it changes the same amount as rule {number}."


def card_held(n: int, refused: str) -> str:
    """A card that was not in the programme before; `refused` says why its exercise can't be added."""
    return f"{part(n)}: its card has an exercise that is held back. {refused} Choose another card."
