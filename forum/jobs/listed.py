"""What follows when a row of one of the listed nouns was added, changed or taken off: see `search.listing.nouns`."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from forum.actions.research import leaning
from forum.jobs import indexing
from forum.search.listing.nouns import LISTED, of_listed


def saved(kind: str, payload: dict[str, Any], _now: datetime) -> None:
    """Put the row into the index or take it out."""
    key, document = of_listed(kind, int(payload[f"{kind}_id"]))
    if document:
        indexing.put([document])
    else:
        indexing.drop([key])


def stands(payload: dict[str, Any], now: datetime) -> None:
    """Lay what leans on a study before the moderators, as it stands now."""
    leaning.pull(int(payload["study_id"]), now)


HANDLERS: Mapping[str, Callable[[dict[str, Any], datetime], None]] = {
    f"{kind}.saved": partial(saved, kind) for kind in LISTED
}
