"""What browsers and search engines ask for by a fixed name: who may look where, icons, how the site is installed."""

from flask import Blueprint, Response, current_app, jsonify, request
from flask.typing import ResponseReturnValue

from forum.paths import static_folder
from forum.rules.kit.site import Site
from forum.web.kit.assets import A_YEAR, Assets
from forum.web.kit.request_context import current_site, settings
from forum.web.kit.site_look import colours_css, icon_svg

bp = Blueprint("site_files", __name__)
A_DAY = "public, max-age=86400"
AN_HOUR = "public, max-age=3600"
# Private or for one person, endless, or nothing to find: no search engine need ask.
NOT_FOR_ROBOTS = (
    "/me",
    "/carer",
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
    forbidden = (f"Disallow: {path}" for path in NOT_FOR_ROBOTS)
    lines = ("User-agent: *", *forbidden, "", f"Sitemap: {settings().base_url}/sitemap.xml", "")
    return Response("\n".join(lines), mimetype="text/plain", headers={"Cache-Control": A_DAY})


@bp.get("/favicon.ico")
def favicon() -> ResponseReturnValue:
    """The picture of the site, for whoever asks without having read a page."""
    body = (static_folder() / "favicon.ico").read_bytes()
    return Response(body, mimetype="image/vnd.microsoft.icon", headers={"Cache-Control": A_DAY})


@bp.get("/site.webmanifest")
def manifest() -> ResponseReturnValue:
    """How the site stands on a home screen."""
    site = current_site()
    colour = site.main or COLOUR
    answer = jsonify(
        name=site.name,
        short_name=site.name,
        description="Exercise routines shared by people with MS.",
        lang="en-GB",
        start_url="/",
        display="minimal-ui",
        background_color=colour,
        theme_color=colour,
        icons=list_icons(site),
    )
    answer.mimetype = "application/manifest+json"
    answer.headers["Cache-Control"] = AN_HOUR
    return answer


def list_icons(site: Site) -> list[dict[str, str]]:
    """The icon in the sizes there are: our pictures, or a drawing of the site's own that fits every size."""
    if site.has_own_mark:
        return [{"src": f"/site/icon.svg?v={site.mark}", "sizes": "any", "type": "image/svg+xml"}]
    assets: Assets = current_app.extensions["assets"]
    return [
        {"src": assets.picture_urls[f"icon-{size}"], "sizes": f"{size}x{size}", "type": "image/png"}
        for size in (192, 512)
    ]


@bp.get("/site/colours.css")
def colours() -> ResponseReturnValue:
    """The colours an admin chose."""
    return send_look(colours_css(current_site()), "text/css")


@bp.get("/site/icon.svg")
def icon() -> ResponseReturnValue:
    """The icon in these colours."""
    return send_look(icon_svg(current_site()), "image/svg+xml")


def send_look(text: str, mimetype: str) -> Response:
    """A file of the look; asked for by its mark it may be kept for a year, as another look has another mark."""
    is_this = request.args.get("v") == current_site().mark != ""
    return Response(text, mimetype=mimetype, headers={"Cache-Control": A_YEAR if is_this else "no-cache"})
