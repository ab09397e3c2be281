"""Writing digests: choosing the study, writing with the claim check beside it, sending it to be approved."""

from collections.abc import Sequence

from flask import Blueprint, abort, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.actions.library.resource_changes import exercise_ids
from forum.actions.research import digests as acts
from forum.clock import utc_now
from forum.models import Digest, ResearchStudy
from forum.queries.library.exercises import get_library
from forum.queries.research import digest_desk as desk
from forum.queries.research import digests, studies
from forum.rules.research import flash_words, words
from forum.rules.research.digest_check import check_digest
from forum.rules.research.digests import LABELS, DigestText, check_draft, text_to_dict
from forum.rules.research.grade import reading_grade
from forum.rules.research.studies import read_record
from forum.text.kit.differences import Change
from forum.web.forms import offer
from forum.web.forms.digests import DigestForm, StudyChoiceForm, draft_of, seen_of
from forum.web.kit.answers import on_refusal
from forum.web.kit.guards import need_moderator
from forum.web.kit.urls import LARGEST_ID, whole_number
from forum.web.research.digests import tell_change
from forum.web.research.study_pages import exercises_of, url_of

bp = Blueprint("mod_digests", __name__, url_prefix="/mod/digests")
HOME = "/mod/digests"
Differences = Sequence[tuple[str, list[tuple[Change, str]]]]


@bp.route("/new", methods=["GET", "POST"])
def new() -> ResponseReturnValue:
    """Choose a study, then write the first draft about it."""
    person = need_moderator()
    study = studies.find_study(whole_number("study", 0, LARGEST_ID), person)
    if study is None:
        return render_choice(), 200 if request.method != "POST" else 422
    form = DigestForm(version="0")
    if request.method != "POST":
        form.exercises.data = "\n".join(name for _id, name in exercises_of(study))
        return render_form(form, study, None)
    on_refusal(form, lambda: render_form(form, study, None))
    text = form.text(exercise_ids())
    check_all(form, text)
    if "check" in request.form or form.errors:
        return render_checked(form, study, None, text)
    digest_id = acts.begin(person, study.id, text, utc_now())
    return go_on(digest_id, 1)


def render_choice() -> str:
    """Which study to write about."""
    form = StudyChoiceForm(request.args)
    found = desk.list_studies((form.find.data or "")[:100])
    form.study.choices = offer((str(id_), title) for id_, title in found)
    return render_template("research/mod_digests/choose.html", form=form, found=found)


@bp.route("/<id:digest_id>/edit", methods=["GET", "POST"])
def edit(digest_id: int) -> ResponseReturnValue:
    """Write at a draft, or begin the next version of a digest."""
    person, digest = need_moderator(), find(digest_id)
    form = DigestForm(version=str(digest.draft_n), note=digest.draft_note)
    if request.method != "POST":
        names = {one.id: one.name for one in get_library().exercises.values()}
        read = digests.find_read(digest_id, person)
        form.fill(draft_of(digest, read.text if read else None), names)
        return render_form(form, digest.study, digest)
    on_refusal(form, lambda: render_changed(form, digest_id))
    text = form.text(exercise_ids())
    check_all(form, text)
    if "check" in request.form or form.errors:
        return render_checked(form, digest.study, digest, text)
    acts.save(person, digest_id, text, form.note.data or "", seen_of(form), utc_now())
    return go_on(digest_id, seen_of(form) + 1)


def check_all(form: DigestForm, text: DigestText) -> None:
    """Note what keeps the text from being saved beside its field."""
    form.check("title", lambda _typed: check_draft(text, get_library().exercises.keys()))


def go_on(digest_id: int, seen: int) -> ResponseReturnValue:
    """Send the saved draft to be approved, if that was pressed, and lead on."""
    if "ask" not in request.form:
        flash(flash_words.DIGEST_SAVED, "ok")
        return redirect(f"{HOME}/{digest_id}/edit", 303)
    form = DigestForm()
    form.version.data = str(seen)
    on_refusal(form, lambda: render_changed(form, digest_id))
    acts.ask(need_moderator(), digest_id, seen, utc_now())
    flash(flash_words.DIGEST_ASKED, "ok")
    return redirect(HOME, 303)


def render_changed(form: DigestForm, digest_id: int) -> str:
    """The form after a refusal, with what somebody else saved since; sent again, it is meant for the draft as it is."""
    digest = find(digest_id)
    since: Differences = []
    if seen_of(form) != digest.draft_n and digest.draft:
        since = tell_change(text_to_dict(form.text(exercise_ids())), digest.draft)
    form.version.data = str(digest.draft_n)
    return render_form(form, digest.study, digest, since=since)


def render_checked(
    form: DigestForm, study: ResearchStudy, digest: Digest | None, text: DigestText
) -> tuple[str, int] | str:
    """The form with what the check says of every sentence; nothing is saved."""
    page = render_form(form, study, digest, text)
    return (page, 422) if form.errors else page


def render_form(
    form: DigestForm,
    study: ResearchStudy,
    digest: Digest | None,
    checked: DigestText | None = None,
    since: Differences = (),
) -> str:
    """The form beside the facts of the study."""
    record = read_record(study.data)
    return render_template(
        "research/mod_digests/write.html",
        form=form,
        study=study,
        study_url=url_of(study),
        record=record,
        digest=digest,
        verdict=check_digest(checked, record) if checked else None,
        grade=reading_grade(checked.plain) if checked else None,
        since=since,
        labels=LABELS,
        words=words,
    )


@bp.post("/<id:digest_id>/drop")
def drop(digest_id: int) -> ResponseReturnValue:
    """Throw a draft away."""
    acts.drop(need_moderator(), find(digest_id).id, utc_now())
    flash(flash_words.DIGEST_DROPPED, "ok")
    return redirect(HOME, 303)


def find(digest_id: int) -> Digest:
    """The digest, for a moderator; for everybody else the page does not exist."""
    return digests.find_digest(digest_id, need_moderator()) or abort(404)
