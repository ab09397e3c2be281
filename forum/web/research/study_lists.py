"""The lists of studies: made once for all visitors, and counted once for everybody, as long as no study changes."""

from collections.abc import Callable, Mapping
from hashlib import sha256

from flask import request
from flask.typing import ResponseReturnValue

from forum.queries.research import studies
from forum.queries.research.studies import StudyFilter
from forum.web.kit.caching import Page, Shelf, make_page, send_page
from forum.web.kit.plain_visits import is_plain_visit, look

HOME = "/studies"
Counts = tuple[int, Mapping[str, dict[str, int]]]
PAGES: Shelf[Page] = Shelf(200)
COUNTS: Shelf[Counts] = Shelf(400)
QUERY_CHARS = 200


def find_ready(query: str) -> Page | None:
    """The ready list that this query asks for, if no study changed since it was made."""
    return PAGES.find((query, studies.find_shelf_state()))


def send(render: Callable[[str], str]) -> ResponseReturnValue:
    """The list for whoever asks; `render` makes it, given the state of all studies."""
    state = studies.find_shelf_state()
    query = request.query_string.decode(errors="replace")
    if not is_plain_visit() or len(query) > QUERY_CHARS:
        return render(state)
    ready = make_page(render(state), f"sl{sha256(query.encode()).hexdigest()[:12]}-{state}-{look()}")
    return send_page(PAGES.keep((query, state), ready))


def count(chosen: StudyFilter, state: str) -> Counts:
    """How many studies there are of the chosen, and how many each further answer leaves."""
    found = COUNTS.find((chosen, state))
    if found is None:
        counts = studies.count_facets(chosen)
        found = COUNTS.keep((chosen, state), (sum(counts["design"].values()), counts))
    return found
