"""Lists of cards: everybody's with filters, and My routines."""

from urllib.parse import urlencode

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue

from forum.queries.routines import lists
from forum.rules.kit.paging import CARDS_A_PAGE, page_count
from forum.rules.routines.filters import FACETS, SORTS, WORDS, RoutineFilter, filter_from_args
from forum.web.kit.filter_groups import FilterGroup, FilterOption
from forum.web.kit.guards import need_member
from forum.web.kit.request_context import current_person
from forum.web.kit.urls import whole_number

bp = Blueprint("routines", __name__)
RADIOS = frozenset({"minutes"})


@bp.get("/routines")
def list_all() -> ResponseReturnValue:
    """The public cards, by what was chosen; two queries, however many cards there are."""
    chosen = filter_from_args(request.args.to_dict(flat=False))
    counts = lists.count_facets(chosen)
    total = lists.total_of(counts, chosen)
    page, pages = whole_number("page"), page_count(total, CARDS_A_PAGE)
    if page > pages:
        abort(404)
    return render_template(
        "routines/list.html",
        chosen=chosen,
        rows=lists.page_public(chosen, page) if total else [],
        total=total,
        groups=filter_groups(chosen, counts),
        chips=[(WORDS[facet][value], address(chosen.without(facet, value))) for facet, value in chosen.pairs],
        nearest=[] if total else nearest_links(chosen, counts),
        sorts=[(words, address(RoutineFilter(chosen.values, sort)), sort == chosen.sort, None)
               for sort, words in SORTS.items()],
        page=page,
        pages=pages,
        base=address(chosen),
    )  # fmt: skip


def address(chosen: RoutineFilter) -> str:
    """The address of the list with these filters."""
    query = urlencode(chosen.query())
    return f"/routines?{query}" if query else "/routines"


def nearest_links(chosen: RoutineFilter, counts: lists.Counts) -> list[tuple[str, str]]:
    """When nothing fits: the lists with one facet fewer that have something."""
    # A facet's own counts are taken without its own answers, so a count says that something is left.
    left = {facet for facet, _ in counts}
    return [
        (FACETS[facet], address(chosen.without(facet)))
        for facet in FACETS
        if chosen.values.get(facet) and facet in left
    ]


def filter_groups(chosen: RoutineFilter, counts: lists.Counts) -> list[FilterGroup]:
    """The questions of the filter form, with counts; answers nobody would find a card with are left out."""
    groups = []
    for facet, legend in FACETS.items():
        mine = chosen.values.get(facet, ())
        options = [
            FilterOption(value, words, counts.get((facet, value), 0), value in mine)
            for value, words in WORDS[facet].items()
            if counts.get((facet, value)) or value in mine
        ]
        if facet in RADIOS and options:
            options.append(FilterOption("", "Any time", None, is_chosen=False))
        if options:
            groups.append(FilterGroup(facet, legend, options, "radio" if facet in RADIOS else "checkbox"))
    return groups


@bp.get("/me/routines")
def mine() -> ResponseReturnValue:
    """A member's own cards, drafts and saved cards."""
    person = need_member()
    show = request.args.get("show", "mine")
    show = show if show in ("mine", "fitted", "drafts", "saved") else "mine"
    counts = lists.count_own(person.id)
    page, pages = whole_number("page"), page_count(getattr(counts, show), CARDS_A_PAGE)
    if page > pages:
        abort(404)
    labels = (("mine", "My cards"), ("fitted", "Fitted"), ("drafts", "Drafts"), ("saved", "Saved"))
    return render_template(
        "routines/mine.html",
        show=show,
        rows=own_rows(show, page),
        tabs=[(words, f"/me/routines?show={name}", name == show, getattr(counts, name)) for name, words in labels],
        page=page,
        pages=pages,
    )


def own_rows(show: str, page: int) -> object:
    """The rows of one tab."""
    member_id = current_person().id
    if show == "saved":
        return lists.page_saved(member_id, page)
    return lists.page_own(member_id, page, show)
