"""What a refusal says of a text that is so long that nobody reads it."""

TOO_LONG_FOR_ITS_FIELD = "This form holds something far longer than it can be. Nothing was changed."


def too_long(length: int, most: int) -> str:
    """Somebody typed or pasted far more than fits."""
    return f"This is too long: {length:,} characters, spaces among them. Please use at most {most:,}."
