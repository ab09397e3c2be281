"""What all acts of moderators share: a page that asks for the reason, then the act."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from flask import flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.clock import utc_now
from forum.queries.talk.posts import PostView
from forum.rules.kit.people import Person
from forum.web.forms.moderation import ReasonForm
from forum.web.kit.answers import on_refusal
from forum.web.kit.guards import need_moderator

Act = Callable[[Person, int, str, datetime], None]


def about(noun: str, act: Callable[[Person, str, int, str, datetime], None]) -> Act:
    """An act that can be done with many nouns, as the one that is done with this noun."""
    return lambda person, noun_id, reason, now: act(person, noun, noun_id, reason, now)


@dataclass(frozen=True, slots=True)
class ActQuestion:
    """The page that asks: what is about to be done with what, and where one goes afterwards."""

    title: str
    lead: str
    label: str
    icon: str
    about: str
    back: str
    done: str
    is_grave: bool = False
    saved_replies: bool = False
    noun: str = ""
    post: PostView | None = None


def ask(question: ActQuestion, act: Act, noun_id: int) -> ResponseReturnValue:
    """Ask for the reason, or do it with the thing of this number."""
    return ask_reason(question, lambda person, reason, now: act(person, noun_id, reason, now))


def ask_reason(question: ActQuestion, act: Callable[[Person, str, datetime], object]) -> ResponseReturnValue:
    """Ask for the reason, or do it."""
    person = need_moderator()
    form = ReasonForm()
    if request.method != "POST":
        return render_template("moderation/mod/act.html", form=form, question=question)
    on_refusal(form, lambda: render_template("moderation/mod/act.html", form=form, question=question))
    act(person, form.full(), utc_now())
    flash(question.done, "ok")
    return redirect(question.back, 303)
