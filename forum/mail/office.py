"""The way out for letters of this process; the app sets it once when it is put together."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from email.utils import formataddr, parseaddr
from typing import Any

from forum.mail import letters, outbound, stop_links, told_letters
from forum.queries.kit.site import find_site
from forum.rules.kit.site import USUAL
from forum.settings import Settings

_chosen: list[Settings] = []


def use(settings: Settings) -> None:
    """Say how mail goes out from now on, from whom, and where its links lead."""
    _chosen[:] = [settings]


def settings_in_use() -> Settings:
    """The settings by which things go out; raises OSError before they are chosen."""
    if not _chosen:
        raise OSError("there is no way out yet")
    return _chosen[0]


def forget_letters(addresses: Collection[str]) -> None:
    """Delete the letters to these addresses that lie in a folder; what a mail server took is with its reader."""
    if _chosen:
        outbound.forget(addresses, _chosen[0].mail_url)


def send_told(kind: str, to: str, member_id: int, now: datetime, **values: Any) -> None:
    """Write one letter of the conversation and send it; raises OSError when it could not be sent."""
    settings, site = _signed()
    token = stop_links.make_token(member_id, kind, settings.secret_key)
    message = told_letters.write_told(kind, to=to, stop_token=token, settings=settings, now=now, site=site, **values)
    outbound.send(message, settings.mail_url, settings.mail_certificate)


def send_letter(letter: str, to: str, now: datetime, **values: str) -> None:
    """Write one letter and send it; raises OSError when it could not be sent."""
    settings, site = _signed()
    message = letters.write_letter(
        letter, to=to, sender=settings.mail_from, base_url=settings.base_url, now=now, site=site, **values
    )
    outbound.send(message, settings.mail_url, settings.mail_certificate)


def _signed() -> tuple[Settings, str]:
    """The settings, with the sender by the name of the site; and that name."""
    if not _chosen:
        raise OSError("there is no way out for mail yet")
    site = find_site().name
    return replace(_chosen[0], mail_from=sender_of(_chosen[0].mail_from, site)), site


def sender_of(mail_from: str, site: str) -> str:
    """From whom letters are: by the name of the site, unless the settings name somebody else."""
    name, address = parseaddr(mail_from)
    return formataddr((site, address)) if name == USUAL.name else mail_from
