"""Numbers and times in words: "2 to 3", "up to 30 seconds", "5 minutes", "3 to 5 days a week"."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A low and a high end; either may be missing ("up to 30" has no low end)."""

    low: int | None = None
    high: int | None = None

    def __bool__(self) -> bool:
        return self.low is not None or self.high is not None

    @property
    def is_one(self) -> bool:
        return self.low == 1 and self.high in (None, 1)


def say_number(span: Span) -> str:
    """A number or a range: "10", "10 to 15", "up to 15"."""
    if span.low is None:
        return f"up to {span.high}"
    return str(span.low) if span.high in (None, span.low) else f"{span.low} to {span.high}"


def say_count(span: Span, noun: str) -> str:
    """A number of things: "1 set", "2 to 3 sets"."""
    is_single = (span.high or span.low) == 1
    return f"{say_number(span)} {noun if is_single else noun + 's'}"


def say_days(days: Span) -> str:
    """Days a week in words: "Every day", "3 to 5 days a week"."""
    if days.low == 7:
        return "Every day"
    return capital(f"{say_count(days, 'day')} a week")


def say_time(seconds: Span) -> str:
    """A time in words: seconds below two minutes, then whole minutes and what is left."""
    low, high = seconds.low, seconds.high
    if low is None:
        return f"up to {_one_time(high or 0)}"
    if high is None or high == low:
        return _one_time(low)
    if low % 60 == 0 and high % 60 == 0 and high >= 120:
        return f"{low // 60} to {high // 60} minutes"
    if high < 120:
        return f"{low} to {high} seconds"
    return f"{_one_time(low)} to {_one_time(high)}"


def _one_time(seconds: int) -> str:
    minutes, left = divmod(seconds, 60)
    if seconds < 120:
        return f"{seconds} {'second' if seconds == 1 else 'seconds'}"
    return f"{minutes} minutes" if not left else f"{minutes} minutes {_one_time(left)}"


def capital(words: str) -> str:
    """The words with a capital letter at the front."""
    return words[:1].upper() + words[1:]
