"""What a reader of the screen hears while names are suggested."""


def say_suggested(count: int) -> str:
    """How many there are, and how to reach them."""
    if not count:
        return "No suggestions"
    return "1 suggestion, use the down arrow" if count == 1 else f"{count} suggestions, use the down arrow"
