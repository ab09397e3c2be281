"""Sending a message: to a mail server, into a folder, or onto the screen."""

import os
import re
import secrets
import smtplib
import ssl
import sys
from collections.abc import Collection
from email.message import EmailMessage
from email.parser import BytesHeaderParser
from email.policy import default
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

TIMEOUT_S = 20
LOCAL_HOSTS = ("localhost", "127.0.0.1", "::1")
# Enhanced status codes (RFC 3463): a full mailbox may be emptied, and rules of the server are not about the mailbox.
PASSING_CODE = re.compile(rb"5\.(?:2\.2|7\.\d+)\b")
FULL, CLOSING = 552, 421


class AddressRefused(OSError):
    """The mail server will not take the letter for this address; `is_final` when there is no such mailbox."""

    def __init__(self, is_final: bool) -> None:
        super().__init__("the mail server refused the address")
        self.is_final = is_final


def send(message: EmailMessage, mail_url: str, certificate: Path | None = None) -> None:
    """Send a message the way `mail_url` says; raises OSError when that failed: `AddressRefused` if only this letter."""
    url = urlsplit(mail_url)
    if url.scheme == "file":
        write_file(message, Path(unquote(url.path)))
    elif url.scheme in ("smtp", "smtps"):
        send_smtp(message, url, certificate)
    else:
        sys.stdout.write(f"{message.as_string()}\n")
        sys.stdout.flush()


def write_file(message: EmailMessage, folder: Path) -> Path:
    """Put a message into a folder as one .eml file that is whole from the moment it has its name."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    stamp = message["Date"].datetime.strftime("%Y%m%dT%H%M%S")
    name = f"{stamp}-{secrets.token_hex(6)}.eml"
    partial = folder / f".{name}.part"
    handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(message.as_bytes())
        file.flush()
        os.fsync(file.fileno())
    return partial.rename(folder / name)


def forget(addresses: Collection[str], mail_url: str) -> None:
    """Delete the messages to these addresses, where mail goes into a folder."""
    url, wanted = urlsplit(mail_url), {address.casefold() for address in addresses}
    folder = Path(unquote(url.path))
    if url.scheme != "file" or not folder.is_dir():
        return
    for file in folder.glob("*.eml"):
        with file.open("rb") as opened:
            to = BytesHeaderParser(policy=default).parse(opened)["To"]
        if to and any(one.addr_spec.casefold() in wanted for one in to.addresses):
            file.unlink(missing_ok=True)


def send_smtp(message: EmailMessage, url: SplitResult, certificate: Path | None = None) -> None:
    """Hand a message to a mail server; a password never travels in the open, except on this machine."""
    with connect(url, certificate) as server:
        if url.username:
            server.login(unquote(url.username), unquote(url.password or ""))
        try:
            server.send_message(message)
        except smtplib.SMTPRecipientsRefused as error:
            raise read_refusal(*next(iter(error.recipients.values())), error) from None
        except smtplib.SMTPDataError as error:
            raise read_refusal(error.smtp_code, error.smtp_error, error) from None


def read_refusal(code: int, words: bytes | str, error: OSError) -> OSError:
    """What a mail server's answer about one letter means; the error itself when the server is about to close."""
    if code == CLOSING:
        return error
    said = words if isinstance(words, bytes) else words.encode()
    return AddressRefused(is_final=code >= 500 and code != FULL and not PASSING_CODE.match(said))


def connect(url: SplitResult, certificate: Path | None = None) -> smtplib.SMTP:
    """A connection to the mail server, encrypted when it can be."""
    host = url.hostname or ""
    context = ssl.create_default_context(cafile=certificate)
    # A server of this machine, known by its very certificate, is called by another name in it.
    context.check_hostname = certificate is None or host not in LOCAL_HOSTS
    if url.scheme == "smtps":
        return smtplib.SMTP_SSL(host, url.port or 465, timeout=TIMEOUT_S, context=context)
    server = smtplib.SMTP(host, url.port or 25, timeout=TIMEOUT_S)
    try:
        server.ehlo()
        if server.has_extn("starttls"):
            server.starttls(context=context)
            server.ehlo()
        elif url.username and host not in LOCAL_HOSTS:
            raise smtplib.SMTPNotSupportedError("the mail server takes a password only in the open")
    except BaseException:
        server.close()
        raise
    return server
