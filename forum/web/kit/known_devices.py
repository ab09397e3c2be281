"""The browsers a member has proved themselves in before: a signed cookie that outlives sessions.

It opens nothing. A browser that has it can't be kept out by strangers who try passwords, and sends no letter when its
owner logs in again.
"""

import secrets
from datetime import timedelta

from flask import Response, request
from itsdangerous import BadData, URLSafeTimedSerializer

from forum.settings import Settings
from forum.web.kit.request_context import settings

LASTS = timedelta(days=400)  # the longest that browsers keep a cookie
MOST = 5


def cookie_name(house: Settings) -> str:
    """The name of the cookie."""
    return "__Host-device" if house.is_https else "device"


def find_device(member_id: int) -> str | None:
    """What this browser is called for this member, if they logged in with it before."""
    return _read().get(str(member_id))


def remember(response: Response, member_id: int) -> None:
    """Let this browser be known to this member from now on; the longest unused member of a shared one is forgotten."""
    known = _read()
    device = known.pop(str(member_id), None) or secrets.token_urlsafe(12)
    kept = [*known.items()][-(MOST - 1) :]
    response.set_cookie(
        cookie_name(settings()),
        _signer().dumps(dict([*kept, (str(member_id), device)])),
        max_age=LASTS,
        path="/",
        secure=settings().is_https,
        httponly=True,
        samesite="Lax",
    )


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(settings().secret_key, salt="known-device")


def _read() -> dict[str, str]:
    try:
        known = _signer().loads(request.cookies.get(cookie_name(settings()), ""), max_age=int(LASTS.total_seconds()))
    except BadData:
        return {}
    return {str(name): str(device) for name, device in known.items()}
