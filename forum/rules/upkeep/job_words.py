"""What the page of jobs calls them."""

KINDS = {
    "post.saved": "A post into the search, and notices about it",
    "post.link": "Exercises linked in imported posts",
    "thread.changed": "A changed thread into the search",
    "routine.saved": "A card into the search",
    "resource.saved": "A resource into the search",
    "library.loaded": "The exercise library into the search",
    "library.cards": "Cards brought up to the exercise library",
    "index.rebuild": "The whole search index built anew",
}
LETTER = "A letter: {letter}"


def say_kind(kind: str) -> str:
    """A kind of job in words; one that only other versions know by its name."""
    if kind.startswith("mail."):
        return LETTER.format(letter=kind.removeprefix("mail.").replace("_", " "))
    return KINDS.get(kind, kind)
