"""Nothing offers or adds what is held back: every door of `tests/fixtures/offers.py`, each kind of hold."""

import ast
import json
from collections.abc import Callable, Iterable
from datetime import datetime
from html import unescape
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select, text

from forum.actions.kit.base import enqueue, transaction
from forum.actions.moderation import exercise_holds
from forum.models import LibraryExercise, Routine, db
from forum.queries.library.exercises import get_library
from forum.rules.kit.people import Person
from tests.fixtures.house import Browser, Maker
from tests.fixtures.offers import ADDINGS, CARD, EASIER, LINE, OFFERS, OTHER, Adding, Offer, Scene
from tests.house.plan import ROOT, shown
from tests.samples.library import EXERCISES

# Endpoints under the addresses of cards, exercises and programmes that neither offer nor add an exercise.
NO_OFFER = {
    "routine_builder.check": "the draft as it is; publishing asks again",
    "routine_builder.publish": "asked below: what was held back meanwhile is not published",
    "programme_builder.save": "asked below: a card with a held line can't be added",
    "programme_builder.publish": "asked below",
    "programme_builder.new": "a programme begins without cards",
    "programme_builder.check": "the programme as it is",
    "programme_builder.delete": "asks whether to delete",
    "routine_acts.copy": "asked below: a copy keeps what the card has, with its notice",
    "exercises.changes": "what changed in the library; links lead to each exercise for reading",
    "suggested_exercises.suggest": "asks for what the library lacks; a link leads to one that it has, for reading",
    "suggested_exercises.list_mine": "links to exercises that a moderator named",
    "suggested_exercises.show": "a link to the exercise that a moderator named, for reading",
    "suggested_exercises.take_back": "asks for it no more",
    "search.show": "the same hits as the search for programs",
}
# Rooms whose pages show or change a card as it is: `test_surfaces.py` asks each for its notice.
AS_IT_IS = {
    "routines", "routine_acts", "routine_history", "routine_exports", "routine_files", "routine_print",
    "routine_reviews", "routine_pages", "coverage", "embedding", "programmes", "programme_runs", "flags", "hiding",
    "own_calendar", "exercise_hiding", "visibility",
}  # fmt: skip
OF_CARDS = ("/routines", "/programmes", "/exercises", "/embed", "/oembed", "/api", "/search", "/p/<id:post_id>/card")
# Modules that walk the library or its ladders and offer nothing of it.
READS_ONLY = {
    "actions.library.resource_changes": "the names of exercises, for what a trusted resource covers",
    "web.research.study_pages": "the names of the exercises that were trained in a study, as links",
    "queries.moderation.leaning": "which exercises lean on a study that was taken back, for moderators",
    "web.research.mod_digests": "the names of exercises, for what a digest is about",
    "rules.library.suggested_exercises": "finds an exercise by its own name or another, to link to it",
    "web.library.mod_suggested_exercises": "the names of exercises, for the form of a moderator",
    "web.library.mod_resources": "the same, for the form of a moderator",
    "search.understanding.choosing": "keeps those of a search's exercises that fit its filters",
    "search.understanding.exercise_texts": "the words by which each exercise is found",
    "search.understanding.exercises": "finds by words; what is held back is found by its name, and by no answer",
    "search.understanding.truths": "works out what the rules say of each; who finds or offers asks `offered`",
    "search.understanding.reading": "the words that are spelt right",
    "queries.library.clinic": "the clinicians' desk",
    "queries.library.exercises": "makes the library of its rows",
    "queries.library.holds": "the list of what is held back",
    "rules.fitting.energy_days": "in the table; `regressions` says there which form is the next one down",
}
EDGES = {"regressions", "progressions", "with_help", "with_clinician"}


@pytest.fixture
def scene(ana: Browser, cleo: Browser, make: Maker, work: Callable[[], int], now: datetime) -> Scene:
    return Scene(ana, cleo, make, work, now)


class Holding:
    """One way to hold exercises back, and to let them go."""

    def __init__(self, person: Person, kind: str, now: datetime) -> None:
        self.person, self.kind, self.now = person, kind, now

    def hold(self, exercise_ids: Iterable[str]) -> None:
        for one in exercise_ids:
            match self.kind:
                case "risk":
                    exercise_holds.see_risk(self.person, one, "The hold can give way.", self.now)
                case "hidden":
                    exercise_holds.hide(self.person, one, "The words are wrong.", self.now)
                case _:
                    wait(one, "A clinician reads it first.")
        self.tell_worker()

    def release(self, clinician: Person, exercise_ids: Iterable[str]) -> None:
        for one in exercise_ids:
            for hold in get_library().holds.get(one, ()):
                exercise_holds.lift(clinician, hold.id, "It is settled now.", self.now)
            if self.kind == "waits":
                wait(one, None)
        self.tell_worker()

    def tell_worker(self) -> None:
        """What a new library leaves for later."""
        if self.kind == "waits":
            with transaction() as session:
                enqueue(session, "library.loaded", self.now)


def wait(exercise_id: str, why: str | None, positions: Iterable[str] = ()) -> None:
    """The next version of the library holds one exercise back until a clinician has read it, or no longer."""
    row = db.session.get_one(LibraryExercise, exercise_id)
    row.data = row.data | {"held_for_clinician": why, "held_positions": list(positions)}
    db.session.execute(text("UPDATE library_meta SET fingerprint = fingerprint || :mark"), {"mark": exercise_id[:3]})
    db.session.commit()


@pytest.mark.parametrize("offer", OFFERS, ids=lambda one: one.name)
def test_nothing_offers_what_is_held_back_however_it_is_held(
    offer: Offer, scene: Scene, okafor: Browser, ben: Browser, now: datetime
) -> None:
    before = offer.read(scene)
    assert before, "it offers nothing at all"
    some = sorted(before)[:3]
    for holding in (
        Holding(okafor.person, "risk", now), Holding(ben.person, "hidden", now), Holding(okafor.person, "waits", now)
    ):  # fmt: skip
        holding.hold(some)
        assert offer.read(scene) & set(some) == set(), holding.kind
        holding.release(okafor.person, some)
    assert offer.read(scene) >= set(some) - {EASIER}


@pytest.mark.parametrize("adding", ADDINGS, ids=lambda one: one.name)
def test_nothing_adds_what_is_held_back_and_says_so_in_plain_words(
    adding: Adding, scene: Scene, okafor: Browser, ben: Browser, now: datetime
) -> None:
    assert adding.send(scene, EASIER).status_code in (200, 303)
    had = lines_of_everything(EASIER)
    assert had
    for holding in (
        Holding(okafor.person, "risk", now), Holding(ben.person, "hidden", now), Holding(okafor.person, "waits", now)
    ):  # fmt: skip
        holding.hold([EASIER])
        sent = adding.send(scene, EASIER)
        assert sent.status_code in (403, 422), holding.kind
        said = json.loads(sent.text)["error"] if sent.is_json else unescape(sent.text)
        assert f"It can’t be added now. {EXERCISES[EASIER].name}: " in said
        assert lines_of_everything(EASIER) == had
        holding.release(okafor.person, [EASIER])


def lines_of_everything(exercise_id: str) -> int:
    """In how many drafts it stands."""
    drafts = db.session.scalars(select(Routine.draft)).all()
    return sum(exercise_id in (one or {"fields": {}})["fields"].values() for one in drafts)


def test_a_position_that_waits_is_not_added_and_the_others_are(scene: Scene) -> None:
    for position, status in (("standing_supported", 422), ("", 422), ("side_lying", 303)):
        routine = scene.draft(OTHER)
        form = {"items.0.exercise_id": OTHER, "items.1.exercise_id": "quad-stretch", "items.1.position": position}
        sent = scene.ana.post(f"/routines/{routine}/edit", form | {"seen": "0.1", "title": "Mine"})
        assert sent.status_code == status, position
        if status == 422:
            assert "It can be added lying on your side" in unescape(sent.text)
    added = scene.ana.post(f"/routines/{scene.card}/add", {"exercise": "quad-stretch", "version": "1"})
    assert added.status_code == 303
    draft = db.session.get_one(Routine, scene.card, populate_existing=True).draft
    assert draft is not None
    assert draft["fields"]["items.2.position"] == "side_lying"


def test_a_card_that_has_it_keeps_it_with_its_notice_and_so_does_its_copy(scene: Scene, okafor: Browser) -> None:
    card = scene.card
    exercise_holds.see_risk(okafor.person, LINE, "The hold can give way.", scene.now)
    notice = "Heel raise: a clinician has seen a risk in it"
    assert notice in scene.page(f"/routines/{card}")
    page = scene.page(f"/routines/{card}/edit", scene.ana)
    assert "Exercise </span>1. Heel raise" in page
    form = {"items.0.exercise_id": LINE, "items.0.reps": "6", "items.1.exercise_id": OTHER, "items.1.reps": "5"}
    saved = scene.ana.post(f"/routines/{card}/edit", form | {"title": CARD.title, "provenance": "self", "seen": "1.0"})
    assert saved.status_code == 303, unescape(saved.text)
    assert scene.ana.post(f"/routines/{card}/publish", {"state": "public"}).status_code == 303
    assert notice in scene.page(f"/routines/{card}/v/2")
    copied = scene.cleo.post(f"/routines/{card}/copy", {"version": "2"})
    assert notice in scene.page(copied.headers["Location"].replace("edit", "check"))


def test_a_second_line_of_what_is_held_is_one_more_and_refused(scene: Scene, okafor: Browser) -> None:
    exercise_holds.see_risk(okafor.person, LINE, "The hold can give way.", scene.now)
    sent = scene.ana.post(
        f"/routines/{scene.card}/edit",
        {"items.0.exercise_id": LINE, "items.1.exercise_id": OTHER, "act": "copy:0", "seen": "1.0", "title": "Two"},
    )
    assert sent.status_code == 422
    assert "Exercise 2: It can’t be added now." in unescape(sent.text)


def test_a_line_taken_out_by_mistake_can_be_put_back(scene: Scene, okafor: Browser) -> None:
    card = scene.card
    exercise_holds.see_risk(okafor.person, LINE, "The hold can give way.", scene.now)
    lines = {"items.0.exercise_id": LINE, "items.1.exercise_id": OTHER, "title": "Two", "provenance": "self"}
    assert scene.ana.post(f"/routines/{card}/edit", lines | {"act": "remove:0", "seen": "1.0"}).status_code == 303
    left = {"items.0.exercise_id": OTHER, "removed.exercise_id": LINE, "removed.at": "0", "title": "Two"}
    assert scene.ana.post(f"/routines/{card}/edit", left | {"act": "undo", "seen": "1.1"}).status_code == 303


def test_a_draft_is_not_published_with_what_was_held_back_meanwhile(scene: Scene, okafor: Browser) -> None:
    routine = scene.draft(LINE, OTHER)
    exercise_holds.see_risk(okafor.person, LINE, "The hold can give way.", scene.now)
    words = "Exercise 1: It can’t be added now. Heel raise: a clinician has seen a risk in it"
    assert words in scene.page(f"/routines/{routine}/check", scene.ana)
    assert words in scene.page(f"/routines/{routine}/edit?check=1", scene.ana)
    sent = scene.ana.post(f"/routines/{routine}/publish", {"state": "private"})
    assert sent.status_code == 422
    assert words in unescape(sent.text)


def test_a_programme_takes_no_card_with_it_and_keeps_the_one_it_has(scene: Scene, okafor: Browser) -> None:
    ana = scene.ana
    has = scene.make.programme(ana.person, routine_id=scene.card)
    waiting = scene.make.programme(ana.person, state="", routine_id=scene.card)
    first = {"title": "Weeks", "weeks": "10", "provenance": "self"}
    empty = ana.post("/programmes/new", first).headers["Location"]
    exercise_holds.see_risk(okafor.person, LINE, "The hold can give way.", scene.now)
    words = "Part 1: its card has an exercise that is held back. It can’t be added now. Heel raise"
    part = {"parts.0.card": f"{scene.card}.1", "parts.0.first_week": "1", "parts.0.last_week": "10"}
    sent = ana.post(empty, first | {"seen": "0.1"} | part)
    assert sent.status_code == 422
    assert words in unescape(sent.text)
    assert words in scene.page(f"/programmes/{waiting}/check", ana)
    refused = ana.post(f"/programmes/{waiting}/publish", {"state": "private"})
    assert refused.status_code == 422
    assert words in unescape(refused.text)
    assert "Heel raise: a clinician has seen a risk in it" in scene.page(f"/programmes/{has}", ana)
    kept = ana.post(
        f"/programmes/{has}/edit", {"title": "Other", "weeks": "10", "provenance": "self", "seen": "1.0"} | part
    )
    assert kept.status_code == 303, unescape(kept.text)
    assert ana.post(f"/programmes/{has}/publish", {"state": "private"}).status_code == 303


def test_a_new_door_joins_the_table_or_says_why_not(app: Flask) -> None:
    known = {door for one in (*OFFERS, *ADDINGS) for door in one.doors} | set(NO_OFFER)
    of_cards = {one.endpoint for one in app.url_map.iter_rules() if one.rule.startswith(OF_CARDS)}
    assert sorted(one for one in of_cards - known if one.partition(".")[0] not in AS_IT_IS) == []
    doors = {one for one in known if not one.startswith(("web.", "rules.", "search.documents", "search.suggesting"))}
    assert sorted(doors - {one.endpoint for one in app.url_map.iter_rules()}) == []


def test_a_new_walk_through_the_library_joins_the_table_or_says_why_not() -> None:
    known = {door for one in OFFERS for door in one.doors} | set(READS_ONLY)
    found = {shown(path).removeprefix("forum/").removesuffix(".py").replace("/", ".") for path in walkers()}
    assert sorted(found - known) == []


def walkers() -> Iterable[Path]:
    """Modules that go through all exercises or along a ladder; what checks the library's own file is none."""
    of_the_file = {"exercises.py", "changes.py"}
    for path in (ROOT / "forum").rglob("*.py"):
        is_check = path.parent.name == "library" and (path.name.endswith("check.py") or path.name in of_the_file)
        if "rules" in path.parts and is_check:
            continue
        if any(map(walks, ast.walk(ast.parse(path.read_text(encoding="utf-8"))))):
            yield path


def walks(node: ast.AST) -> bool:
    if isinstance(node, ast.Attribute) and node.attr in EDGES:
        return True
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
        return False
    of = node.func.value
    name = of.attr if isinstance(of, ast.Attribute) else getattr(of, "id", "")
    return node.func.attr in ("values", "items") and name in ("exercises", "library")
