"""Forms about digests."""

from collections.abc import Mapping

from wtforms import HiddenField, SelectField, StringField, TextAreaField

from forum.models import Digest
from forum.rules.research.digests import LABELS, DigestText, read_exercises, read_topics, text_from_dict
from forum.web.forms import HouseForm, offer


class DigestForm(HouseForm):
    """A digest as a curator writes it; `version` is the count of savings it was opened with."""

    title = StringField(LABELS["title"])
    takeaway = TextAreaField(LABELS["takeaway"])
    found = TextAreaField(LABELS["found"])
    who = TextAreaField(LABELS["who"])
    keep = TextAreaField(LABELS["keep"])
    topics = StringField(LABELS["topics"])
    exercises = TextAreaField(LABELS["exercises"])
    note = TextAreaField("What does this version correct?")
    version = HiddenField()

    def text(self, names: Mapping[str, str]) -> DigestText:
        """What was typed; `names` has the ids of exercises by their names in small letters."""
        parts = {part: (self[part].data or "").strip() for part in ("title", "takeaway", "found", "who", "keep")}
        return DigestText(
            **parts,
            topics=read_topics(self.topics.data or ""),
            exercises=read_exercises(self.exercises.data or "", names),
        )

    def fill(self, text: DigestText, names: Mapping[str, str]) -> None:
        """Show a text; `names` has the names of exercises by id."""
        for part in ("title", "takeaway", "found", "who", "keep"):
            self[part].data = getattr(text, part)
        self.topics.data = ", ".join(text.topics)
        self.exercises.data = "\n".join(names.get(one, one) for one in text.exercises)


class StudyChoiceForm(HouseForm):
    """Which study to write about."""

    find = StringField("Words of its title")
    study = SelectField("Study", validate_choice=False)


class ApprovalForm(HouseForm):
    """What the second person says of a draft."""

    reason = TextAreaField("Your words")
    version = HiddenField()


class LowerForm(HouseForm):
    """How many points are shown from now on; `version` is how many were shown when the form was opened."""

    points = SelectField("Points shown from now on", validate_choice=False)
    reason = TextAreaField("Why?")
    version = HiddenField()

    def offer_fewer(self, shown: int) -> None:
        """Offer every number below what is shown now."""
        self.points.choices = offer((str(n), f"{n} points" if n != 1 else "1 point") for n in reversed(range(shown)))

    def wanted(self) -> int | None:
        """The number that was chosen."""
        typed = self.points.data or ""
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 3 else None


def seen_of(form: DigestForm | ApprovalForm | LowerForm) -> int:
    """The count that a form was opened with; -1 when it does not say, which is never the present one."""
    typed = form.version.data or ""
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else -1


def draft_of(digest: Digest, current: DigestText | None) -> DigestText:
    """What stands in the form of a digest: its draft, else what it says now."""
    return text_from_dict(digest.draft) if digest.drafted_at and digest.draft else current or DigestText(digest.title)
