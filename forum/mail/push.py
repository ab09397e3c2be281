"""Handing a push to the service of a browser: only to public addresses, each looked at before it is connected to."""

import http.client
import json
import socket
import ssl
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from forum.mail.office import settings_in_use
from forum.mail.push_encryption import authorization, seal
from forum.rules.talk.push import Subscription, decode, is_endpoint, may_connect

WITHIN_S = 10
KEPT_S = 24 * 3600
GONE = (400, 401, 403, 404, 410, 413)


class NobodyThere(Exception):
    """The service knows no such browser any more, or will take nothing for it."""


def send(to: Subscription, said: dict[str, Any], now: datetime) -> None:
    """Hand one push to its service; raises `NobodyThere`, or OSError to try again."""
    settings = settings_in_use()
    is_local = not settings.is_https
    if not is_endpoint(to.endpoint, is_local=is_local):
        raise NobodyThere
    try:
        body = seal(json.dumps(said).encode(), decode(to.p256dh), decode(to.auth))
    except ValueError:
        raise NobodyThere from None
    signed = authorization(to.endpoint, settings.secret_key, settings.base_url, int(now.timestamp()))
    headers = {
        "Authorization": signed,
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "TTL": str(KEPT_S),
        "Urgency": "normal",
    }
    status = post(to.endpoint, body, headers, is_local=is_local)
    if status in GONE:
        raise NobodyThere
    if not 200 <= status < 300:
        raise OSError(f"a push service answered {status}")


def post(endpoint: str, body: bytes, headers: dict[str, str], *, is_local: bool) -> int:
    """The status of the answer; nothing is followed, and nothing of the answer is kept."""
    parts = urlsplit(endpoint)
    is_https = parts.scheme == "https"
    connection = Checked(parts.hostname or "", parts.port or (443 if is_https else 80), is_local=is_local)
    connection.is_https = is_https
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    try:
        connection.request("POST", path, body, headers)
        return connection.getresponse().status
    except http.client.HTTPException as error:
        raise OSError(type(error).__name__) from error
    finally:
        connection.close()


class Checked(http.client.HTTPConnection):
    """A connection to the very address that was found to be a public one; a name can't lead elsewhere meanwhile."""

    is_https = True

    def __init__(self, host: str, port: int, *, is_local: bool) -> None:
        super().__init__(host, port, timeout=WITHIN_S)
        self.is_local = is_local

    def connect(self) -> None:
        """Connect to the first address of the host, if all of them are public."""
        found = socket.getaddrinfo(self.host, self.port, type=socket.SOCK_STREAM)
        addresses = [str(one[4][0]) for one in found]
        if not addresses or not all(may_connect(one, is_local=self.is_local) for one in addresses):
            raise NobodyThere
        plain = socket.create_connection((addresses[0], self.port), self.timeout)
        context = ssl.create_default_context() if self.is_https else None
        self.sock = context.wrap_socket(plain, server_hostname=self.host) if context else plain
