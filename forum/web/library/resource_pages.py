"""The list of trusted resources and their pages: made once for all visitors, as long as nothing in them changes."""

from collections.abc import Callable, Hashable, Mapping
from hashlib import sha256
from urllib.parse import parse_qsl

from flask.typing import ResponseReturnValue

from forum.queries.library.resource_index import ResourceState, find_state
from forum.queries.library.resources import ResourceFilter
from forum.rules.library.resources import FACETS
from forum.web.kit.caching import Page, Shelf, make_page, send_page
from forum.web.kit.plain_visits import is_plain_visit, look
from forum.web.kit.urls import is_small_number

PAGES: Shelf[Page] = Shelf(600)
MOST_FIELDS = 12
KNOWN = {*FACETS, "page"}
Make = Callable[[], str]


def read_filter(given: Mapping[str, str]) -> ResourceFilter:
    """What is chosen in the list; words that are no answer count as nothing."""
    return ResourceFilter(**{n: v for n, (_, words) in FACETS.items() if (v := given.get(n, "")) in words})


def find_ready_list(query: str) -> Page | None:
    """The ready page of the list, if nothing in it changed since it was made."""
    try:
        pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError:
        return None
    if not {name for name, _value in pairs} <= KNOWN:
        return None
    given = dict(reversed(pairs))  # of a word that stands there twice the first counts, as it does in Flask
    page = given.get("page", "1")
    if not is_small_number(page) or int(page) < 1:
        return None
    return PAGES.find(key_of(find_state(), read_filter(given), int(page)))


def find_ready(resource_id: int) -> Page | None:
    """The ready page of a resource, if nothing in it changed since it was made."""
    return PAGES.find((find_state().shown, resource_id))


def key_of(state: ResourceState, asked: ResourceFilter, page: int) -> Hashable:
    """What tells one page of the list from all others."""
    return state.shown, state.popular, asked, page


def send_list(state: ResourceState, asked: ResourceFilter, page: int, made: Make) -> ResponseReturnValue:
    """A page of the list for whoever asks, in the state as it was before the page is made."""
    return send(state, key_of(state, asked, page), made)


def send_one(resource_id: int, made: Make) -> ResponseReturnValue:
    """The page of a resource for whoever asks."""
    if not is_plain_visit():
        return made()
    state = find_state()
    return send(state, (state.shown, resource_id), made)


def send(state: ResourceState, key: Hashable, made: Make) -> ResponseReturnValue:
    """The page that everybody gets, made if there is none; for a member one of their own.

    The state was read before: a race puts a newer page under an older key, never the other way round.
    """
    if not state.shown[0] or not is_plain_visit():
        return made()
    ready = PAGES.find(key)
    if ready is None:
        mark = sha256(repr((key, look())).encode()).hexdigest()[:20]
        ready = PAGES.keep(key, make_page(made(), f"r{mark}"))
    return send_page(ready)
