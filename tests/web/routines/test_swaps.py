"""One press for an easier or harder form: in the builder, and beside a step of a card."""

from datetime import datetime

from forum.actions.routines import drafts
from forum.models import Routine, db
from forum.rules.routines.fields import fields_of
from tests.fixtures.house import Browser, Maker
from tests.samples.forms import form_fields
from tests.samples.library import EXERCISES, STORY_CARD

EASIER = {"line": "0", "exercise": "wall-ball-squat", "to": "counter-side-mini-squat"}


def draft_of(routine_id: int) -> dict[str, str]:
    draft = db.session.get_one(Routine, routine_id).draft
    assert draft is not None
    return dict(draft["fields"])


def id_in(address: str) -> int:
    return int(address.split("/")[2])


def test_ana_swaps_a_line_in_the_builder_and_back(ana: Browser, now: datetime) -> None:
    routine_id = drafts.create(ana.person, fields_of(STORY_CARD), now)
    edit = f"/routines/{routine_id}/edit"
    form = form_fields(ana.get(edit).text, "data-builder")
    sent = ana.post(edit, form | {"act": "swap:0:counter-side-mini-squat"})
    assert sent.headers["Location"] == f"{edit}#line-1"
    page = ana.get(edit).text
    assert "In place of <strong>" in page
    assert "An easier form" in page
    ana.post(edit, form_fields(page, "data-builder") | {"act": "swap:0:wall-ball-squat"})
    assert draft_of(routine_id) == fields_of(STORY_CARD)


def test_ana_gives_her_own_reason_for_a_swap_and_the_card_shows_it(ana: Browser, now: datetime) -> None:
    routine_id = drafts.create(ana.person, fields_of(STORY_CARD), now)
    edit = f"/routines/{routine_id}/edit"
    ana.post(edit, form_fields(ana.get(edit).text, "data-builder") | {"act": "swap:0:counter-side-mini-squat"})
    form = form_fields(ana.get(edit).text, "data-builder") | {"items.0.reason": "My knee is weak", "act": "save"}
    ana.post(edit, form)
    name = EXERCISES["wall-ball-squat"].name
    assert f"In place of {name}. My knee is weak." in ana.get(f"/routines/{routine_id}/check").text


def test_cleo_swaps_a_step_of_anas_card_in_a_copy_of_her_own(ana: Browser, cleo: Browser, make: Maker) -> None:
    card = make.routine(ana.person)
    sent = cleo.post(f"/routines/{card}/swap", EASIER | {"version": "1"})
    copy = id_in(sent.headers["Location"])
    assert copy != card
    fields = draft_of(copy)
    assert fields["items.0.exercise_id"] == "counter-side-mini-squat"
    assert fields["items.0.instead_of"] == "wall-ball-squat"
    assert db.session.get_one(Routine, card).draft is None


def test_a_second_swap_goes_into_the_same_copy(ana: Browser, cleo: Browser, make: Maker) -> None:
    card = make.routine(ana.person)
    first = cleo.post(f"/routines/{card}/swap", EASIER | {"version": "1"})
    other = {"line": "1", "exercise": "box-march", "to": "standing-march", "version": "1"}
    second = cleo.post(f"/routines/{card}/swap", other)
    assert id_in(first.headers["Location"]) == id_in(second.headers["Location"])
    fields = draft_of(id_in(first.headers["Location"]))
    assert [fields[f"items.{n}.exercise_id"] for n in (0, 1)] == ["counter-side-mini-squat", "standing-march"]


def test_the_same_press_twice_swaps_once(ana: Browser, cleo: Browser, make: Maker) -> None:
    card = make.routine(ana.person)
    first, second = (cleo.post(f"/routines/{card}/swap", EASIER | {"version": "1"}) for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    assert draft_of(id_in(first.headers["Location"]))["items.0.exercise_id"] == "counter-side-mini-squat"


def test_the_same_press_twice_adds_once(ana: Browser, make: Maker) -> None:
    card = make.routine(ana.person)
    for _ in range(2):
        sent = ana.post(f"/routines/{card}/add", {"exercise": "heel-raise"})
        assert sent.headers["Location"].endswith("#line-4")
    assert "items.4.exercise_id" not in draft_of(card)


def test_ana_swaps_a_step_of_her_own_card_in_its_draft(ana: Browser, make: Maker) -> None:
    card = make.routine(ana.person)
    sent = ana.post(f"/routines/{card}/swap", EASIER | {"version": "1"})
    assert id_in(sent.headers["Location"]) == card
    assert draft_of(card)["items.0.exercise_id"] == "counter-side-mini-squat"


def test_a_form_the_library_does_not_know_is_refused_in_words(ana: Browser, cleo: Browser, make: Maker) -> None:
    card = make.routine(ana.person)
    sent = cleo.post(f"/routines/{card}/swap", EASIER | {"to": "heel-raise"})
    assert sent.status_code == 422
    assert "easier or harder form" in sent.text


def test_nobody_swaps_in_a_card_that_is_private(ana: Browser, cleo: Browser, make: Maker) -> None:
    card = make.routine(ana.person, state="private")
    assert cleo.post(f"/routines/{card}/swap", EASIER).status_code == 404


def test_a_visitor_is_offered_no_swap_but_reads_the_forms(client: Browser, ana: Browser, make: Maker) -> None:
    page = client.get(f"/routines/{make.routine(ana.person)}/corner-and-counter").text
    assert "Easier" in page
    assert "Swap in my copy" not in page
