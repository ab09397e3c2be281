"""Forms about studies."""

from wtforms import SelectField, TextAreaField

from forum.rules.research.standing import STATUS_CHOICES
from forum.web.forms import HouseForm, offer


class StandingForm(HouseForm):
    """How a study stands."""

    status = SelectField("How does it stand?", choices=offer(STATUS_CHOICES.items()), validate_choice=False)
    reason = TextAreaField("What was corrected, or why was it taken back?")
