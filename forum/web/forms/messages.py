"""The form of a private message."""

from wtforms import HiddenField, TextAreaField

from forum.web.forms import HouseForm
from forum.web.forms.threads import new_key


class MessageForm(HouseForm):
    """What one member writes to another."""

    message = TextAreaField("Your message")
    idempotency_key = HiddenField(default=new_key)
