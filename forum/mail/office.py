"""The way out for letters of this process; the app sets it once when it is put together."""

from datetime import datetime
from typing import Any

from forum.mail import letters, outbound, stop_links, told_letters
from forum.settings import Settings

_chosen: list[Settings] = []


def use(settings: Settings) -> None:
    """Say how mail goes out from now on, from whom, and where its links lead."""
    _chosen[:] = [settings]


def send_told(kind: str, to: str, member_id: int, now: datetime, **values: Any) -> None:
    """Write one letter of the conversation and send it; raises OSError when it could not be sent."""
    settings = _settings()
    token = stop_links.make_token(member_id, kind, settings.secret_key)
    message = told_letters.write_told(kind, to=to, stop_token=token, settings=settings, now=now, **values)
    outbound.send(message, settings.mail_url, settings.mail_certificate)


def send_letter(letter: str, to: str, now: datetime, **values: str) -> None:
    """Write one letter and send it; raises OSError when it could not be sent."""
    settings = _settings()
    message = letters.write_letter(
        letter, to=to, sender=settings.mail_from, base_url=settings.base_url, now=now, **values
    )
    outbound.send(message, settings.mail_url, settings.mail_certificate)


def _settings() -> Settings:
    if not _chosen:
        raise OSError("there is no way out for mail yet")
    return _chosen[0]
