"""One reader for each kind of setting: text in, value out, or Wrong, which never repeats the value."""

import ssl
from collections.abc import Callable
from email.utils import parseaddr
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from forum.settings.table import SECRET_LENGTH_MIN


class Wrong(ValueError):
    """The text is no such setting; the message goes on from the setting's name."""


def read_secret_key(text: str) -> str:
    """A secret long enough to sign with."""
    if not text:
        raise Wrong("is missing: run `strideshare init` first")
    if len(text) < SECRET_LENGTH_MIN:
        raise Wrong("is too short")
    return text


def read_folder(text: str) -> Path:
    """An absolute folder, there already or not."""
    folder = Path(text).expanduser().absolute()
    if folder.exists() and not folder.is_dir():
        raise Wrong("is a file")
    return folder


def read_nothing(text: str) -> None:
    """Only the empty text: for a setting that is kept free."""
    if text:
        raise Wrong("must stay empty")


def read_database_url(text: str) -> str:
    """A URL for SQLAlchemy: a SQLite file with its absolute path, or PostgreSQL by psycopg 3."""
    scheme, _, rest = text.partition("://")
    if scheme == "sqlite":
        file = rest.removeprefix("/")
        if not file or file.startswith(":memory:") or not rest.startswith("/"):
            raise Wrong("must name a file: several processes share the database")
        return f"sqlite:///{Path(file).absolute()}"
    if scheme in ("postgres", "postgresql", "postgresql+psycopg") and urlsplit(text).path.strip("/"):
        return f"postgresql+psycopg://{rest}"
    raise Wrong("is not a database we can use")


def read_mail_url(text: str) -> str:
    """Where mail goes, as it was written."""
    url = urlsplit(text)
    is_server = url.scheme in ("smtp", "smtps") and bool(url.hostname) and _has_good_port(url)
    is_folder = url.scheme == "file" and not url.netloc and len(url.path) > 1
    if not (is_server or is_folder or text == "console"):
        raise Wrong("is not a way to send mail")
    return text


def read_certificate(text: str) -> Path | None:
    """A file of certificates that can be read; None when there is none."""
    if not text:
        return None
    file = Path(text).expanduser().absolute()
    try:
        ssl.create_default_context(cafile=str(file))
    except OSError:
        raise Wrong("is not a file of certificates that can be read") from None
    return file


def read_mail_from(text: str) -> str:
    """A sender's address, as it was written."""
    _name, address = parseaddr(text)
    before, _, host = address.rpartition("@")
    if not before or not host or not text.isprintable():
        raise Wrong("is not a mail address")
    return text


def read_base_url(text: str) -> str:
    """Scheme and host without a closing slash; http is for this machine only."""
    url = urlsplit(text)
    if url.scheme not in ("http", "https") or not url.hostname or not _has_good_port(url):
        raise Wrong("is not a web address")
    if url.username is not None or url.path.strip("/") or url.query or url.fragment:
        raise Wrong("must be scheme and host only")
    if url.scheme == "http" and not _is_loopback(url.hostname):
        raise Wrong("must be https: passwords would travel in the open")
    return f"{url.scheme}://{url.netloc.lower()}"


def _has_good_port(url: SplitResult) -> bool:
    return url.port is None or url.port > 0  # reading .port raises ValueError above 65535


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def read_contact(text: str) -> str:
    """A way to reach somebody, as a web address; "" for the usual one."""
    url = urlsplit(text)
    is_mail = url.scheme == "mailto" and "@" in url.path
    if text and not (text.isprintable() and " " not in text and (is_mail or (url.scheme == "https" and url.hostname))):
        raise Wrong("is not a way to reach somebody")
    return text


def one_of(*words: str) -> Callable[[str], str]:
    """A reader for one of `words`, in any case."""

    def read(text: str) -> str:
        if text.lower() not in words:
            raise Wrong("is not one of the choices")
        return text.lower()

    return read


def read_search(database_url: str) -> Callable[[str], str]:
    """A reader for the engine of the search: one of PostgreSQL needs such a database."""

    def read(text: str) -> str:
        word = one_of("whoosh", "postgres")(text)
        if word == "postgres" and not database_url.startswith("postgresql"):
            raise Wrong("needs a PostgreSQL database, and STRIDESHARE_DATABASE_URL names none")
        return word

    return read


def whole_number(least: int, most: int) -> Callable[[str], int]:
    """A reader for a whole number from `least` to `most`."""

    def read(text: str) -> int:
        if not (text.isascii() and text.isdigit() and least <= int(text) <= most):
            raise Wrong("is not such a number")
        return int(text)

    return read
