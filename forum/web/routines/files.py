"""A card to take away on paper and as a picture: PDF, share picture, QR code and short link."""

from collections.abc import Callable

from flask import Blueprint, Response, redirect, request
from flask.typing import ResponseReturnValue

from forum.formats.paper.qr import draw_qr
from forum.formats.paper.sheet_data import Imprint, Plain, data_key, sheet_data
from forum.formats.paper.sheet_options import PAPERS, SIZES, USUAL_PAPER, USUAL_SIZE, look_stamp
from forum.queries.library.exercises import get_library
from forum.queries.routines.lineage import list_reviews
from forum.rules.fitting.profiles import Day, as_day
from forum.rules.kit.days import say_shared_day, shared_day
from forum.web.kit.file_shelf import kept_or_made
from forum.web.kit.request_context import current_site, settings
from forum.web.kit.typesetting import set_apart
from forum.web.routines.pages import Place, at_right_slug, find_place
from forum.web.routines.sending_files import send_file

bp = Blueprint("routine_files", __name__)


def short_link(place: Place) -> str:
    """The whole address that leads to this version, as short as we have it."""
    return f"{settings().base_url}/r/{place.routine.id}/{place.version.n}"


def review_words(place: Place) -> tuple[str, ...]:
    """Which clinicians put their name to this version, and when."""
    reviews = [one for one in list_reviews(place.routine.id) if one.n == place.version.n]
    return tuple(f"Reviewed by {one.full_name}, physiotherapist, {say_shared_day(one.reviewed_at)}" for one in reviews)


def words_of(place: Place, day: Day) -> Plain:
    """Everything the files show of a card."""
    imprint = Imprint(
        author=place.routine.owner.full_name,
        version=place.version.n,
        date=say_shared_day(place.version.published_at),
        published_on=shared_day(place.version.published_at).isoformat(),
        address=short_link(place),
        reviews=review_words(place),
        site=current_site().name,
    )
    return sheet_data(place.card, day, imprint, get_library().exercises)


def send_made(
    place: Place,
    ending: str,
    mimetype: str,
    key: str,
    make: Callable[[], bytes],
    *,
    more: str = "",
    shown: bool = False,
) -> Response:
    """A file that takes some time to make, from the shelf when it lies there."""
    folder = settings().instance / "files"

    def kept() -> bytes:
        return kept_or_made(folder, f"{key}{ending}", make)

    return send_file(place, ending, mimetype, kept, key=key, more=more, is_shown=shown)


@bp.get("/routines/<id:routine_id>/<slug>.pdf")
def pdf(routine_id: int, slug: str) -> ResponseReturnValue:
    """The card as a PDF."""
    place = find_place(routine_id)
    return at_right_slug(place, slug, ".pdf") or send_pdf(place)


@bp.get("/routines/<id:routine_id>/v/<id:n>.pdf")
def pdf_version(routine_id: int, n: int) -> ResponseReturnValue:
    """A version as a PDF."""
    return send_pdf(find_place(routine_id, n))


def send_pdf(place: Place) -> Response:
    """The sheet on the paper, in the size and for the day that were asked for; an odd wish gets the usual one."""
    paper = PAPERS.get(request.args.get("paper", ""), USUAL_PAPER)
    size = SIZES.get(request.args.get("size", ""), USUAL_SIZE)
    day = as_day(request.args.get("day"))
    data = words_of(place, day)
    key = data_key(data, look_stamp(), "pdf", paper, str(size))
    more = f"-{paper}-{size}pt" + ("" if day == "green" else f"-{day}")

    def make() -> bytes:
        return set_apart(data=data, qr=draw_qr(short_link(place)), paper=paper, size=size)

    return send_made(place, ".pdf", "application/pdf", key, make, more=more)


@bp.get("/routines/<id:routine_id>/<slug>.png")
def picture(routine_id: int, slug: str) -> ResponseReturnValue:
    """The picture other sites show beside a link to the card."""
    place = find_place(routine_id)
    return at_right_slug(place, slug, ".png") or send_picture(place)


@bp.get("/routines/<id:routine_id>/v/<id:n>.png")
def picture_version(routine_id: int, n: int) -> ResponseReturnValue:
    """The picture of a version."""
    return send_picture(find_place(routine_id, n))


def send_picture(place: Place) -> Response:
    """The share picture."""
    data = words_of(place, "green")
    key = data_key(data, look_stamp(), "png")
    return send_made(place, ".png", "image/png", key, lambda: set_apart(data=data), shown=True)


@bp.get("/routines/<id:routine_id>/<slug>.qr.svg")
def qr(routine_id: int, slug: str) -> ResponseReturnValue:
    """A QR code of the short link to the card as it is now."""
    place = find_place(routine_id)
    return at_right_slug(place, slug, ".qr.svg") or send_qr(place)


@bp.get("/routines/<id:routine_id>/v/<id:n>.qr.svg")
def qr_version(routine_id: int, n: int) -> ResponseReturnValue:
    """A QR code of the short link to a version."""
    return send_qr(find_place(routine_id, n))


def send_qr(place: Place) -> Response:
    """The QR code."""
    return send_file(place, ".qr.svg", "image/svg+xml", lambda: draw_qr(short_link(place)).encode(), is_shown=True)


@bp.get("/r/<id:routine_id>")
def short(routine_id: int) -> ResponseReturnValue:
    """The short link to a card."""
    return redirect(find_place(routine_id).home, 302)


@bp.get("/r/<id:routine_id>/<id:n>")
def short_version(routine_id: int, n: int) -> ResponseReturnValue:
    """The short link to a version of a card."""
    return redirect(find_place(routine_id, n).url, 302)
