"""What the next page says about what was just done, for cards and programmes alike."""

DRAFT_SAVED = "Your draft is saved. Only you can see it."


def draft_deleted(title: str) -> str:
    """The draft of a card or programme is gone."""
    return f"Your draft “{title}” is deleted."
