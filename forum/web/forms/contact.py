"""The form of a message to or from the moderators."""

from wtforms import TextAreaField

from forum.web.forms import HouseForm


class ContactForm(HouseForm):
    """A few words."""

    message = TextAreaField("Your message")
