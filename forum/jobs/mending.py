"""Setting right what the index holds too much or too little of."""

from datetime import datetime

from forum.jobs import exercises, indexing
from forum.search import SearchUnavailable, comparing, documents
from forum.search.listing import nouns

# From so many differences on, building the index anew takes less time.
MANY = 2_000


def mend_index(now: datetime) -> int:
    """Put in what is missing, take out what should be gone; says how many documents that were."""
    try:
        found = comparing.compare()
    except SearchUnavailable:
        return indexing.rebuild()
    wrong = found.missing | found.surplus
    if len(wrong) >= MANY:
        return indexing.rebuild()
    for key in wrong:
        renew(key, now)
    indexing.flush()
    return len(wrong)


def renew(key: str, now: datetime) -> None:
    """Have one document in the index as it should be, or not at all."""
    kind, _, id_ = key.partition(":")
    if kind == "exercise":
        exercises.loaded({}, now)
        return
    if kind == "thread":
        found, gone = documents.of_thread(int(id_))
        indexing.drop([key, *gone])
        indexing.put(found)
        return
    ways = {"post": documents.of_post, "routine": documents.of_routine}
    _, document = nouns.of_listed(kind, int(id_)) if kind in nouns.LISTED else ways[kind](int(id_))
    indexing.drop([key])
    if document:
        indexing.put([document])
