"""A card fitted to one member, and the card of a tired day."""

import re

from forum.models import KeptFitProfile, Routine, RoutineVersion, db
from forum.queries.library.exercises import get_library
from forum.rules.fitting.conflicts import list_conflicts
from forum.rules.fitting.profiles import profile_from_dict
from forum.rules.routines.routines import card_from_dict
from forum.rules.routines.safety import STOP_RULES
from tests.fixtures.house import Browser, Maker

SITTING_ALONE = {
    "positions": "seated", "can_use_floor": "no", "has_support": "yes", "has_company": "no", "may_close_eyes": "no",
    "things": ["chair", "wall", "mat_or_bed"],
}  # fmt: skip


def answer(person: Browser, **changes: object) -> None:
    assert person.post("/me/fit", SITTING_ALONE | changes).status_code == 303


def fit_form(**changes: str) -> dict[str, str]:
    return {"version": "1", "day": "green", "act": "keep"} | changes


def test_cleo_fits_anas_card_to_sitting_alone_without_the_floor_and_every_item_obeys(
    ana: Browser, cleo: Browser, make: Maker
) -> None:
    card_id = make.routine(ana.person)
    answer(cleo)
    page = cleo.get(f"/routines/{card_id}/fit").text
    assert "It is done with eyes closed." in page
    sent = cleo.post(f"/routines/{card_id}/fit", fit_form())
    mine = db.session.get_one(Routine, int(sent.headers["Location"].split("/")[2]))
    assert (mine.state, mine.made_by, mine.owner_id) == ("private", "fit", cleo.person.id)
    version = db.session.query(RoutineVersion).filter_by(routine_id=mine.id).one()
    card = card_from_dict(version.card)
    profile = profile_from_dict(db.session.get_one(KeptFitProfile, cleo.person.id).data)
    library = get_library().exercises
    assert card.items
    assert all(list_conflicts(item, library[item.exercise_id], profile) == () for item in card.items)
    assert "Copied from “Corner and counter” by ana, version 1." in card.provenance_note


def test_a_member_without_answers_is_asked_first_and_led_back(ana: Browser, cleo: Browser, make: Maker) -> None:
    card_id = make.routine(ana.person)
    page = cleo.get(f"/routines/{card_id}/fit").text
    assert "Which positions can you be in today?" in page
    sent = cleo.post("/me/fit", SITTING_ALONE | {"back": f"/routines/{card_id}/fit"})
    assert sent.headers["Location"] == f"/routines/{card_id}/fit"


def test_the_way_back_never_leads_to_another_site(cleo: Browser) -> None:
    sent = cleo.post("/me/fit", SITTING_ALONE | {"back": "//evil.example.org/fit"})
    assert sent.headers["Location"] == "/me/fit"


def test_somebody_who_chose_no_position_is_asked_for_one(cleo: Browser) -> None:
    page = cleo.post("/me/fit", {"has_support": "yes"})
    assert page.status_code == 422
    assert "Choose at least one position" in page.text
    assert re.search(r'name="has_support"[^>]*value="yes"[^>]*checked', page.text)


def test_a_line_without_a_form_is_kept_when_cleo_says_so(ana: Browser, cleo: Browser, make: Maker) -> None:
    card_id = make.routine(ana.person)
    answer(cleo)
    sent = cleo.post(f"/routines/{card_id}/fit", fit_form(act="edit", **{"line-2": "before"}))
    assert sent.headers["Location"].endswith("/edit")
    draft = db.session.get_one(Routine, int(sent.headers["Location"].split("/")[2])).draft
    assert draft is not None
    assert "feet-together-eyes-closed" in draft["fields"].values()


def test_a_card_of_which_nothing_fits_is_not_kept_and_says_what_to_do(ana: Browser, cleo: Browser, make: Maker) -> None:
    card_id = make.routine(ana.person)
    answer(cleo, positions="prone", things=[])
    assert "Nothing on this card fits today" in cleo.get(f"/routines/{card_id}/fit").text
    page = cleo.post(f"/routines/{card_id}/fit", fit_form())
    assert page.status_code == 422
    assert "Keep at least one exercise" in page.text
    assert "[(None" not in page.text


def test_the_same_form_sent_twice_keeps_one_copy(ana: Browser, cleo: Browser, make: Maker) -> None:
    card_id = make.routine(ana.person)
    answer(cleo)
    form = fit_form(idempotency_key="once")
    first, second = (cleo.post(f"/routines/{card_id}/fit", form) for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"]


def test_a_private_card_or_an_unknown_version_is_not_there_to_be_fitted(
    ana: Browser, cleo: Browser, make: Maker
) -> None:
    answer(cleo)
    hidden, public = make.routine(ana.person, state="private"), make.routine(ana.person)
    assert cleo.get(f"/routines/{hidden}/fit").status_code == 404
    assert cleo.post(f"/routines/{hidden}/fit", fit_form()).status_code == 404
    assert cleo.post(f"/routines/{public}/fit", fit_form(version="9")).status_code == 404
    assert cleo.post(f"/routines/{public}/fit", fit_form(version="one")).status_code == 404


def test_answers_are_forgotten_when_asked(cleo: Browser) -> None:
    answer(cleo)
    assert "Forget these answers" in cleo.get("/me/fit").text
    cleo.post("/me/fit/forget", {})
    assert db.session.get(KeptFitProfile, cleo.person.id) is None


def test_looking_at_a_proposal_writes_nothing(ana: Browser, cleo: Browser, make: Maker) -> None:
    card_id = make.routine(ana.person)
    answer(cleo)
    before = db.session.query(Routine).count()
    for day in ("green", "amber", "red", "purple"):
        assert cleo.get(f"/routines/{card_id}/fit?day={day}").status_code == 200
    assert db.session.query(Routine).count() == before


def test_a_visitor_reads_the_card_of_a_tired_day_with_all_its_warnings(
    client: Browser, ana: Browser, make: Maker
) -> None:
    card_id = make.routine(ana.person)
    page = client.get(f"/routines/{card_id}/day/amber").text
    for words in ("Rest counts as keeping to the plan.", *STOP_RULES, "No study set them"):
        assert words in page
    assert client.get(f"/routines/{card_id}/day/red").status_code == 200
    assert client.get(f"/routines/{card_id}/day/purple").status_code == 404
