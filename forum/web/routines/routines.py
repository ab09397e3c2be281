"""Lists of cards: everybody's with filters, and My routines."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from forum.queries.routines import lists
from forum.rules.kit.paging import CARDS_A_PAGE
from forum.rules.routines.filters import FACETS, SORTS, WORDS, RoutineFilter, filter_from_args
from forum.web.kit.filter_page import FilterGroup, FilterOption, FilterPage, filter_address, offered
from forum.web.kit.guards import need_member
from forum.web.kit.request_context import current_person
from forum.web.kit.urls import asked_page

bp = Blueprint("routines", __name__)
HOME = "/routines"
RADIOS = frozenset({"minutes"})


@bp.get("/routines")
def list_all() -> ResponseReturnValue:
    """The public cards, by what was chosen; two queries, however many cards there are."""
    chosen = filter_from_args(request.args.to_dict(flat=False))
    counts = lists.count_facets(chosen)
    total = lists.total_of(counts, chosen)
    page, pages = asked_page(total, CARDS_A_PAGE)
    shown = FilterPage(
        home=HOME,
        nouns=("card", "cards"),
        pairs=chosen.query(),
        rows=lists.page_public(chosen, page) if total else [],
        total=total,
        page=page,
        pages=pages,
        groups=filter_groups(chosen, counts),
        chips=[(WORDS[facet][value], address(chosen.without(facet, value))) for facet, value in chosen.pairs],
        nearest=[] if total else nearest_links(chosen, counts),
        hidden={"sort": chosen.sort} if chosen.sort != "newest" else {},
        sorts=sort_links(chosen),
    )
    return render_template("routines/list.html", list=shown)


def address(chosen: RoutineFilter) -> str:
    """The address of the list with these filters."""
    return filter_address(HOME, chosen.query())


def sort_links(chosen: RoutineFilter) -> list[tuple[str, str, bool, None]]:
    """The same list in every order."""
    return [
        (words, address(RoutineFilter(chosen.values, sort)), sort == chosen.sort, None) for sort, words in SORTS.items()
    ]


def nearest_links(chosen: RoutineFilter, counts: lists.Counts) -> list[tuple[str, str, int | None]]:
    """When nothing fits: the lists with one facet fewer that have something."""
    # A facet's own counts are taken without its own answers, so a count says that something is left.
    left = {facet for facet, _ in counts}
    return [
        (FACETS[facet], address(chosen.without(facet)), None)
        for facet in FACETS
        if chosen.values.get(facet) and facet in left
    ]


def filter_groups(chosen: RoutineFilter, counts: lists.Counts) -> list[FilterGroup]:
    """The questions of the filter form, with counts; answers nobody would find a card with are left out."""
    groups = []
    for facet, legend in FACETS.items():
        mine = chosen.values.get(facet, ())
        options = offered(
            (value, words, counts.get((facet, value), 0), value in mine) for value, words in WORDS[facet].items()
        )
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
    page, pages = asked_page(getattr(counts, show), CARDS_A_PAGE)
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
