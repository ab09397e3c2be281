"""What the next page says of research."""

STUDY_MARKED = "The study says so now, on its page and wherever it is named."
