"""The text of a file that somebody's program wrote: UTF-8, UTF-16, or what spreadsheets of western Europe save."""

from codecs import BOM_UTF16_BE, BOM_UTF16_LE


def read_text(raw: bytes) -> str | None:
    """The text in these bytes without its byte order mark; None when they are none."""
    for encoding in _encodings(raw):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        # Ours begin with a plain letter or sign; other bytes may be letters of any script by accident.
        if "\0" not in text and text.lstrip()[:1].isascii():
            return text
    return None


def _encodings(raw: bytes) -> tuple[str, ...]:
    if raw.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return ("utf-16",)
    # Without a mark, the letters of our own words tell: every second byte is empty.
    if b"\0" in raw[:4]:
        return ("utf-16-be",) if raw[:1] == b"\0" else ("utf-16-le",)
    return ("utf-8-sig", "cp1252")
