"""Our cookies: the session's token, and the look of pages for visitors."""

import hashlib
import secrets
from datetime import datetime
from typing import Any

from flask import Response

from forum.rules.display import clean_display
from forum.settings import Settings


def session_cookie(settings: Settings) -> str:
    """The name of the session cookie; `__Host-` makes browsers refuse it from anywhere but this very host."""
    return "__Host-sid" if settings.is_https else "sid"


def new_token() -> str:
    """A session token or mailed token nobody can guess."""
    return secrets.token_urlsafe(32)


def token_hash(token: str) -> str:
    """What the database keeps of a token."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def set_session(response: Response, settings: Settings, token: str, expires_at: datetime) -> None:
    """Hand the browser its session token."""
    response.set_cookie(
        session_cookie(settings),
        token,
        expires=expires_at,
        path="/",
        secure=settings.is_https,
        httponly=True,
        samesite="Lax",
    )


def clear_session(response: Response, settings: Settings) -> None:
    """Take the session token back."""
    response.delete_cookie(
        session_cookie(settings), path="/", secure=settings.is_https, httponly=True, samesite="Lax"
    )


def read_display(text: str) -> dict[str, Any]:
    """Display choices from a visitor's cookie (`theme=dark&text=120`); anything unknown is left out."""
    pairs = (pair.partition("=") for pair in text[:200].split("&"))
    return clean_display({name: value for name, _, value in pairs})


def write_display(choices: dict[str, Any]) -> str:
    """The cookie text for display choices."""
    return "&".join(f"{name}={value}" for name, value in choices.items())
