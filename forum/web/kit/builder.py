"""What all builders share: first answers, a draft saved as often as wanted, a look at the whole, and publishing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from flask import abort, flash, redirect, request
from flask.typing import ResponseReturnValue

from forum.clock import utc_now
from forum.errors import Refused
from forum.queries.talk.public_numbers import AtRisk
from forum.rules.kit import flash_words, problem_words, refusal_words
from forum.rules.kit.people import Person
from forum.rules.routines.checks import Problem
from forum.web.forms.drafts import DraftForm, FirstAnswersForm
from forum.web.kit.answers import on_refusal, refuse_all
from forum.web.kit.guards import need_member, throttle

Fields = dict[str, str]


class BuiltHead(Protocol):
    """What a builder needs to know of a thing: whose it is, and its working copy."""

    @property
    def owner_id(self) -> int: ...

    @property
    def draft(self) -> dict[str, Any] | None: ...


Head = TypeVar("Head", bound=BuiltHead)
Form = TypeVar("Form", bound=DraftForm)


@dataclass(frozen=True, slots=True)
class Builder(Generic[Head, Form]):
    """How things of one kind are built at `home`: what becomes of their fields, and who draws the pages.

    `create(person, fields, now, idempotency_key=...)` begins a draft and says its id. `tidy` takes the fields out of
    all that was sent. `list_problems` says what is wrong with them: of a draft, if so asked, less strictly; it is
    handed no head before the thing is begun. `find_at_risk` says what of the fields would be hidden.
    """

    home: str
    noun: str
    form: type[Form]
    tidy: Callable[[Mapping[str, str]], Fields]
    create: Callable[..., int]
    find_head: Callable[[int, Person], Head | None]
    published_fields: Callable[[Head], Fields]
    list_problems: Callable[[Head | None, Fields, bool], list[Problem]]
    find_at_risk: Callable[[Head, Fields], AtRisk]
    render_edit: Callable[[Head, Form], str]
    render_check: Callable[[Head, Fields, Form], str]

    def begin(self, form: FirstAnswersForm, page: Callable[[], str], *more: tuple[str, str]) -> ResponseReturnValue:
        """Ask for the first answers, then make a draft of them and of the fields `more`."""
        person = need_member()
        if request.method == "GET":
            return page()
        on_refusal(form, page)
        throttle("card")
        fields = form.draft_fields() | dict(more)
        problems = self.list_problems(None, fields, True)
        if not fields["title"].strip():
            problems = [Problem("title", problem_words.no_title(self.noun)), *problems]
        refuse_all(form, [Refused(one.message, one.field) for one in problems])
        key = form.idempotency_key.data or ""
        thing_id = self.create(person, fields, utc_now(), idempotency_key=key)
        return redirect(f"{self.home}/{thing_id}/edit", 303)

    def own_head(self, thing_id: int) -> Head:
        """One's own thing; anybody else's is not found here."""
        person = need_member()
        head = self.find_head(thing_id, person)
        return head if head and head.owner_id == person.id else abort(404)

    def kept_fields(self, head: Head) -> Fields:
        """What the builder shows: the draft, or else what is published."""
        return self.published_fields(head) if head.draft is None else dict(head.draft["fields"])

    def edit(self, thing_id: int) -> str:
        """The builder, as it was left."""
        head = self.own_head(thing_id)
        fields = self.kept_fields(head)
        # Who comes from the check page is shown what to put right; nobody is told before they ask.
        problems = self.list_problems(head, fields, False) if "check" in request.args else []
        return self.render_edit(head, self.form(fields, problems))

    def receive(self, thing_id: int) -> Form:
        """The form as it was sent; a refusal shows the builder again with it."""
        head, form = self.own_head(thing_id), self.form(self.tidy(request.form))
        on_refusal(form, lambda: self.render_edit(head, form))
        throttle("draft")
        return form

    def lead_on(self, thing_id: int, fields: Fields, act: str, place: str) -> ResponseReturnValue:
        """After saving: to the check, to a `place` of the builder, or back with good news or with what is wrong."""
        home = f"{self.home}/{thing_id}"
        if act == "check":
            return redirect(f"{home}/check", 303)
        if not place:
            head = self.own_head(thing_id)
            if problems := self.list_problems(head, fields, True):
                return self.render_edit(head, self.form(fields, problems)), 422
            flash(flash_words.DRAFT_SAVED, "ok")
        return redirect(f"{home}/edit{place}", 303)

    def check(self, thing_id: int, form: Form | None = None) -> str:
        """The thing as it will look, and what has to be put right first."""
        head = self.own_head(thing_id)
        fields = self.kept_fields(head)
        form = form or self.form(fields)
        form.at_risk = self.find_at_risk(head, fields)
        return self.render_check(head, fields, form)

    def before_publishing(self, thing_id: int) -> Form:
        """Let only the owner go on, who has seen what is hidden; a refusal from here on shows the check again.

        Whoever publishes without our page can't be shown anything: then it is hidden at once.
        """
        head = self.own_head(thing_id)
        form = self.form({})
        on_refusal(form, lambda: self.check(thing_id, form))
        throttle("card")
        if "shows_hidden" in request.form:
            stamp = self.find_at_risk(head, self.kept_fields(head)).stamp
            if stamp not in ("", request.form.get("hidden_seen")):
                raise Refused(refusal_words.CONTACTS_UNSEEN)
        return form
