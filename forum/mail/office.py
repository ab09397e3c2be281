"""The way out for letters of this process; the app sets it once when it is put together."""

from datetime import datetime
from email.utils import formataddr, parseaddr

from forum.mail import letters, outbound
from forum.queries.kit.site import find_site
from forum.rules.kit.site import USUAL
from forum.settings import Settings

_chosen: list[Settings] = []


def use(settings: Settings) -> None:
    """Say how mail goes out from now on, from whom, and where its links lead."""
    _chosen[:] = [settings]


def send_letter(letter: str, to: str, now: datetime, **values: str) -> None:
    """Write one letter and send it; raises OSError when it could not be sent."""
    if not _chosen:
        raise OSError("there is no way out for mail yet")
    settings = _chosen[0]
    site = find_site().name
    sender = sender_of(settings.mail_from, site)
    message = letters.write_letter(
        letter, to=to, sender=sender, base_url=settings.base_url, now=now, site=site, **values
    )
    outbound.send(message, settings.mail_url, settings.mail_certificate)


def sender_of(mail_from: str, site: str) -> str:
    """From whom letters are: by the name of the site, unless the settings name somebody else."""
    name, address = parseaddr(mail_from)
    return formataddr((site, address)) if name == USUAL.name else mail_from
