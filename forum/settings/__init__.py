"""Every setting of the house, read once from `STRIDESHARE_*`; a wrong one stops the start."""

import difflib
import os
import secrets
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from forum.errors import BadSetting
from forum.settings import readers
from forum.settings.table import PREFIX, TABLE

T = TypeVar("T")

LOOPBACK_NAMES = ("127.0.0.1", "localhost")


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings in force; `repr` shows nothing that holds a password."""

    instance: Path
    database_url: str = field(repr=False)
    secret_key: str = field(repr=False)
    mail_url: str = field(repr=False)
    mail_from: str = "Strideshare <noreply@localhost>"
    mail_certificate: Path | None = None
    search: str = "whoosh"
    base_url: str = "http://127.0.0.1:8000"
    limits: bool = True
    second_factor_days: int = 14
    security_contact: str = ""
    workers: int = 2
    threads: int = 4
    log_level: str = "info"
    proxies: int = 0
    link_check: bool = False

    @property
    def is_https(self) -> bool:
        """Whether people reach the house over https: cookies are then Secure."""
        return self.base_url.startswith("https://")

    @property
    def host_names(self) -> tuple[str, ...]:
        """The host names a request may ask for, without a port."""
        host = urlsplit(self.base_url).hostname or ""
        return tuple(dict.fromkeys((f"[{host}]" if ":" in host else host, *LOOPBACK_NAMES)))

    @property
    def is_sqlite(self) -> bool:
        """Whether the database is one file on this machine."""
        return self.database_url.startswith("sqlite:")


def load_settings(environ: Mapping[str, str]) -> Settings:
    """Read the settings out of `environ`; an empty value counts as not set.

    Raises BadSetting, naming the setting and what it accepts, never its value.
    """
    _refuse_unknown_names(environ)
    instance = instance_folder(environ)
    _read(environ, "REDIS_URL", "", readers.read_nothing)
    base_url = _read(environ, "BASE_URL", "http://127.0.0.1:8000", readers.read_base_url)
    own_database = f"sqlite:///{instance}/strideshare.db"
    database_url = _read(environ, "DATABASE_URL", own_database, readers.read_database_url)
    sender_host = urlsplit(base_url).hostname if base_url.startswith("https:") else "localhost"
    return Settings(
        instance=instance,
        database_url=database_url,
        secret_key=_read(environ, "SECRET_KEY", _kept_secret(instance), readers.read_secret_key),
        mail_url=_read(environ, "MAIL_URL", (instance / "mail").as_uri(), readers.read_mail_url),
        mail_from=_read(environ, "MAIL_FROM", f"Strideshare <noreply@{sender_host}>", readers.read_mail_from),
        mail_certificate=_read(environ, "MAIL_CERTIFICATE", "", readers.read_certificate),
        search=_read(environ, "SEARCH", "whoosh", readers.read_search(database_url)),
        base_url=base_url,
        limits=_read(environ, "LIMITS", "on", readers.one_of("on", "off")) == "on",
        second_factor_days=_read(environ, "SECOND_FACTOR_DAYS", "14", readers.whole_number(0, 3650)),
        security_contact=_read(environ, "SECURITY_CONTACT", "", readers.read_contact),
        workers=_read(environ, "WORKERS", "2", readers.whole_number(1, 64)),
        threads=_read(environ, "THREADS", "4", readers.whole_number(1, 64)),
        log_level=_read(environ, "LOG_LEVEL", "info", readers.one_of("debug", "info", "warning", "error")),
        proxies=_read(environ, "PROXIES", "0", readers.whole_number(0, 10)),
        link_check=_read(environ, "LINK_CHECK", "off", readers.one_of("on", "off")) == "on",
    )


def instance_folder(environ: Mapping[str, str]) -> Path:
    """The instance folder as an absolute path; it need not exist yet."""
    return _read(environ, "INSTANCE", "instance", readers.read_folder)


def ensure_secret_key(instance: Path) -> None:
    """Write a random secret key into `instance`, readable by its owner only, unless one is there."""
    if _kept_secret(instance):
        return
    instance.mkdir(parents=True, exist_ok=True)
    handle, written = tempfile.mkstemp(dir=instance)  # mkstemp makes it 0600
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(48))
    Path(written).replace(_secret_file(instance))


def _read(environ: Mapping[str, str], name: str, default: str, reader: Callable[[str], T]) -> T:
    try:
        return reader(environ.get(PREFIX + name, "").strip() or default)
    except ValueError as error:
        row = next(row for row in TABLE if row.name == name)
        # An error of the library may repeat a password, so only our own words are passed on.
        reason = error if isinstance(error, readers.Wrong) else "cannot be read"
        raise BadSetting(f"{PREFIX}{name} {reason}. It accepts {row.accepts}.") from None


def _refuse_unknown_names(environ: Mapping[str, str]) -> None:
    known = [PREFIX + row.name for row in TABLE]
    for name in sorted(environ):
        if name.startswith(PREFIX) and name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            hint = f"Did you mean {near[0]}?" if near else f"The settings are {', '.join(known)}."
            raise BadSetting(f"{name} is not a setting. {hint}")


def _secret_file(instance: Path) -> Path:
    return instance / "secret_key"


def _kept_secret(instance: Path) -> str:
    file = _secret_file(instance)
    return file.read_text(encoding="utf-8").strip() if file.is_file() else ""
