"""Where the picture of a card's line lies, and what it shows, for files that others read."""

from forum.figures import shelf
from forum.rules.routines.doses import drawn_side
from forum.rules.routines.routines import Item


def figure_link(exercise_id: str, side: str, card_url: str) -> tuple[str, str] | None:
    """The full address of the picture and its words; None for a line that is not drawn."""
    if not shelf.is_drawn(exercise_id):
        return None
    home = "/".join(card_url.split("/", 3)[:3])
    left = "?side=left" if side == "left" else ""
    return f"{home}/figures/{exercise_id}.svg{left}", shelf.alt(exercise_id, side)


def figure_of(item: Item, card_url: str) -> tuple[str, str] | None:
    return figure_link(item.exercise_id, drawn_side(item), card_url)
