"""What browsers and search engines ask for by a fixed name: who may look where, icons, how the site is installed."""

from flask import Blueprint, Response, current_app, jsonify
from flask.typing import ResponseReturnValue

from forum.paths import static_folder
from forum.web.kit.assets import Assets

bp = Blueprint("site_files", __name__)
A_DAY = "public, max-age=86400"
# Private or for one person, endless, or nothing to find: no search engine need ask.
NOT_FOR_ROBOTS = (
    "/me",
    "/mod",
    "/admin",
    "/login",
    "/register",
    "/reset",
    "/confirm",
    "/mail",
    "/search",
    "/feeds",
    "/api",
    "/settings",
)
COLOUR = "#0a4c59"


@bp.get("/robots.txt")
def robots() -> ResponseReturnValue:
    """Which pages search engines need not ask for; what is private is closed to them as to everybody."""
    lines = ("User-agent: *", *(f"Disallow: {path}" for path in NOT_FOR_ROBOTS), "")
    return Response("\n".join(lines), mimetype="text/plain", headers={"Cache-Control": A_DAY})


@bp.get("/favicon.ico")
def favicon() -> ResponseReturnValue:
    """The picture of the site, for whoever asks without having read a page."""
    body = (static_folder() / "favicon.ico").read_bytes()
    return Response(body, mimetype="image/vnd.microsoft.icon", headers={"Cache-Control": A_DAY})


@bp.get("/site.webmanifest")
def manifest() -> ResponseReturnValue:
    """How the site stands on a home screen."""
    assets: Assets = current_app.extensions["assets"]
    icons = [
        {"src": assets.picture_urls[f"icon-{size}"], "sizes": f"{size}x{size}", "type": "image/png"}
        for size in (192, 512)
    ]
    answer = jsonify(
        name="Strideshare",
        short_name="Strideshare",
        description="Exercise routines shared by people with MS.",
        lang="en-GB",
        start_url="/",
        display="minimal-ui",
        background_color=COLOUR,
        theme_color=COLOUR,
        icons=icons,
    )
    answer.mimetype = "application/manifest+json"
    answer.headers["Cache-Control"] = A_DAY
    return answer
