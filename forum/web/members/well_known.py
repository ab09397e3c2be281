"""Addresses that programs look for on every site: whom to tell about a hole, and where a password is changed."""

from datetime import timedelta

from flask import Blueprint, Response, redirect
from flask.typing import ResponseReturnValue

from forum.clock import utc_now
from forum.rules.kit.days import shared_day
from forum.web.kit.request_context import settings

bp = Blueprint("well_known", __name__, url_prefix="/.well-known")
SECURITY_TXT_LASTS = timedelta(days=180)


@bp.get("/security.txt")
def security() -> ResponseReturnValue:
    """Whom to tell about a hole (RFC 9116)."""
    base, ends = settings().base_url, utc_now() + SECURITY_TXT_LASTS
    lines = (
        f"Contact: {settings().security_contact or f'{base}/help/contact'}",
        f"Expires: {shared_day(ends).isoformat()}T00:00:00Z",
        "Preferred-Languages: en",
        f"Canonical: {base}/.well-known/security.txt",
    )
    return Response("\n".join((*lines, "")), content_type="text/plain; charset=utf-8")


@bp.get("/change-password")
def change_password() -> ResponseReturnValue:
    """Where password managers send their owners."""
    return redirect("/me/password", 302)
