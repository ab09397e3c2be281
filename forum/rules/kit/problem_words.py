"""What has to be put right in a draft, for cards and programmes alike."""

NOT_A_WEB_ADDRESS = "The link should start with https:// or http://."
NO_SOURCE = "Say which study or resource this comes from: a link or its name."
# What the fields of a text are called; all others are answers.
_TEXTS = {
    "title": "The name",
    "purpose": "The purpose",
    "note": "The note",
    "provenance_note": "The note on where it comes from",
    "source_url": "The link",
    "distance": "The distance",
    "effort_words": "The effort in words",
    "band": "The band",
    "band_brand": "The maker of the band",
    "reason": "The reason",
    "measure": "The name of the measure",
    "unit": "The unit",
    "how": "How it is measured",
}


def no_title(noun: str) -> str:
    """A card or programme has to have one."""
    return f"Give the {noun} a name."


def too_long(field: str, over: int, most: int) -> str:
    """The text of this field is `over` characters too long."""
    return f"{_TEXTS.get(field, 'This answer')} is {over:,} characters too long. Please keep it under {most:,}."


def at(place: str, words: str) -> str:
    """The words with the place they are about before them; an empty `place` is the whole draft."""
    return f"{place}: {words[0].lower()}{words[1:]}" if place else words
