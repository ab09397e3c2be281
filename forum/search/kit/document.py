"""What the index is given: one findable thing, free of the database."""

from dataclasses import dataclass
from datetime import datetime

# The facet of what strangers may not read: an engine leaves it out for whoever is not known to be a member.
MEMBERS_ONLY = "audience=members"
# A new kind goes to the end: an index keeps the number of its place.
KINDS = ("thread", "post", "routine", "exercise", "digest", "resource", "study")


def key_of(kind: str, id_: int | str) -> str:
    """The key of a document in every index, such as `post:12`."""
    return f"{kind}:{id_}"


@dataclass(frozen=True)
class Document:
    """One findable thing; `body` is plain text, `at` an aware UTC time.

    `modality`, `position` and `equipment` hold values of the exercise library. `words` are further everyday
    names, found like the body but counting little in the ranking. `traits` are what a search may bar; `facets` are
    further things to filter by, each as `name=value`. `thread` is the number of the thread that it is of, 0 for none.
    """

    kind: str
    id: str
    title: str
    body: str
    url: str
    at: datetime
    author: str = ""
    category: str = ""
    tags: tuple[str, ...] = ()
    modality: tuple[str, ...] = ()
    position: tuple[str, ...] = ()
    equipment: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    traits: tuple[str, ...] = ()
    facets: tuple[str, ...] = ()
    thread: int = 0

    @property
    def key(self) -> str:
        """The document's key, such as `post:12`."""
        return key_of(self.kind, self.id)
