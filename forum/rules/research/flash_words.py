"""What the next page says of research."""

STUDY_MARKED = "The study says so now, on its page and wherever it is named."
STUDY_KEPT = "Kept as a draft. Only moderators and clinicians see it."
STUDY_SAVED = "Saved."
STUDY_PUBLISHED = "Everybody can read this study now, and search finds it."
STUDY_DISCARDED = "The draft is gone."


def studies_read(added: int, known: int) -> str:
    """After a file was read in."""
    new = "1 study is" if added == 1 else f"{added} studies are"
    left = f" {known} were here already and stay as they are." if known else ""
    return f"{new} here as drafts.{left}"
