"""The form of a member's time zone."""

from wtforms import HiddenField, SelectField

from forum.rules.kit.days import say_zone, zones_by_region
from forum.web.forms import HouseForm

NOT_A_PLACE = "No place"


class TimeZoneForm(HouseForm):
    """All zones by region; `back` is the page they came from."""

    time_zone = SelectField("My time zone", validate_choice=False)
    back = HiddenField()

    def offer(self) -> "TimeZoneForm":
        """Fill the list, with what is chosen in it under whatever name."""
        chosen = self.time_zone.data or ""
        listed = {region: list(zones) for region, zones in zones_by_region()}
        known = {name for zones in listed.values() for name, _ in zones} | {"", "UTC"}
        mine = {} if chosen in known else {"Chosen": [(chosen, say_zone(chosen))]}
        self.time_zone.choices = mine | {NOT_A_PLACE: [("", "Not chosen yet"), ("UTC", "UTC")]} | listed
        return self
