"""How long a member's own data waits for them, and what the file says of itself."""

from collections.abc import Iterable
from datetime import timedelta

TAKEAWAY_LASTS = timedelta(hours=48)


def say_size(size_bytes: int) -> str:
    """The size of a file for people."""
    kilobytes = -(-size_bytes // 1000)
    return f"{kilobytes / 1000:.1f} MB" if kilobytes >= 1000 else f"{kilobytes} kB"


def read_me(name: str, made: str, files: Iterable[tuple[str, str, int]]) -> str:
    """The page that explains the file; `files` are (path, what is in it, how many)."""
    lines = [f"- `{path}`: {words} ({count:,})" for path, words, count in files]
    return "\n".join(
        (
            f"# Everything of {name}",
            "",
            f"Made on {made}. Files ending in `.md` are for people; those in `json/` hold more, for programs.",
            "In JSON, times are UTC. An address begins with that of the site. Cards are as others read them.",
            "",
            *lines,
            "",
            "Not in it: your password and other secrets, which we keep only scrambled; what other members wrote, and",
            "what they wrote to moderators.",
            "",
        )
    )
