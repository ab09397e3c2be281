"""The form for how pages look."""

from wtforms import RadioField

from forum.rules.kit.display import clean_display
from forum.web.forms import HouseForm, offer


class DisplayForm(HouseForm):
    """Each choice's empty value is the standard look."""

    theme = RadioField(
        "Colours",
        choices=offer([("", "Same as my device"), ("light", "Light"), ("dark", "Dark")]),
        validate_choice=False,
        default="",
    )
    text = RadioField(
        "Text size",
        choices=offer([("", "Standard"), ("120", "Larger"), ("150", "Much larger"), ("200", "Twice as large")]),
        validate_choice=False,
        default="",
    )
    contrast = RadioField(
        "Contrast",
        choices=offer([("", "Same as my device"), ("more", "More contrast")]),
        validate_choice=False,
        default="",
    )
    spacing = RadioField(
        "Spacing",
        choices=offer([("", "Standard"), ("wide", "More space between letters, words and lines")]),
        validate_choice=False,
        default="",
    )
    font = RadioField(
        "Letters",
        choices=offer(
            [("", "Atkinson Hyperlegible, made to tell letters apart"), ("system", "My device’s own letters")]
        ),
        validate_choice=False,
        default="",
    )
    motion = RadioField(
        "Movement",
        choices=offer([("", "Same as my device"), ("less", "As little as possible")]),
        validate_choice=False,
        default="",
    )

    def chosen(self) -> dict[str, str]:
        """The choices that differ from the standard look."""
        return clean_display({field.name: field.data or "" for field in self})
