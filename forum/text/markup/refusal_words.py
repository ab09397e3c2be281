"""What a refusal says of a post that is too much to cook."""

TOO_DEEP = "This post has too many quotes or lists inside each other. Please make it flatter."
TOO_MANY_CELLS = "This post has too many table cells. Please split it in two."
TOO_MANY_BRACKETS = "This post has too many square brackets. Please split it in two."
TOO_MUCH_FORMATTING = "This post has too much formatting. Please split it in two."
TOO_MANY_PIECES = (
    "This post has too many pieces of formatting, such as list lines, links or table cells. Please split it in two."
)


def too_many_characters(length: int, most: int) -> str:
    """More than is ever cooked."""
    return f"This post has too many characters: {length:,}, and {most:,} fit. Please split it in two."
