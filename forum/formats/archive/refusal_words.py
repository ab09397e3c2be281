"""What a refusal says of a line of an archive; `at_line` makes a sentence of it."""

from collections.abc import Iterable

NOT_UTF8 = "this is not UTF-8 text"
NOT_ONE_OBJECT = "this is not one JSON object on one line"
NOT_AN_OBJECT = "this is not a JSON object"
OWN_DIGEST = "“by” and “approved_by” name the same member: nobody approves what they wrote"
LOWERED_UPWARDS = "“lowered” should name fewer points each time"
VERSIONS_NOT_COUNTED = "“versions” should be numbered 1, 2, 3 and so on"
COPY_BEFORE_ORIGINAL = "“forked_from” should name a card with a smaller id: a copy is made after its original"
POSTS_OF_NO_VERSION = "“posts” names a version that is not there"
MORE_VOTES_THAN_VOTERS = "a choice of the poll has more votes than there are voters"
NO_QUESTION = "only a thread of the type “question” has an answer (“accepted”)"
NAME_TOO_LONG = "“name” is too long"
ADDRESS_TAKEN = "another resource here has this address"
ADDRESS_TWICE = "another resource in this file has this address"
URL_NOT_WHOLE = "“url” should start with https:// or http://"

STUDY_KNOWN = "This study is here already, under another id."
NOT_A_CHECKSUM = "“sha256” is not 64 hexadecimal digits in small letters"


def no_picture_file(sha256: str) -> str:
    """It should lie beside the lines."""
    return f"the picture {sha256[:12]}….jpg is not in the folder beside this file, whose name ends in .pictures"


def picture_file_differs(sha256: str) -> str:
    """From its checksum."""
    return f"the picture {sha256[:12]}….jpg is not what its checksum says"


def picture_not_ours(sha256: str) -> str:
    """As no export wrote it."""
    return f"the picture {sha256[:12]}….jpg is not such as an export writes"


def at_line(number: int, why: str) -> str:
    """The whole sentence, with the number of the line from 1."""
    return f"Line {number:,}: {why.rstrip('.')}. Nothing was imported."


def line_too_long(most: int) -> str:
    """In bytes."""
    return f"the line is longer than {most:,} bytes"


def no_study(key: str) -> str:
    """A digest is about a study that is not here."""
    return f"there is no study “{key[:60]}” here"


def missing(name: str) -> str:
    """The field is not there."""
    return f"“{name}” is missing"


def unknown(name: str) -> str:
    """There is no such field."""
    return f"unknown field “{name[:40]}”"


def not_a_whole_number(name: str, low: int, high: int) -> str:
    """It should be one from `low` to `high`."""
    return f"“{name}” is not a whole number from {low:,} to {high:,}"


def not_a_text(name: str) -> str:
    """It is another kind of value."""
    return f"“{name}” is not a text"


def half_a_character(name: str) -> str:
    """No database keeps that."""
    return f"“{name}” holds half a character (a lone surrogate)"


def empty(name: str) -> str:
    """It should hold words."""
    return f"“{name}” is empty"


def too_long(name: str, length: int, most: int) -> str:
    """In characters."""
    return f"“{name}” has {length:,} characters, and {most:,} fit"


def not_on_one_line(name: str) -> str:
    """It should be one line of plain letters."""
    return f"“{name}” holds a line break or a control character"


def not_one_of(name: str, choices: Iterable[str]) -> str:
    """It should be one of these."""
    return f"“{name}” is not one of {', '.join(choices)}"


def not_true_or_false(name: str) -> str:
    """It is another kind of value."""
    return f"“{name}” is not true or false"


def not_a_day(name: str) -> str:
    """It should be a day of the calendar."""
    return f"“{name}” is not a day like 2025-12-31"


def not_a_list(name: str) -> str:
    """It is another kind of value."""
    return f"“{name}” is not a list"


def not_a_group(name: str) -> str:
    """It should be an object."""
    return f"“{name}” should be a group of fields"


def not_objects(name: str) -> str:
    """It should be a list of objects."""
    return f"“{name}” holds something that is not an object"


# Of lines that can be read, but don't go with the others or with what is here.


def thing_twice(kind: str, thing_id: int) -> str:
    """Two lines are the same thing."""
    return f"{kind} {thing_id} is in this file twice"


def name_twice(name: str) -> str:
    """Two members of the file share it."""
    return f"the name “{name}” is in this file twice"


def post_twice(thread: int, n: int) -> str:
    """Two posts of the file share a number."""
    return f"thread {thread} has two posts with number {n}"


def of_departed(member_id: int) -> str:
    """Its author is gone from this house, and so is what they took along."""
    return f"member {member_id} deleted their account here; take their lines that are not here any more out of the file"


def another_here(kind: str, thing_id: int) -> str:
    """The id means something else in this house."""
    return f"there is another {kind} {thing_id} here already"


def name_taken(name: str) -> str:
    """By a member of this house."""
    return f"the name “{name}” belongs to another member here"


def number_taken(thread: int, n: int) -> str:
    """By a post of this house."""
    return f"thread {thread} has another post with number {n} here"


def nowhere(kind: str, thing_id: int) -> str:
    """A line speaks of something that nobody has."""
    return f"{kind} {thing_id} is neither in this file nor here"


def not_of_the_library(kind: str, thing_id: str) -> str:
    """An exercise or a study is not exactly the library's."""
    return f"{kind} “{thing_id}” differs from the library of this version, or is not in it"


def no_answer(thread: int, n: int) -> str:
    """A thread names a post as its answer that is not there."""
    return f"thread {thread} has no post {n}, which should be its answer"


def posts_not_counted(thread: int) -> str:
    """There are gaps between its posts."""
    return f"the posts of thread {thread} are not numbered 1, 2, 3 and so on without gaps"


def no_first_post(thread: int) -> str:
    """Nor any other."""
    return f"the file ends, and thread {thread} has no post with number 1"


def in_version(n: int, words: str) -> str:
    """What is wrong with version `n` of a card."""
    return f"version {n}: {words}"


def wrong_number_of_choices(fewest: int, most: int) -> str:
    """Of a poll."""
    return f"a poll has {fewest} to {most} choices"
