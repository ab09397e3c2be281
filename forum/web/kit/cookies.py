"""Our cookies: the session's token, and the look of pages for visitors."""

from datetime import datetime, timedelta
from typing import Any

from flask import Response

from forum.rules.kit.display import clean_display
from forum.settings import Settings

DISPLAY_LASTS = timedelta(days=365)


def session_cookie(settings: Settings) -> str:
    """The name of the session cookie; `__Host-` makes browsers refuse it from anywhere but this very host."""
    return "__Host-sid" if settings.is_https else "sid"


def set_session(response: Response, settings: Settings, token: str, expires_at: datetime | None) -> None:
    """Hand the browser its session token; without an end it is forgotten when the browser is closed."""
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
    response.delete_cookie(session_cookie(settings), path="/", secure=settings.is_https, httponly=True, samesite="Lax")


def read_display(text: str) -> dict[str, Any]:
    """Display choices from a visitor's cookie (`theme=dark&text=120`); anything unknown is left out."""
    pairs = (pair.partition("=") for pair in text[:200].split("&"))
    return clean_display({name: value for name, _, value in pairs})


def set_display(response: Response, settings: Settings, choices: dict[str, str]) -> None:
    """Keep a visitor's display choices in the browser for a year; no choices take the cookie away."""
    text = "&".join(f"{name}={value}" for name, value in choices.items())
    lasts = DISPLAY_LASTS if text else timedelta()
    response.set_cookie(
        "display", text, max_age=lasts, path="/", secure=settings.is_https, httponly=True, samesite="Lax"
    )
