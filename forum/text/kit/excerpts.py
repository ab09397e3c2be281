"""A few lines around the words somebody searched for."""

LENGTH = 200


def excerpt(plain: str, at: int = 0, length: int = LENGTH) -> str:
    """At most `length` characters of whole words around the one that begins at `at`, or else from the start."""
    text = " ".join(plain.split())
    if len(text) <= length:
        return text
    first = _place(plain, at)
    start = min(_word_start(text, max(first - length // 3, 0)), _word_start(text, len(text) - length + 2), first)
    before = "… " if start else ""
    room = length - len(before)
    if len(text) - start <= room:
        return before + text[start:]
    return before + _cut(text[start : start + room]) + "…"


def _place(plain: str, at: int) -> int:
    """Where a place of the text is when each run of white space counts as one blank."""
    before = plain[:at].split()
    return len(" ".join(before)) + (bool(before) and plain[at - 1].isspace())


def _word_start(text: str, at: int) -> int:
    """The start of the first whole word from here on; here, when no blank is near."""
    if at == 0 or text[at - 1] == " ":
        return at
    blank = text.find(" ", at, at + 40)
    return at if blank < 0 else blank + 1


def _cut(text: str) -> str:
    """The text without its last, perhaps broken word; without its last letter when no blank is near."""
    head, _, tail = text.rpartition(" ")
    return head.rstrip(" ,;:-") if head and len(tail) <= 40 else text[:-1]
