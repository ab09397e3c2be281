"""Forms of reporting and moderating."""

from collections.abc import Iterable

from flask import request
from wtforms import BooleanField, RadioField, SelectField, StringField, TextAreaField

from forum.rules.crisis import panel_words
from forum.rules.members.membership import SUSPENSION_DAYS
from forum.rules.moderation.helplines import InPanel, check_in_panel
from forum.rules.moderation.hosts import STANDINGS
from forum.rules.moderation.moderation import SAVED_REPLIES, join_reason, reasons_for
from forum.rules.talk.categories import POSTING, check_posting, check_purpose, check_template, check_title
from forum.text.kit.clean import clean_text
from forum.web.forms import HouseForm, offer


class FlagForm(HouseForm):
    """What is wrong with a post, a card or a resource."""

    reason = RadioField("What is wrong?", validate_choice=False)
    note = TextAreaField("In your own words")

    @classmethod
    def about(cls, noun: str, reason: str) -> "FlagForm":
        """The form for a thing of this noun, with this reason chosen if it is one of those."""
        reasons = reasons_for(noun)
        form = cls(reason=reason if reason in reasons else None)
        form.reason.choices = offer(reasons.items())
        return form


class ReasonForm(HouseForm):
    """Why a moderator does something: a saved reply, own words, or both."""

    saved = SelectField(
        "Saved reply",
        choices=offer([("", "None: I write my own"), *SAVED_REPLIES.items()]),
        validate_choice=False,
    )
    reason = TextAreaField("Reason")

    def full(self) -> str:
        """The whole reason."""
        return join_reason(self.saved.data or "", self.reason.data or "")

    def belong_to(self, noun: str, noun_id: int) -> None:
        """Give the fields ids of their own, because the queue holds many such forms."""
        for field in self:
            field.id = f"{field.name}-{noun}-{noun_id}"


class DeskForm(HouseForm):
    """What a clinician says of an exercise."""

    note = TextAreaField("Your note")


class NeedsForm(HouseForm):
    """Which of the needs that our rules name an exercise does not help with, and why."""

    note = TextAreaField("Why", id="needs-note")

    def verdicts(self, joined: Iterable[str]) -> dict[str, bool]:
        """Whether it helps, by need: of those that our rules join now, the ones that stood on the page."""
        shown, wrong = request.form.getlist("shown"), request.form.getlist("wrong")
        return {need: need not in wrong for need in joined if need in shown}


class LiftForm(HouseForm):
    """Why a clinician lets an exercise go."""

    reason = TextAreaField("Why can it be used again?")


class MoveForm(ReasonForm):
    """Where a thread goes, and why."""

    category = SelectField("New category", validate_choice=False)


class HostForm(HouseForm):
    """A host, what is thought of it, and why."""

    host = StringField("Website")
    standing = RadioField(
        "What is it to be?",
        choices=offer((code, f"{word}. {follows}") for code, (word, follows) in STANDINGS.items()),
        validate_choice=False,
        default="trusted",
    )
    with_subdomains = BooleanField("Names below it too, such as www. or blog. before it")
    reason = TextAreaField("Reason")


class NumberForm(HouseForm):
    """The number of a helpline, and what it is."""

    number = StringField("Number")
    reason = TextAreaField("What is it?")
    panel_kind = SelectField(
        "Show it in the help panel?",
        choices=offer([("", "No"), *panel_words.KINDS.items()]),
        validate_choice=False,
    )
    panel_countries = StringField("Countries")
    panel_words = StringField("Words beside it")

    def in_panel(self) -> InPanel:
        """Where the help panel is to show it; raises `Refused`."""
        words = " ".join(clean_text(self.panel_words.data or "").split())
        return check_in_panel(self.panel_kind.data or "", self.panel_countries.data or "", words)


class SuspendForm(HouseForm):
    """How long a member may only read, and why."""

    days = SelectField(
        "How long?",
        choices=offer((str(days), "1 day" if days == 1 else f"{days} days") for days in SUSPENSION_DAYS),
        validate_choice=False,
    )
    reason = TextAreaField("Reason")

    def length(self) -> int:
        """The chosen number of days; 0 when it is none of the choices."""
        return next((days for days in SUSPENSION_DAYS if str(days) == self.days.data), 0)


class CategoryForm(HouseForm):
    """A category; its address is chosen once."""

    title = StringField("Title")
    slug = StringField("Address")
    purpose = TextAreaField("What is it for?")
    posting = RadioField(
        "Who may start threads?", choices=offer(POSTING.items()), validate_choice=False, default="members"
    )
    template = TextAreaField("What a first message begins with")

    def wanted(self) -> dict[str, str]:
        """All but the address, each checked; what can't be used says so beside its field."""
        checks = {"title": check_title, "purpose": check_purpose}
        for name, rule in (checks | {"posting": check_posting, "template": check_template}).items():
            self.check(name, rule)
        return {name: self[name].data or "" for name in ("title", "purpose", "posting", "template")}


class RoleForm(ReasonForm):
    """Which role a member gets."""

    role = RadioField(
        "Role",
        choices=offer(
            [
                ("member", "Member"),
                ("clinician", "Clinician: a verified physiotherapist"),
                ("moderator", "Moderator"),
                ("admin", "Admin"),
            ]
        ),
        validate_choice=False,
    )
