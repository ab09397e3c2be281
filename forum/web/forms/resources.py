"""Forms about trusted resources."""

from datetime import date, timedelta
from functools import partial
from typing import Any

from wtforms import BooleanField, HiddenField, SelectField, SelectMultipleField, StringField, TextAreaField

from forum.actions.library.resource_changes import exercise_ids, read_about
from forum.clock import utc_now
from forum.models import Resource
from forum.queries.library.resources import about_of
from forum.rules.kit.people import Person
from forum.rules.library import resource_about as about_rules
from forum.rules.library import resources as rules
from forum.rules.library.resource_about import COVERS, HAS, LABELS, PRINCIPLES, PageFacts
from forum.rules.library.words import MODALITY_WORDS
from forum.web.forms import HouseForm, offer

UNSAID = ("", "Not said")


class StillGoodForm(HouseForm):
    """What a moderator found who read a resource again: the three facts that age come first."""

    dated = StringField("Date of the page")
    funding = StringField("Who pays for it")
    link_works = BooleanField("I opened the link. The page and its contact are still there.")
    review_on = StringField("Next review date")
    note = TextAreaField("What did you look at?")
    version = HiddenField()

    def check_all(self, today: date) -> None:
        """Note every mistake beside its field."""
        for name in ("dated", "funding"):
            self.check(name, partial(about_rules.check_line, field=name))
        self.check("review_on", lambda typed: rules.check_review_on(rules.parse_day(typed), today))

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
    author = StringField(LABELS["author"])
    purpose = StringField(LABELS["purpose"])
    sources = StringField(LABELS["sources"])
    dated = StringField(LABELS["dated"])
    funding = StringField(LABELS["funding"])
    evidence = StringField(LABELS["evidence"])
    contact = StringField(LABELS["contact"])
    cost = SelectField(LABELS["cost"], choices=offer([UNSAID, *about_rules.COSTS.items()]), validate_choice=False)
    language = SelectField(
        LABELS["language"], choices=offer([UNSAID, *about_rules.LANGUAGES.items()]), validate_choice=False
    )
    minutes = StringField("Length in minutes")
    captions = SelectField(LABELS["captions"], choices=offer([UNSAID, *HAS.items()]), validate_choice=False)
    transcript = SelectField(LABELS["transcript"], choices=offer([UNSAID, *HAS.items()]), validate_choice=False)
    modalities = SelectMultipleField(LABELS["modalities"], choices=offer(MODALITY_WORDS.items()), validate_choice=False)
    exercises = TextAreaField(LABELS["exercises"])
    review_on = StringField("Next review date")
    version = HiddenField()

    def check_all(self, today: date) -> None:
        """Note every mistake beside its field."""
        self.check("url", rules.check_url)
        self.check("title", rules.check_title)
        self.check("made_by", rules.check_made_by)
        self.check("why", rules.check_why)
        self.check("kind", rules.check_kind)
        self.check("level", rules.check_level)
        for name in PRINCIPLES:
            self.check(name, partial(about_rules.check_line, field=name))
        for name in about_rules.CHOICES:
            self.check(name, partial(about_rules.check_choice, field=name))
        self.check("minutes", about_rules.check_minutes)
        self.check("exercises", lambda typed: about_rules.check_exercises(typed, exercise_ids()))
        self.check("review_on", lambda typed: rules.check_review_on(rules.parse_day(typed), today))

    def typed(self) -> dict[str, str]:
        """The text fields of the resource itself, by name."""
        names = ("url", "title", "made_by", "why", "kind", "level")
        return {name: self[name].data or "" for name in names}

    def about(self) -> PageFacts:
        """What its page says; raises `Refused`."""
        return read_about({name: self[name].data for name in LABELS}, self.kind.data or "")

    def day(self) -> date:
        """The review date; raises `Refused`."""
        return rules.parse_day(self.review_on.data or "")


def fields_of(resource: Resource, names: dict[str, str]) -> dict[str, Any]:
    """What stands in the form for a resource; `names` has the names of exercises by id."""
    given = {name: getattr(resource, name) for name in ("url", "title", "made_by", "why", "kind", "level")}
    given["version"] = str(resource.version)
    about = about_of(resource)
    said = {name: getattr(about, name) for name in LABELS if name not in COVERS}
    return (
        given
        | said
        | {
            "minutes": "" if about.minutes is None else str(about.minutes),
            "modalities": list(about.modalities),
            "exercises": "\n".join(names.get(one, one) for one in about.exercises),
        }
    )


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


def read_version(form: StillGoodForm | ResourceForm) -> int:
    """The version of the resource that the form was opened with; 0 when it does not say."""
    typed = form.version.data or ""
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else 0


def in_half_a_year(person: Person) -> str:
    """A review date to start from."""
    return day_words(person.day(utc_now()) + timedelta(days=rules.REVIEW_DAYS))


def day_words(day: date) -> str:
    """A day as people type it."""
    return f"{day.day}/{day.month}/{day.year}"
