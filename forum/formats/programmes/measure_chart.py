"""A small line of what was measured, as points for an SVG; the table beside it holds the same numbers."""

from dataclasses import dataclass

from forum.rules.programmes.measures import MeasureRow, say_value

WIDTH, HEIGHT, EDGE, FOOT = 240, 150, 34, 44
MOST_LABELS = 4


@dataclass(frozen=True, slots=True)
class Point:
    """One measured number: where it stands, its value and its week in words; "" where there is no room for them."""

    x: int
    y: int
    value: str
    week: str


@dataclass(frozen=True, slots=True)
class Chart:
    """The picture of one measure; `line` is for a polyline, `words` say the same for those who do not see it."""

    points: tuple[Point, ...]
    line: str
    words: str


def draw_measure(row: MeasureRow) -> Chart | None:
    """The picture, or None with fewer than two numbers. Weeks are spaced as they were, from zero upwards."""
    known = [(week, name, value) for week, name, value in row.values if value is not None]
    if len(known) < 2:
        return None
    first, last = known[0][0], known[-1][0]
    top = max(value for _, _, value in known) or 1.0
    # Of many dots only the ends have words; the table has them all.
    named = {known[0][0], known[-1][0]} if len(known) > MOST_LABELS else {week for week, _, _ in known}
    points = tuple(
        Point(
            x=round(EDGE + (WIDTH - 2 * EDGE) * (week - first) / (last - first)),
            y=round(HEIGHT - FOOT - (HEIGHT - FOOT - EDGE) * value / top),
            value=say_value(value) if week in named else "",
            week=(f"Week {week}" if week else "Start") if week in named else "",
        )
        for week, _, value in known
    )
    said = ", ".join(f"{name.lower()} {say_value(value)}" for _, name, value in known)
    return Chart(points, " ".join(f"{one.x},{one.y}" for one in points), f"{row.measure.name}: {said}")
