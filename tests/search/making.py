"""Documents and an index for the search tests."""

from datetime import UTC, datetime
from typing import Any

from forum.search import Document, Search, parse_query

AT = datetime(2026, 3, 1, tzinfo=UTC)


def document(kind: str, id_: int | str, title: str = "", body: str = "", **more: Any) -> Document:
    """A document with only what the test is about."""
    return Document(kind, str(id_), title, body, f"/{kind}/{id_}", more.pop("at", AT), **more)


SEATED_CARD = document(
    "routine",
    1,
    "Steady in your seat",
    "Reach to targets, shift from hip to hip.",
    modality=("balance",),
    position=("seated",),
    equipment=("chair",),
)
FOAM_EXERCISE = document(
    "exercise",
    "foam-stand",
    "Standing on a pad, feet together",
    "Stand in a corner.",
    modality=("balance",),
    position=("standing_unsupported",),
    equipment=("foam_pad", "corner"),
    words=("Romberg on foam",),
)
CHATTY_THREAD = document("thread", 2, "Balance exercises", "Balance exercises! Which balance exercises do you do?")
FOAM_POST = document("post", 3, body="I stand on a piece of foam and my balance is better for it.")
COMMUNITY = (
    SEATED_CARD,
    FOAM_EXERCISE,
    CHATTY_THREAD,
    FOAM_POST,
    document("post", 4, body="I practise in a chair after lunch, mostly arm lifts.", author="Ana", tags=("arms",)),
    document("post", 5, body="My physio in the city is lovely.", at=datetime(2025, 6, 1, tzinfo=UTC)),
    document("digest", 6, "Walking programmes and MS", "A small study of colour and gait."),
    document("resource", 7, "Band work", "Strength with elastic.", category="Trusted resources"),
)


def posts(first: int, last: int, body: str = "balance") -> list[Document]:
    """Posts that all have one word, and each a number of its own."""
    return [document("post", n, body=f"{body} number{n}") for n in range(first, last + 1)]


def found(search: Search, text: str) -> set[str]:
    """The keys of what the words find."""
    return {hit.key for hit in search.find(parse_query(text), limit=50).hits}
