"""What the page of jobs calls them."""

KINDS = {
    "post.saved": "A post into the search, and notices about it",
    "post.link": "Exercises linked in imported posts",
    "post.followers": "The next of many followers told of a post",
    "thread.changed": "A changed thread into the search",
    "routine.saved": "A card into the search",
    "routine.version": "Those who saved a card told of its new version",
    "resource.saved": "A resource into the search",
    "library.loaded": "The exercise library into the search",
    "library.cards": "Cards brought up to the exercise library",
    "index.rebuild": "The whole search index built anew",
}
LETTER = "A letter: {letter}"
TOLD = "A letter about answers, or of the week"


def say_kind(kind: str) -> str:
    """A kind of job in words; one that only other versions know by its name."""
    if kind == "mail.told":
        return TOLD
    if kind.startswith("mail."):
        return LETTER.format(letter=kind.removeprefix("mail.").replace("_", " "))
    return KINDS.get(kind, kind)
