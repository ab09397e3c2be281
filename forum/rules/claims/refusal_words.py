"""What the page of the claim check says when it can't check."""

NO_CLAIM = "Paste a headline or a sentence first."
NO_DESIGN = "Say what kind of study it is."
NO_OUTCOME = "Name one thing that was measured."


def too_long(most: int) -> str:
    """Of a sentence."""
    return f"One sentence, please, of at most {most} characters."
