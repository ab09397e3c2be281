"""What a member wants to be mailed."""

from wtforms import BooleanField, SelectField

from forum.rules.talk.letters import NOT_QUIET, MailWish
from forum.web.forms import HouseForm, offer

HOURS = {str(NOT_QUIET): "No quiet hours"} | {str(hour): f"{hour:02}:00" for hour in range(24)}


class MailForm(HouseForm):
    """Which letters, and at what hours none."""

    answers = BooleanField("Email me when somebody answers me, names me or quotes me")
    digest = BooleanField("Email me once a week what is new for me")
    messages = BooleanField("Email me when a private message waits, without what it says")
    quiet_from = SelectField("No emails from", choices=offer(HOURS.items()), validate_choice=False)
    quiet_until = SelectField("Until", choices=offer(HOURS.items()), validate_choice=False)

    def wish(self) -> MailWish:
        """What was chosen."""
        hours = (_hour(self.quiet_from.data), _hour(self.quiet_until.data))
        return MailWish(bool(self.answers.data), bool(self.digest.data), *hours, bool(self.messages.data))


def _hour(text: object) -> int:
    """The chosen hour; one that no day has when it is none of the list."""
    return int(str(text)) if str(text) in HOURS else 99
