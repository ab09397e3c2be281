"""The form of a member's own calendar."""

from wtforms import BooleanField, SelectMultipleField, StringField

from forum.formats.routines.calendar import WEEKDAY_WORDS
from forum.web.forms import HouseForm, offer


class CalendarForm(HouseForm):
    """When somebody wants to do a card, or the cards of a programme; its field names are those of the calendar file."""

    days = SelectMultipleField("On which days?", choices=offer(WEEKDAY_WORDS.items()), validate_choice=False)
    start = StringField("First day")
    time = StringField("At")
    weeks = StringField("For how many weeks")
    safety = BooleanField("Put what to take care of into the notes of each entry")

    def typed(self) -> dict[str, list[str]]:
        """The answers, as `plan_from_args` reads them."""
        return {
            "days": list(self.days.data or ()),
            "start": [self.start.data or ""],
            "time": [self.time.data or ""],
            "weeks": [self.weeks.data or ""],
            "safety": ["1"] if self.safety.data else [],
        }
