"""Digests: the list, each of them and its versions, the cards that use its study, and what readers press."""

from flask import Blueprint, abort, flash, jsonify, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.actions.research import digest_readers
from forum.clock import utc_now
from forum.formats.research.digest_json import digest_to_json
from forum.queries.research import digests
from forum.queries.research.digests import DigestRead
from forum.queries.routines import routines
from forum.rules.research import flash_words
from forum.rules.research.credibility import POINTS
from forum.rules.research.digests import DIGESTS_A_PAGE, LABELS, PARTS, TOPIC_CHARS, text_from_dict
from forum.rules.research.words import DESIGN_NAMES, STATUS_SAID
from forum.text.kit.clean import clean_text
from forum.text.kit.differences import Change, compare_words
from forum.web.kit.feeds import Feed, FeedEntry, send_feed
from forum.web.kit.filter_page import filter_address
from forum.web.kit.guards import need_member, throttle
from forum.web.kit.request_context import current_person
from forum.web.kit.urls import asked_page
from forum.web.research import digest_pages

bp = Blueprint("digests", __name__)
HOME = "/digests"
FEED = Feed("Research in plain words", "New digests of studies", "/feeds/digests", HOME)


@bp.get("/digests")
def show_list() -> ResponseReturnValue:
    """The list, by topic."""
    topics = digests.count_topics()
    topic = " ".join(clean_text(request.args.get("topic", "")).split()).lower()[:TOPIC_CHARS]
    total = digests.count_digests(topic)
    page, pages = asked_page(total, DIGESTS_A_PAGE)
    return render_template(
        "research/digests/list.html",
        rows=digests.page_digests(topic, page),
        topic=topic,
        topics=[(name, count, filter_address(HOME, [("topic", name)]), name == topic) for name, count in topics],
        base=filter_address(HOME, [("topic", topic)] if topic else []),
        total=total,
        page=page,
        pages=pages,
        designs=DESIGN_NAMES,
        status=STATUS_SAID,
        points=POINTS,
    )


@bp.get("/feeds/digests")
def feed() -> ResponseReturnValue:
    """New digests."""
    entries = [
        FeedEntry("digest", str(one.id), one.title, one.url, one.published_at, words=one.takeaway)
        for one in digests.list_newest()
    ]
    return send_feed(FEED, entries)


@bp.get("/digests/<id:digest_id>", defaults={"slug": ""})
@bp.get("/digests/<id:digest_id>/<slug>")
def show(digest_id: int, slug: str) -> ResponseReturnValue:
    """One digest."""
    stamp = digest_pages.stamp_of(digest_id)
    read = find(digest_id)
    if slug != read.digest.slug:
        return redirect(read.digest.url, 301)
    return digest_pages.send(read, stamp)


@bp.get("/digests/<id:digest_id>.json")
def show_json(digest_id: int) -> ResponseReturnValue:
    """One digest for programs."""
    read = find(digest_id)
    return jsonify(digest_to_json(digest_pages.told_of(read, digests.list_versions(digest_id))))


@bp.get("/digests/<id:digest_id>/v/<id:n>")
def show_version(digest_id: int, n: int) -> ResponseReturnValue:
    """What it said in a version; the current one is its page."""
    read = find(digest_id, n)
    if n == read.digest.current_n:
        return redirect(read.digest.url, 302)
    return digest_pages.render(read)


@bp.get("/digests/<id:digest_id>/history")
def show_history(digest_id: int) -> ResponseReturnValue:
    """Every version, and what changed from one to the next."""
    read = find(digest_id)
    versions = digests.list_versions(digest_id)
    older = [*versions[1:], None]
    told = [
        (one, digest_pages.said_by(one), tell_change(before.text, one.text) if before else [])
        for one, before in zip(versions, older, strict=True)
    ]
    return render_template("research/digests/history.html", digest=read.digest, versions=told)


def tell_change(before: dict[str, object], after: dict[str, object]) -> list[tuple[str, list[tuple[Change, str]]]]:
    """The parts that differ, each with the pieces of its text."""
    old, new = text_from_dict(before), text_from_dict(after)
    pairs = [(LABELS[part], old.said(part), new.said(part)) for part in PARTS]
    pairs += [
        (LABELS[name], ", ".join(getattr(old, name)), ", ".join(getattr(new, name))) for name in ("topics", "exercises")
    ]
    return [(label, compare_words(one, other)) for label, one, other in pairs if one != other]


@bp.get("/digests/<id:digest_id>/cards")
def show_cards(digest_id: int) -> ResponseReturnValue:
    """The public cards with an exercise that the digest is about."""
    read = find(digest_id)
    return render_template(
        "research/digests/cards.html",
        digest=read.digest,
        cards=routines.list_using_any(read.text.exercises, current_person()),
        exercises=digest_pages.exercises_of(read),
        thread=digests.find_thread(read.digest, current_person()),
    )


@bp.post("/digests/<id:digest_id>/interest")
def press(digest_id: int) -> ResponseReturnValue:
    """Say that it interests one, or take that back."""
    person = need_member()
    read = find(digest_id)
    throttle("digest_press")
    wants = request.form.get("interest") != "no"
    digest_readers.press(person, digest_id, wants=wants, now=utc_now())
    flash(flash_words.INTEREST_KEPT if wants else flash_words.INTEREST_GONE, "ok")
    return redirect(read.digest.url, 303)


def find(digest_id: int, n: int = 0) -> DigestRead:
    """The digest as this person may read it, or 404."""
    return digests.find_read(digest_id, current_person(), n) or abort(404)
