"""Lists of cards and their counts."""

from dataclasses import replace
from datetime import datetime

from forum.actions.routines import drafts, publishing, saves
from forum.actions.routines.drafts import Sending
from forum.queries.routines import lists
from forum.queries.routines.lists import count_facets, page_public, total_of
from forum.rules.routines.fields import fields_of
from forum.rules.routines.filters import RoutineFilter
from forum.rules.routines.routines import Card, Item
from tests.fixtures.house import Browser, Maker
from tests.samples.library import STORY_CARD

CHAIR = Card(title="Chair", items=(Item(exercise_id="seated-march", reps=10),))
BED = Card(title="Bed", items=(Item(exercise_id="bridge", sets=2, reps=5),))


def titles(chosen: RoutineFilter) -> list[str]:
    return [row.title for row in page_public(chosen, 1)]


def make_three(ana: Browser, make: Maker) -> None:
    for card in (STORY_CARD, CHAIR, BED):
        make.routine(ana.person, card)


def test_newest_comes_first_or_shortest_when_asked(ana: Browser, make: Maker) -> None:
    make_three(ana, make)
    assert titles(RoutineFilter()) == ["Bed", "Chair", STORY_CARD.title]
    assert titles(RoutineFilter(sort="shortest"))[-1] == STORY_CARD.title


def test_answers_are_joined_by_or_inside_and_by_and_between_facets(ana: Browser, make: Maker) -> None:
    make_three(ana, make)
    assert titles(RoutineFilter({"position": ("seated", "supine")})) == ["Bed", "Chair"]
    assert titles(RoutineFilter({"position": ("seated", "supine"), "equipment": ("mat_or_bed",)})) == ["Bed"]


def test_a_count_says_how_many_cards_the_list_would_have(ana: Browser, make: Maker) -> None:
    make_three(ana, make)
    chosen = RoutineFilter({"spotter": ("alone",)})
    counts = count_facets(chosen)
    assert total_of(counts, chosen) == len(titles(chosen)) == 2
    for facet, value in counts:
        if facet != "spotter":
            narrowed = RoutineFilter({"spotter": ("alone",), facet: (value,)})
            assert counts[facet, value] == len(titles(narrowed)), (facet, value)
    assert counts["spotter", "required"] == 1


def test_the_total_follows_a_chosen_energy(ana: Browser, make: Maker) -> None:
    make_three(ana, make)
    for energy in ("1", "2", "3"):
        chosen = RoutineFilter({"energy": (energy,)})
        assert total_of(count_facets(chosen), chosen) == len(titles(chosen))


def test_drafts_and_private_cards_are_in_no_list_and_no_count(ana: Browser, make: Maker) -> None:
    make.routine(ana.person, CHAIR, state="private")
    assert titles(RoutineFilter()) == []
    assert count_facets(RoutineFilter()) == {}


def test_only_the_newest_version_is_listed(ana: Browser, make: Maker, now: datetime) -> None:
    routine_id = make.routine(ana.person, CHAIR)
    drafts.save(ana.person, routine_id, fields_of(replace(BED, title="Now bed")), now, Sending("1.0"))
    publishing.publish(ana.person, routine_id, "public", now)
    assert titles(RoutineFilter({"position": ("seated",)})) == []
    assert titles(RoutineFilter()) == ["Now bed"]


def test_my_routines_knows_mine_drafts_and_saved(ana: Browser, cleo: Browser, make: Maker, now: datetime) -> None:
    saves.keep(cleo.person, make.routine(ana.person, CHAIR), now)
    make.routine(cleo.person, BED, state="private")
    drafts.create(cleo.person, {"title": "Later"}, now)
    counts = lists.count_own(cleo.person.id)
    assert (counts.mine, counts.drafts, counts.saved) == (1, 1, 1)
    assert [row.title for row in lists.page_own(cleo.person.id, 1, "mine")] == ["Bed"]
    assert [row.title for row in lists.page_own(cleo.person.id, 1, "drafts")] == ["Later"]
    assert [row.title for row in lists.page_saved(cleo.person.id, 1)] == ["Chair"]
