"""What a document is found by, as PostgreSQL keeps it: a letter for the field, and the term."""

from hashlib import sha256

FIELDS = {"all": "w", "concepts": "c", "facets": "f"}
IN_TITLE = "t"
# PostgreSQL takes 2,046 bytes.
_MOST_BYTES = 500


def lexeme(letter: str, term: str) -> str:
    """The term of a field as one lexeme; a very long one by its hash."""
    whole = letter + clean(term)
    if len(whole) * 4 <= _MOST_BYTES or len(whole.encode()) <= _MOST_BYTES:
        return whole
    return f"{letter}#{sha256(whole.encode()).hexdigest()}"


def clean(text: str) -> str:
    """The text without what PostgreSQL can't keep: NUL and half surrogate pairs."""
    return text.replace("\0", " ").encode(errors="replace").decode()


def asked(lexeme: str) -> str:
    """The lexeme as a `tsquery`."""
    escaped = lexeme.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"
