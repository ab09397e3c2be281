"""Pictures of the exercises: still, poses side by side, moving; and what a template needs to show one."""

import gzip
import re
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from flask import Blueprint, Response, abort, request
from flask.typing import ResponseReturnValue

from forum.figures import shelf
from forum.figures.pictures.tempo import OWN, Tempo
from forum.web.kit.assets import A_YEAR
from forum.web.kit.request_context import current_display

bp = Blueprint("figures", __name__)
SVG = "image/svg+xml"
# Without a version in the address a browser asks again, and is told 304.
ASK_AGAIN = "public, no-cache"
# What an address calls the parts of a tempo.
TEMPO_NAMES = {"out": "out_s", "hold": "hold_s", "back": "back_s", "times": "times"}
_SECONDS = re.compile(r"[0-9]{1,2}", re.ASCII)


@bp.get("/figures/<exercise_id>.svg")
def still(exercise_id: str) -> ResponseReturnValue:
    """Where it begins as a ghost, where it ends, and the arrow."""
    side, look = asked(exercise_id)
    return sent(exercise_id, shelf.still(exercise_id, side, look))


@bp.get("/figures/<exercise_id>/strip.svg")
def strip(exercise_id: str) -> ResponseReturnValue:
    """Each pose by itself, side by side."""
    side, look = asked(exercise_id)
    return sent(exercise_id, shelf.strip(exercise_id, side, look))


@bp.get("/figures/<exercise_id>/moving.svg")
def moving(exercise_id: str) -> ResponseReturnValue:
    """The movement five times: once it is pressed, or at once for a link that was pressed (`play=now`).

    `out`, `hold`, `back` and `times` are the tempo of a line of a card, in whole seconds.
    """
    side, look = asked(exercise_id)
    tempo = asked_tempo()
    if not shelf.moves(exercise_id):
        return sent(exercise_id, shelf.still(exercise_id, side, look))
    return sent(exercise_id, shelf.moving(exercise_id, side, look, request.args.get("play") == "now", tempo))


def asked(exercise_id: str) -> tuple[str, str]:
    """Side and look of the address; 404 for an exercise that is not drawn, and for any other side or look."""
    side, look = request.args.get("side", "right"), request.args.get("look", "light")
    if not shelf.is_drawn(exercise_id) or side not in shelf.SIDES or look not in shelf.LOOKS:
        abort(404)
    return side, look


def asked_tempo() -> Tempo:
    """The tempo of the address; 404 for one that no figure has."""
    typed = {name: request.args[name] for name in TEMPO_NAMES if name in request.args}
    if not all(_SECONDS.fullmatch(one) for one in typed.values()):
        abort(404)
    tempo = Tempo(**{TEMPO_NAMES[name]: int(one) for name, one in typed.items()})
    return tempo if tempo.is_possible else abort(404)


@lru_cache(2048)
def packed(picture: str) -> tuple[bytes, bytes, str]:
    """As bytes, gzipped, and by which name a browser knows it."""
    body = picture.encode()
    return body, gzip.compress(body, 9, mtime=0), sha256(body).hexdigest()[:32]


def sent(exercise_id: str, picture: str) -> ResponseReturnValue:
    """The picture with a strong ETag, or 304; for ever where the address has its version."""
    body, zipped, etag = packed(picture)
    takes_gzip = bool(request.accept_encodings.quality("gzip"))
    answer = Response(zipped if takes_gzip else body, content_type=SVG)
    answer.set_etag(f"{etag}-gzip" if takes_gzip else etag)
    if takes_gzip:
        answer.headers["Content-Encoding"] = "gzip"
    answer.headers["Vary"] = "Accept-Encoding"
    is_named = request.args.get("v") == shelf.version(exercise_id)
    answer.headers["Cache-Control"] = A_YEAR if is_named else ASK_AGAIN
    return answer.make_conditional(request)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A figure as a template shows it: `sources` are (media, address) of the looks that the system may ask for."""

    id: str
    src: str
    sources: tuple[tuple[str, str], ...]
    alt: str
    told: tuple[str, ...]
    width: int
    height: int
    moves: bool
    play: str
    strip: str
    positions: frozenset[str]


def said_tempo(tempo: Tempo) -> str:
    """A tempo as an address says it; "" for the figure's own."""
    parts = ((name, getattr(tempo, key)) for name, key in TEMPO_NAMES.items())
    return "".join(f"&{name}={value}" for name, value in parts if value != getattr(OWN, TEMPO_NAMES[name]))


@bp.app_template_global()
def drawn(url: str, side: str = "right", tempo: Tempo = OWN) -> Drawn | None:
    """The figure of an exercise by its id or the address of its page, to be played at a tempo; None if not drawn."""
    exercise_id = url.removeprefix("/exercises/")
    if "/" in exercise_id or not shelf.is_drawn(exercise_id):
        return None
    display = current_display()
    return described(exercise_id, side, str(display.get("theme", "")), display.get("contrast") == "more", tempo)


@lru_cache(4096)
def described(exercise_id: str, side: str, theme: str, more_contrast: bool, tempo: Tempo = OWN) -> Drawn:
    """Who chose a theme gets its look; everybody else the one of their system; forced colours have one of their own."""

    def at(look: str, kind: str = "") -> str:
        more = "&side=left" if side == "left" else ""
        return f"/figures/{exercise_id}{kind}.svg?v={shelf.version(exercise_id)}&look={look}{more}"

    plain = "contrast" if more_contrast else "light"
    look = "dark" if theme == "dark" else plain
    forced = (("(forced-colors: active)", at("contrast")),)  # black outlines, on white paper
    of_system = (("(prefers-color-scheme: dark)", at("dark")), ("(prefers-contrast: more)", at("contrast")))
    width, height = shelf.size(exercise_id)
    return Drawn(
        id=exercise_id,
        src=at(look),
        sources=forced if theme else (*forced, *of_system),
        alt=shelf.alt(exercise_id, side),
        told=shelf.told(exercise_id, side),
        width=width,
        height=height,
        moves=shelf.moves(exercise_id),
        play=at(look, "/moving") + "&play=now" + said_tempo(tempo),
        strip=at(look, "/strip"),
        positions=shelf.positions(exercise_id),
    )
