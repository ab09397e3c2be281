"""Forms about trusted resources."""

from datetime import date

from wtforms import SelectField, StringField, TextAreaField

from forum.rules.library import resources as rules
from forum.web.forms import HouseForm, offer


class ResourceReviewForm(HouseForm):
    """When a resource is read again."""

    review_on = StringField("Next review date")
    note = TextAreaField("What did you look at?")

    def day(self) -> date:
        """The review date; raises `Refused`."""
        return rules.parse_day(self.review_on.data or "")


class ResourceForm(HouseForm):
    """A resource as a moderator lists it."""

    url = StringField("Link")
    title = StringField("Title")
    made_by = StringField("Who made it?")
    why = TextAreaField("Why can it be trusted?")
    kind = SelectField("Kind", choices=offer(rules.KINDS.items()), validate_choice=False)
    level = SelectField("Who is it for?", choices=offer(rules.LEVELS.items()), validate_choice=False)
    review_on = StringField("Next review date")

    def check_all(self, today: date) -> None:
        """Note every mistake beside its field."""
        self.check("url", rules.check_url)
        self.check("title", rules.check_title)
        self.check("made_by", rules.check_made_by)
        self.check("why", rules.check_why)
        self.check("kind", rules.check_kind)
        self.check("level", rules.check_level)
        self.check("review_on", lambda typed: rules.check_review_on(rules.parse_day(typed), today))

    def typed(self) -> dict[str, str]:
        """The text fields by name."""
        names = ("url", "title", "made_by", "why", "kind", "level")
        return {name: self[name].data or "" for name in names}

    def day(self) -> date:
        """The review date; raises `Refused`."""
        return rules.parse_day(self.review_on.data or "")


class SuggestForm(HouseForm):
    """A resource as a member suggests it."""

    url = StringField("Link")
    title = StringField("Title")
    why = TextAreaField("Why can it be trusted?")

    def check_all(self) -> None:
        """Note every mistake beside its field."""
        self.check("url", rules.check_url)
        self.check("title", rules.check_title)
        self.check("why", rules.check_why)
