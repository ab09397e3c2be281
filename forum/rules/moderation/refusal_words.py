"""What a refusal says about reports, hiding and web hosts."""

from collections.abc import Sequence

NO_FLAG_REASON = "Choose what is wrong from the list."
NO_FLAG_NOTE = "Tell us in a few words what is wrong."
REPORTED_ALREADY = "You have reported this already. A moderator will look at it."
NOT_REPORTABLE = "This can't be reported."
NOT_WAITING = "This post is no longer waiting for a moderator."

POST_DELETED = "Its author deleted this post, so there is nothing to hide."
POST_NOT_HIDDEN = "This post is not hidden by a moderator."
THREAD_NOT_SHOWN = "Nobody sees this thread, so there is nothing to hide."
THREAD_NOT_HIDDEN = "This thread is not hidden by a moderator."
CARD_NOT_PUBLIC = "Only a public card can be hidden."
CARD_NOT_HIDDEN = "This card is not hidden by a moderator."
PROGRAMME_NOT_PUBLIC = "Only a public programme can be hidden."
PROGRAMME_NOT_HIDDEN = "This programme is not hidden by a moderator."
RESOURCE_NOT_LISTED = "Only a listed resource can be hidden."
RESOURCE_NOT_HIDDEN = "This resource is not hidden by a moderator."

NOT_A_NUMBER = "Write the number of a helpline, such as 0808 800 8000."
NO_PANEL_KIND = "Choose from the list what the number is for."
NOT_A_HOST = "Write the name of a website, such as mssociety.org.uk."
HOST_LETTERS_MIXED = "This name mixes letters of two alphabets to look like another. Copy it from the address bar."
NO_STANDING = "Choose what the website is to be."


def reason_too_long(length: int, most: int) -> str:
    """Why a moderator did something."""
    return f"The reason has {length} characters. Please use at most {most}."


def flag_note_too_long(length: int, most: int) -> str:
    """What a report says."""
    return f"Your note has {length} characters. Please use at most {most}."


def reports_own(word: str) -> str:
    """`word` is what such a thing is called."""
    return f"This is your own {word}. You can change or delete it yourself."


def number_known(number: str) -> str:
    """It stays in posts now."""
    return f"{number} is on the list already."


def not_a_country(codes: Sequence[str]) -> str:
    """`codes` are those of the countries that the help panel knows."""
    return f"Name one or more of these countries, with spaces between them: {', '.join(codes)}."


def panel_words_length(most: int) -> str:
    """What stands beside the number, so that people know who answers."""
    return f"Say in at most {most} characters who answers there."


def host_known(host: str, standing: str) -> str:
    """Nothing would change."""
    return f"{host} is {standing} already."


def no_reason(*, has_author: bool) -> str:
    """An exercise of the library has no author who could read it."""
    return f"Give a short reason. {'The author will read it.' if has_author else 'It stays with the exercise.'}"
