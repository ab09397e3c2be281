"""Where we are, as passkeys see it: they are bound to a host name, and a network address is none."""

from ipaddress import ip_address
from urllib.parse import urlsplit

from flask import request

from forum.actions.members.passkeys import RelyingParty
from forum.web.kit.request_context import settings


def find_place() -> RelyingParty | None:
    """The name and origin for passkeys; None when this site was opened by an address."""
    host = urlsplit(f"//{request.host}").hostname or ""
    try:
        ip_address(host)
    except ValueError:
        ours = urlsplit(settings().base_url)
        return RelyingParty(
            host, settings().base_url if ours.hostname == host else f"{request.scheme}://{request.host}"
        )
    return None
