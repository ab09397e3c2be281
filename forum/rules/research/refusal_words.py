"""What refusals of research say."""

NO_STATUS = "Choose how the study stands now."
NO_NOTE = "Say what was corrected, or why it was taken back, and where that is told."


def note_too_long(most: int) -> str:
    """Of what is told about a correction."""
    return f"Please use at most {most} characters."
