"""Letters of the conversation: plain text and HTML that say the same, with a way to stop them that works at once."""

import unicodedata
from collections.abc import Mapping, Sequence
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from functools import lru_cache
from pathlib import Path
from string import Template
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from forum.paths import templates_folder
from forum.settings import Settings

SUBJECT_CHARS = 150


def write_told(
    kind: str,
    *,
    to: str,
    subject: str,
    number: int,
    stop_token: str,
    settings: Settings,
    now: datetime,
    items: Sequence[Mapping[str, str]],
    **values: str,
) -> EmailMessage:
    """The letter of this kind, about these things. Its `number` makes an id that stays when it has to be sent again."""
    base_url = settings.base_url
    stop_url = f"{base_url}/mail/stop/{stop_token}"
    given = {"base_url": base_url, "stop_url": stop_url, "subject": one_line(subject), **values}
    message = EmailMessage()
    message["From"] = settings.mail_from
    message["To"] = one_line(to)
    message["Subject"] = one_line(subject)[:SUBJECT_CHARS]
    message["Date"] = format_datetime(now)
    message["Message-ID"] = f"<letter-{number}@{urlsplit(base_url).hostname}>"
    message["Auto-Submitted"] = "auto-generated"
    message["List-Unsubscribe"] = f"<{stop_url}>"
    message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.set_content(write_text(kind, given, items), cte="quoted-printable")
    html = pages().get_template(f"{kind}.html").render(given, items=items)
    message.add_alternative(html, subtype="html", cte="quoted-printable")
    return message


def write_text(kind: str, given: Mapping[str, str], items: Sequence[Mapping[str, str]]) -> str:
    """The same in plain text: a few lines for each thing, with the letter around them."""
    folder = told_folder()
    one, whole = (Template((folder / f"{kind}{part}.txt").read_text("utf-8")) for part in ("_item", ""))
    return whole.substitute(given, items="\n".join(one.substitute(given, **item) for item in items))


def one_line(text: str) -> str:
    """A text that can stand in the head of a letter: no line ends and no other sign that nobody sees."""
    return " ".join("".join(" " if unicodedata.category(sign) in ("Cc", "Zl", "Zp") else sign for sign in text).split())


def told_folder() -> Path:
    """Where these letters lie."""
    return templates_folder() / "mail" / "told"


@lru_cache(maxsize=1)
def pages() -> Environment:
    """The letters in HTML; whatever stands in them is escaped."""
    return Environment(
        autoescape=True,
        loader=FileSystemLoader(told_folder()),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
