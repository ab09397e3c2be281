"""What follows when a row of one of the listed nouns was added, changed or taken off: see `search.listed`."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from forum.jobs import indexing
from forum.search.listed import LISTED, of_listed


def saved(kind: str, payload: dict[str, Any], _now: datetime) -> None:
    """Put the row into the index or take it out."""
    key, document = of_listed(kind, int(payload[f"{kind}_id"]))
    if document:
        indexing.put([document])
    else:
        indexing.drop([key])


HANDLERS: Mapping[str, Callable[[dict[str, Any], datetime], None]] = {
    f"{kind}.saved": partial(saved, kind) for kind in LISTED
}
