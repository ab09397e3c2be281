"""The list of trusted resources as it is kept in memory, for as long as nothing in it changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, and_, select

from forum.models import LibraryMeta, Resource, ResourceMark, ResourceTopic
from forum.queries.kit.kept_connection import find_row, list_rows
from forum.queries.kit.site import MARK
from forum.queries.library.resource_saves import MANY_KEEP, MOST_KEPT
from forum.queries.library.resources import EVERYTHING, LISTED, ResourceFilter, list_resources
from forum.rules.library.facet_index import FacetIndex, Fact, Key, build_index, put_thing, take_thing
from forum.rules.library.resources import FACETS, RESOURCES_A_PAGE

MOST_POPULAR = 3
_META = select(LibraryMeta.fingerprint + LibraryMeta.desk_stamp).limit(1).scalar_subquery()
_FIRST = select(Resource.id).where(MANY_KEEP).order_by(*MOST_KEPT).limit(1)
_POPULAR = [_FIRST.offset(place).scalar_subquery().label(f"popular_{place}") for place in range(MOST_POPULAR)]
STATE = select(ResourceMark.listed, ResourceMark.shown, ResourceMark.recent, MARK, _META.label("library"), *_POPULAR)
_CODES = tuple(name for name in FACETS if name != "modality")
_ROWS = (
    select(Resource.id, Resource.title, *(getattr(Resource, name) for name in _CODES), ResourceTopic.key)
    .outerjoin(ResourceTopic, and_(ResourceTopic.resource_id == Resource.id, ResourceTopic.noun == "modality"))
    .where(LISTED)
)


@dataclass(frozen=True, slots=True)
class ResourceState:
    """By what kept things are known: the order and counts of the list (`listed`), all that its pages show (`shown`:
    resources, site, library), the ids of what most members keep, and the last changes of the list."""

    listed: str
    shown: tuple[str, str, str]
    popular: tuple[int, ...]
    recent: Sequence[tuple[str, Sequence[int]]] = ()


_kept: list[tuple[str, FacetIndex]] = [("", build_index(()))]


def find_state() -> ResourceState:
    """The state as it is now, in one statement."""
    row = find_row(STATE)
    if row is None:
        return ResourceState("", ("", "", ""), ())
    popular = (getattr(row, f"popular_{place}") for place in range(MOST_POPULAR))
    shown = (row.shown, row.site_mark or "", row.library or "")
    return ResourceState(row.listed, shown, tuple(one for one in popular if one), row.recent["changes"])


def index_at(state: ResourceState) -> FacetIndex:
    """The listed resources by title; when the list was marked anew since last time, what changed is read."""
    mark = state.listed
    if not mark or _kept[0][0] != mark:
        # The mark was read before the rows: a race puts newer rows under an older mark, never the other way round.
        _kept[0] = (mark, _renew(*_kept[0], state) if mark else _read_all())
    return _kept[0][1]


def _renew(was: str, index: FacetIndex, state: ResourceState) -> FacetIndex:
    """The index as it is now: only what changed since the mark it `was` at is read, unless that is long ago."""
    marks = [mark for mark, _ids in state.recent]
    if was not in marks:
        return _read_all()
    changed = {id_ for _mark, ids in state.recent[marks.index(was) + 1 :] for id_ in ids}
    for id_ in changed:
        index = take_thing(index, id_)
    for key, facts in _things(_ROWS.where(Resource.id.in_(changed))):
        index = put_thing(index, key, facts)
    return index


def _read_all() -> FacetIndex:
    return build_index(_things(_ROWS))


def _things(wanted: Select[Any]) -> list[tuple[Key, list[Fact]]]:
    found: dict[int, tuple[Key, list[Fact]]] = {}
    for id_, title, *codes, modality in list_rows(wanted):
        if id_ not in found:
            facts = [(name, value) for name, value in zip(_CODES, codes, strict=True) if value]
            found[id_] = ((title.casefold(), id_), facts)
        if modality:
            found[id_][1].append(("modality", modality))
    return list(found.values())


def page_resources(index: FacetIndex, asked: ResourceFilter = EVERYTHING, page: int = 1) -> list[Resource]:
    """One page of the list, by title, with who checked each."""
    return list_resources(index.page(asked.facts, (page - 1) * RESOURCES_A_PAGE, RESOURCES_A_PAGE))


def count_choices(index: FacetIndex, asked: ResourceFilter = EVERYTHING) -> dict[str, Mapping[str, int]]:
    """For each question of the filter, how many listed resources each answer would leave, the others as they are."""
    return {name: index.count_answers(name, words, asked.but(name).facts) for name, (_, words) in FACETS.items()}
