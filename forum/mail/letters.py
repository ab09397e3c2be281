"""Letters: plain text from `templates/mail/`, whose first line is the subject."""

from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid
from string import Template
from urllib.parse import urlsplit

from forum.paths import templates_folder
from forum.rules.kit.site import USUAL


def write_letter(
    letter: str, *, to: str, sender: str, base_url: str, now: datetime, site: str = USUAL.name, **values: str
) -> EmailMessage:
    """The letter called `letter` with its `$values` filled in; raises KeyError when one is missing."""
    text = Template(_template(letter)).substitute(values, base_url=base_url, site=site)
    subject, _, body = text.partition("\n")
    message = EmailMessage()
    message["From"] = sender
    message["To"] = to
    message["Subject"] = subject.strip()
    message["Date"] = format_datetime(now)
    message["Message-ID"] = make_msgid(domain=urlsplit(base_url).hostname)
    message["Auto-Submitted"] = "auto-generated"
    # 7bit keeps long links whole, so that every mail program makes a link of them.
    message.set_content(body, cte="7bit" if body.isascii() else "quoted-printable")
    return message


def _template(name: str) -> str:
    return (templates_folder() / "mail" / f"{name}.txt").read_text(encoding="utf-8")
