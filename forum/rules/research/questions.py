"""How readers of a digest ask: the thread they ask in, and how its first post begins."""


def place_of(digest_id: int) -> str:
    """Where an unfinished question is kept."""
    return f"digest:{digest_id}"


def title_for(title: str, most: int) -> str:
    """What the thread of a digest is called, in at most so many characters."""
    said = f"Questions about: {title}"
    return said if len(said) <= most else f"{said[: most - 1].rstrip()}…"


def opening_of(title: str, url: str, body: str) -> str:
    """The first post of that thread: the digest it is about, and the question as it was asked."""
    plain = title.translate(str.maketrans("[]\\`*_<>", "()      "))
    return f"About the digest [{plain}]({url}).\n\n{body}"
