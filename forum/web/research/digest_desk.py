"""The curators' desk for digests: what waits, approving, and what is done with public ones."""

from flask import Blueprint, abort, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.actions.research import digest_approval as acts
from forum.clock import utc_now
from forum.models import Digest
from forum.queries.research import digest_desk as desk
from forum.queries.research import digests
from forum.queries.research.digests import DigestRead
from forum.rules.kit.people import Person
from forum.rules.research import flash_words, refusal_words, words
from forum.rules.research.approval import may_approve
from forum.rules.research.credibility import judge_study
from forum.rules.research.digest_check import check_digest
from forum.rules.research.digests import LABELS, text_from_dict
from forum.rules.research.figure_places import place_figures
from forum.rules.research.studies import read_record
from forum.web.forms.digests import ApprovalForm, LowerForm, seen_of
from forum.web.kit.answers import on_refusal
from forum.web.kit.confirm_act import ActQuestion, ask
from forum.web.kit.guards import need_clinician, need_moderator
from forum.web.kit.request_context import current_person
from forum.web.research.study_pages import url_of

bp = Blueprint("digest_desk", __name__, url_prefix="/mod/digests")
HOME = "/mod/digests"
TABS = {"waiting": "To approve", "look": "To look at again", "drafts": "Drafts", "down": "Taken down"}


def need_reader() -> Person:
    """A clinician or a moderator; for everybody else the page does not exist."""
    return need_clinician() if current_person().is_clinician else need_moderator()


@bp.get("")
def show_desk() -> ResponseReturnValue:
    """What waits; clinicians see what they can approve."""
    person = need_reader()
    counts = desk.count_tabs()
    tabs = TABS if person.is_moderator else {"waiting": TABS["waiting"]}
    lists = [(tab, label, desk.list_tab(tab) if counts[tab] else []) for tab, label in tabs.items()]
    return render_template("research/mod_digests/desk.html", lists=lists, status=words.STATUS_SAID)


@bp.route("/<id:digest_id>/approve", methods=["GET", "POST"])
def approve(digest_id: int) -> ResponseReturnValue:
    """The draft as it would be read, with what the check says of it; approve it or send it back."""
    person, digest = need_reader(), find(digest_id)
    form = ApprovalForm(version=str(digest.draft_n))
    if request.method != "POST":
        return render_draft(digest, form) if digest.drafted_at else abort(404)
    on_refusal(form, lambda: render_again(digest_id, form))
    if "back" in request.form:
        acts.send_back(person, digest_id, seen_of(form), form.reason.data or "", utc_now())
        flash(flash_words.DIGEST_SENT_BACK, "ok")
        return redirect(HOME, 303)
    acts.approve(person, digest_id, seen_of(form), form.reason.data or "", utc_now())
    flash(flash_words.DIGEST_APPROVED, "ok")
    return redirect(find(digest_id).url, 303)


def render_again(digest_id: int, form: ApprovalForm) -> str:
    """The draft after a refusal, as it is now: what was typed is meant for that."""
    digest = find(digest_id)
    form.version.data = str(digest.draft_n)
    return render_draft(digest, form)


def render_draft(digest: Digest, form: ApprovalForm) -> str:
    """The page of a draft that waits."""
    text, record = text_from_dict(digest.draft or {}), read_record(digest.study.data)
    hands = desk.list_hands(digest.id)
    return render_template(
        "research/mod_digests/approve.html",
        digest=digest,
        form=form,
        text=text,
        record=record,
        placed=place_figures(text, record),
        verdict=check_digest(text, record),
        credibility=judge_study(record, [one.points for one in digests.list_lowered(digest.id)]),
        may=digest.asked_at is not None and may_approve(current_person(), hands),
        own_words=refusal_words.OWN_DIGEST if current_person().id in hands else "",
        study_url=url_of(digest.study),
        labels=LABELS,
        words=words,
    )


@bp.route("/<id:digest_id>/lower", methods=["GET", "POST"])
def lower(digest_id: int) -> ResponseReturnValue:
    """Show fewer points of its credibility, with a reason."""
    person, read = need_moderator(), find_public(digest_id)
    shown = read.credibility.shown
    form = LowerForm(version=str(shown))
    form.offer_fewer(shown)
    if request.method != "POST":
        return render_lower(read, form)
    on_refusal(form, lambda: render_lower_again(digest_id, form))
    acts.lower(person, digest_id, form.wanted(), form.reason.data or "", seen_of(form), utc_now())
    flash(flash_words.DIGEST_LOWERED, "ok")
    return redirect(read.digest.url, 303)


def render_lower_again(digest_id: int, form: LowerForm) -> str:
    """The form after a refusal, for what is shown now."""
    read = find_public(digest_id)
    form.version.data = str(read.credibility.shown)
    form.offer_fewer(read.credibility.shown)
    return render_lower(read, form)


def render_lower(read: DigestRead, form: LowerForm) -> str:
    """The form, with the points and what was lowered before."""
    return render_template("research/mod_digests/lower.html", read=read, digest=read.digest, form=form)


@bp.route("/<id:digest_id>/still-right", methods=["GET", "POST"])
def look_again(digest_id: int) -> ResponseReturnValue:
    """Say that a digest still stands, although its study changed."""
    return ask_about(
        digest_id,
        "Does it still stand as it is?",
        "Its study was changed, corrected or taken back. Read both again. What is told of the study stays on its page.",
        ("It still stands", "check", flash_words.DIGEST_LOOKED),
    )


@bp.route("/<id:digest_id>/take-down", methods=["GET", "POST"])
def take_down(digest_id: int) -> ResponseReturnValue:
    """Take a digest out of everybody's sight."""
    return ask_about(
        digest_id,
        "Take this digest down?",
        "It leaves every list, the search and the feed. You can bring it back.",
        ("Take it down", "eye-off", flash_words.DIGEST_DOWN),
    )


@bp.route("/<id:digest_id>/bring-back", methods=["GET", "POST"])
def bring_back(digest_id: int) -> ResponseReturnValue:
    """Let everybody read a digest again."""
    return ask_about(
        digest_id,
        "Bring this digest back?",
        "Everybody can read and find it again.",
        ("Bring it back", "undo-2", flash_words.DIGEST_BACK),
    )


def ask_about(digest_id: int, title: str, lead: str, said: tuple[str, str, str]) -> ResponseReturnValue:
    """The page that asks for the reason of an act, or the act; `said` is its button, its icon and what follows."""
    need_moderator()
    digest = find(digest_id)
    if not digest.current_n:
        abort(404)
    label, icon, done = said
    act = {"check": acts.look_again, "eye-off": acts.take_down, "undo-2": acts.bring_back}[icon]
    return ask(
        ActQuestion(title, lead, label, icon, digest.title, HOME, done, is_grave=icon == "eye-off"), act, digest_id
    )


def find(digest_id: int) -> Digest:
    """The digest for whoever may see it, or 404."""
    return digests.find_digest(digest_id, current_person()) or abort(404)


def find_public(digest_id: int) -> DigestRead:
    """A digest that was approved, or 404."""
    return digests.find_read(digest_id, current_person()) or abort(404)
