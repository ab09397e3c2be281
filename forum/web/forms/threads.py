"""Forms of the talking part."""

import secrets
from collections.abc import Sequence
from datetime import datetime

from wtforms import BooleanField, HiddenField, SelectField, SelectMultipleField, StringField, TextAreaField

from forum.actions.talk.threads import NewThread
from forum.queries.talk.drafts import Unfinished
from forum.queries.talk.pictures import ShownPicture
from forum.queries.talk.posts import PostPlace
from forum.queries.writing.cooking import Preview
from forum.rules.crisis.care import NO_CARE, Care
from forum.rules.talk.audience import AUDIENCES, EVERYONE
from forum.rules.talk.polls import PollFields
from forum.web.forms import HouseForm, offer


def new_key() -> str:
    """An idempotency key: the same form sent twice carries the same one."""
    return secrets.token_urlsafe(12)


class PostBodyForm(HouseForm):
    """A message, and whether its author wants no links to exercises in it; who does not say so gets them.

    `draft_key` and `draft_seen` say which draft the page shows and what it knew of it; `others` are unfinished texts of
    the same place, kept beside that one.
    """

    body = TextAreaField("Message")
    no_links = BooleanField("Do not link exercise names in this message")
    draft_key = HiddenField()
    draft_seen = HiddenField()
    not_private = SelectMultipleField("Not private", validate_choice=False)
    hidden_seen = HiddenField()
    cooked: Preview | None = None
    care: Care = NO_CARE
    draft_saved_at: datetime | None = None
    others: Sequence[Unfinished] = ()

    def carry_on(self, found: Sequence[Unfinished]) -> Unfinished | None:
        """Show the first of these drafts, and that there are others; the draft that is shown."""
        draft = found[0] if found else None
        if draft:
            self.draft_saved_at, self.others = draft.saved_at, found[1:]
            self.draft_key.data, self.draft_seen.data = draft.place, draft.mark
        return draft

    @property
    def wants_links(self) -> bool:
        """Whether names of exercises become links."""
        return not self.no_links.data


class ComposeForm(PostBodyForm):
    """A message and, if wanted, the routine cards that go with it; `pictures` are those that wait for it."""

    routine = SelectMultipleField("Routine card", coerce=int, validate_choice=False)
    picture = SelectMultipleField("Picture", coerce=int, validate_choice=False)
    idempotency_key = HiddenField(default=new_key)
    pictures: Sequence[ShownPicture] = ()

    def picture_ids(self) -> list[int]:
        """The pictures that wait for this message and stood in its form."""
        return [number for number in self.picture.data or [] if 0 < number < 2**31]

    def routine_ids(self) -> list[int]:
        """The chosen cards' ids; anything that is no number was never a choice."""
        return [number for number in self.routine.data or [] if 0 < number < 2**31]


class ReplyForm(ComposeForm):
    """A reply: to the thread, or to the post that it `answers`."""

    answers: PostPlace | None = None


class EditForm(PostBodyForm):
    """A change to one's own post."""


class ThreadForm(ComposeForm):
    """A new thread."""

    title = StringField("Title")
    category = SelectField("Category", validate_choice=False)
    kind = SelectField(
        "What is it?",
        choices=offer(
            [("discussion", "A conversation"), ("question", "A question"), ("routine", "A routine to share")]
        ),
        validate_choice=False,
        default="discussion",
    )
    tags = StringField("Tags")
    audience = SelectField(
        "Who can read it?", choices=offer(AUDIENCES.items()), validate_choice=False, default=EVERYONE
    )
    poll_question = StringField("Your question")
    poll_choices = TextAreaField("The choices, one on each line")
    poll_several = BooleanField("People may choose more than one")
    poll_last_day = StringField("Last day for votes")

    @property
    def poll(self) -> PollFields:
        """The poll as it was typed."""
        return PollFields(
            self.poll_question.data or "",
            self.poll_choices.data or "",
            bool(self.poll_several.data),
            self.poll_last_day.data or "",
        )

    @property
    def shows_poll(self) -> bool:
        """Whether the fields of the poll are in use."""
        return not self.poll.is_empty or any(name.startswith("poll_") for name in self.errors)

    def wanted(self, draft_place: str) -> NewThread:
        """What the member filled in, and where its draft waits."""
        return NewThread(
            category_slug=self.category.data or "",
            title=self.title.data or "",
            body=self.body.data or "",
            kind=self.kind.data or "",
            audience=self.audience.data or EVERYONE,
            tags=self.tags.data or "",
            routine_ids=self.routine_ids(),
            picture_ids=self.picture_ids(),
            idempotency_key=self.idempotency_key.data or "",
            draft_place=draft_place,
            draft_seen=self.draft_seen.data or "",
            wants_exercise_links=self.wants_links,
            vouched=self.not_private.data or (),
            poll=self.poll,
        )


class TitleForm(HouseForm):
    """A thread's title, tags and audience."""

    title = StringField("Title")
    tags = StringField("Tags")
    audience = SelectField("Who can read it?", choices=offer(AUDIENCES.items()), validate_choice=False)


class BookmarkForm(HouseForm):
    """What a member notes beside a post they keep."""

    note = TextAreaField("Your note")
