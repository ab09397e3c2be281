"""What a refusal says about exercises, the clinicians' desk and trusted resources."""

from collections.abc import Iterable

CLINICIANS_ONLY = "Only clinicians whom we have checked can do this."
IS_HELD_BACK = "This exercise is held back. Settle that first, then put your name to it."
FACTS_CHANGED = "The facts of this exercise changed after you opened the page. Please read them once more."
HOLD_STANDS = "Only a clinician can release an exercise that is held back."
NO_RISK = "Say in a sentence what the risk is. Everybody will read it."
NOT_A_SEARCH = "Search for something first. Then you can keep that search."
NO_VERDICT = "Choose “I have reviewed it” or “I see a risk”."

EXERCISE_UNKNOWN = "That exercise is not in our library. Please choose another one."

NO_EXERCISE_NAME = "Write what you call the exercise."
NO_POSITION = "Choose the position it is done in."
NO_HOLD = "Say whether you hold on to something."
NOT_YOUR_CARD = "We can’t find that card among yours. Suggest the exercise without it."
SUGGESTION_DECIDED = "A moderator has decided about this suggestion, so it stays as it is."
NO_EXERCISE_TO_USE = "There is no exercise of our library to put there yet."

NO_TITLE = "Write the title of the page or book."
NO_MAKER = "Say who made it: a charity, a clinic, a university, a person."
NO_KIND = "Choose what kind of resource it is."
NO_LEVEL = "Choose who it is for."
REVIEW_NOT_AHEAD = "Choose a review date in the future."
NOT_A_DAY = "Write the date as day, month and year, such as 3/5/2027."
NOT_AN_ADDRESS = "Paste the whole web address. It starts with https:// or http://."
NOT_PUBLIC = "This address is not on the public internet. Paste one with a name that everybody can open."
LETTERS_MIXED = "The name of this website mixes letters of two alphabets, so it may only look like another website."
LINK_TURNED_DOWN = "The moderators know this link already. Thank you for thinking of it."
ONLY_LISTED_CHECKED = "Only a listed resource can be checked. Bring it back first."
ONLY_LISTED_RETIRED = "Only a listed resource can be retired."
STILL_A_SUGGESTION = "A suggestion is listed by filling in what is missing."
NOT_OFFERED = "Choose one of the answers that are offered."
NO_SUGGESTION = "This resource is not a suggestion any more."
NOTHING_TO_CHECK = "Nobody has to check this resource now."
LINK_NOT_OPENED = "Say that you opened the link and that it works. If it does not, retire the resource."
# By the state of the resource that has the link.
_STANDING = {
    "live": "is listed already",
    "retired": "was listed and then retired. Bring it back instead",
    "hidden": "is hidden. Bring it back instead",
    "suggested": "was suggested already and is waiting for a moderator",
    "declined": "was suggested before, and a moderator declined it",
}
NO_TABLE = "Choose a table first."
TABLE_NOT_READ = "Say that one of us has read these pages. Whatever is on the list, we vouch for."
FROM_A_TABLE = "Brought in by a table, as pages that one of us has read."


def offer_held_back(hold_words: str, places: str = "") -> str:
    """`hold_words` say why nobody is offered the exercise, `places` the positions in which it is."""
    return f"It can’t be added now. {hold_words}" + (f" It can be added {places}." if places else "")


def equipment_unknown(name: str) -> str:
    """The library has no word for it."""
    return f"We do not know “{name[:40]}” as equipment. Use words such as chair, band or towel, or put it in the note."


def note_too_long(length: int, most: int) -> str:
    """A clinician's note."""
    return f"Your note has {length} characters. Please use at most {most}."


def why_too_short(least: int) -> str:
    """Why a resource can be trusted."""
    return f"Say why it can be trusted, in at least {least} characters."


def how_too_short(least: int) -> str:
    """A member's words on an exercise."""
    return f"Say in at least {least} characters how it is done: how you start, and what moves."


def too_many_suggested(most: int) -> str:
    """By one member, and all of them wait."""
    return f"{most} exercises that you suggested are still waiting. Take one back, or wait for a moderator."


def exercise_known(name: str, exercise_id: str) -> str:
    """The library has it by this name, or another."""
    return f"Our library has this already: “{name}” (/exercises/{exercise_id})."


def suggestion_declined(name: str, reason: str) -> str:
    """Another member, or this one, asked for the same before."""
    return f"“{name}” was suggested before, and the moderators declined it. Reason: {reason}"


def text_too_long(length: int, most: int) -> str:
    """A line or a text about a resource."""
    return f"This has {length} characters. Please use at most {most}."


def review_too_far(years: int) -> str:
    """The review of a resource is due within so many years."""
    return f"Choose a review date within {years} years."


def address_too_long(most: int) -> str:
    """Of a resource."""
    return f"The address is too long. Please use one with at most {most} characters."


def link_known(state: str, title: str, resource_id: int) -> str:
    """Another resource in this state has the link."""
    return f"This link {_STANDING[state]}: “{title}” (/resources/{resource_id})."


def not_minutes(most: int) -> str:
    """The length of a film or a recording."""
    return f"Write the length in whole minutes, from 1 to {most}, such as 25."


def too_many_exercises(most: int) -> str:
    """That one resource covers."""
    return f"Name at most {most} exercises."


def exercise_unknown(name: str) -> str:
    """What a resource is said to cover."""
    return f"“{name[:80]}” is not an exercise of our library. Write its name as its page has it."


def being_checked(name: str) -> str:
    """Another moderator has claimed the resource."""
    return f"{name} is reading this one now. Take another, or wait until tomorrow."


def resource_changed(name: str) -> str:
    """Another moderator saved it while the form was open."""
    return f"{name} changed this resource after you opened it. Look at what is new, then save again."


# To the operator, of the files that hold the library.


def not_a_group(name: str) -> str:
    """`name` is the class of what should stand there."""
    return f"{name} should be a group of fields."


def wrong_fields(name: str, differing: Iterable[str]) -> str:
    """`name` is the class whose fields these are not."""
    return f"{name} fields are missing or unknown: {', '.join(differing)}."


def library_older(version: int, here: int) -> str:
    """The file is behind the library of this house."""
    return f"exercises.json is library version {version}, older than version {here} here."


def library_unreadable(why: object) -> str:
    """The file is broken."""
    return f"exercises.json is not JSON: {why}"


def library_out_of_order(mistakes: Iterable[str]) -> str:
    """Each of the mistakes names its exercise and line."""
    return "The exercise library is not in order: " + "; ".join(mistakes)


def figures_out_of_order(error: ValueError) -> str:
    """The error names file, exercise and value."""
    return f"The figures are not in order: {error}"


def exercises_in_use(ids: Iterable[str]) -> str:
    """Cards hold exercises that the new library lacks."""
    return f"These exercises are in use and can't be dropped: {', '.join(ids)}"


def too_many_searches(most: int) -> str:
    """That one member keeps."""
    return f"You keep {most} searches already. Delete one first: you find them on My page, My searches."


def search_name_too_long(most: int) -> str:
    """For a search that is kept."""
    return f"Use at most {most} characters for the name of a search."


def host_blocked(host: str) -> str:
    """The moderators want no links there."""
    return f"Links to {host} are not allowed here. If you think that is a mistake, write to the moderators."


def same_as_line(line: int) -> str:
    """Of one table."""
    return f"This is the same page as on line {line:,}."
