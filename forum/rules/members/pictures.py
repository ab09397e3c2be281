"""The pictures that members can choose from; all are ours."""

from forum.errors import Refused
from forum.rules.members import refusal_words

# By the symbol of icons.svg, "" for the first letter of the name.
PICTURES: dict[str, str] = {
    "": "The first letter of my name",
    "armchair": "An armchair",
    "book-open": "A book",
    "footprints": "Footprints",
    "hand": "A hand",
    "heart": "A heart",
    "house": "A house",
    "moon": "A moon",
    "person-standing": "Somebody standing",
    "sun": "A sun",
    "waves": "Waves",
}


def check_picture(picture: str) -> str:
    """One of ours; raises `Refused`."""
    if picture not in PICTURES:
        raise Refused(refusal_words.NO_SUCH_PICTURE, "picture")
    return picture
