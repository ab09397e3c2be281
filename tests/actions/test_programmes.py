"""Making, sharing and doing programmes, on a real database."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select

from forum.actions.moderation import moderation
from forum.actions.programmes import drafts, publishing, runs
from forum.actions.routines import routines
from forum.errors import NotFound, Refused
from forum.models import Programme, ProgrammeEvent, ProgrammeRun, ProgrammeVersion, db
from forum.queries.members.people import find_person_by_name
from forum.queries.programmes import programmes as queries
from forum.queries.programmes.runs import find_running
from forum.queries.upkeep import card_checks
from forum.rules.kit.people import VISITOR, Person
from forum.rules.programmes.fields import fields_of
from forum.rules.programmes.progressions import Steps
from tests.fixtures.house import Maker
from tests.samples.programmes import plan_with

pytestmark = pytest.mark.usefixtures("app")
TITLE = "Standing on one leg"


def known(name: str) -> Person:
    person = find_person_by_name(name)
    assert person is not None
    return person


def count(model: type) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def test_a_published_programme_never_changes_for_those_who_do_it(make: Maker, now: datetime) -> None:
    ana, cleo = known("ana"), known("cleo")
    programme_id = make.programme(ana)
    runs.start(cleo, programme_id, now)
    plan = plan_with(routine_id=make.routine(ana), title="Another name")
    drafts.save(ana, programme_id, fields_of(plan), now, seen="1.0")
    assert publishing.publish(ana, programme_id, "public", now).n == 2
    running = find_running(programme_id, cleo, now.date())
    assert running is not None
    assert (running.plan.title, running.is_outdated) == (TITLE, True)


def test_publishing_the_same_again_makes_no_new_version(make: Maker, now: datetime) -> None:
    programme_id = make.programme(known("ana"))
    assert publishing.publish(known("ana"), programme_id, "private", now).is_new is False
    assert count(ProgrammeVersion) == 1
    assert db.session.get_one(Programme, programme_id).state == "private"


def test_another_window_can_not_overwrite_a_draft(make: Maker, now: datetime) -> None:
    ana, programme_id = known("ana"), make.programme(known("ana"), state="")
    fields = {"title": "First"}
    assert drafts.save(ana, programme_id, fields, now, seen="0.1", mark="a") == "0.2"
    assert drafts.save(ana, programme_id, fields, now, seen="0.1", mark="a") == "0.2"
    with pytest.raises(Refused, match="another window"):
        drafts.save(ana, programme_id, {"title": "Second"}, now, seen="0.1", mark="b")


def test_a_programme_with_a_private_card_can_not_be_shared(make: Maker, now: datetime) -> None:
    ana = known("ana")
    programme_id = make.programme(ana, state="private")
    for state in ("shared", "public"):
        with pytest.raises(Refused, match="not public"):
            publishing.publish(ana, programme_id, state, now)


def test_somebody_elses_private_card_can_not_be_used(make: Maker, now: datetime) -> None:
    secret = make.routine(known("cleo"), state="private")
    with pytest.raises(Refused, match="not available"):
        make.programme(known("ana"), state="private", routine_id=secret)


def test_contact_details_are_hidden(make: Maker, now: datetime) -> None:
    programme_id = make.programme(known("ana"), note="Write to ana@example.org")
    version = queries.find_version(programme_id, VISITOR)
    assert version is not None
    assert "ana@example.org" not in str(version.plan)


def test_a_shared_programme_is_for_those_with_the_key_and_for_those_who_joined(make: Maker, now: datetime) -> None:
    ana, cleo = known("ana"), known("cleo")
    programme_id = make.programme(ana, state="shared")
    head = queries.find_head(programme_id, ana)
    assert head is not None
    for person in (VISITOR, cleo, known("ben")):
        assert queries.find_head(programme_id, person) is None
        assert queries.find_head(programme_id, person, "wrong") is None
        assert queries.find_head(programme_id, person, head.share_key) is not None
    with pytest.raises(NotFound):
        runs.start(cleo, programme_id, now)
    runs.start(cleo, programme_id, now, key=head.share_key)
    joined = queries.find_head(programme_id, cleo)
    assert joined is not None
    assert joined.share_key == "", "the key is for its owner to give away"


def test_starting_twice_is_one_run(make: Maker, now: datetime) -> None:
    programme_id = make.programme(known("ana"))
    first = runs.start(known("cleo"), programme_id, now)
    assert runs.start(known("cleo"), programme_id, now) == first
    assert count(ProgrammeRun) == 1
    assert queries.count_running(programme_id) == 1


def test_a_second_answer_for_a_week_takes_the_place_of_the_first(make: Maker, now: datetime) -> None:
    cleo, programme_id = known("cleo"), make.programme(known("ana"))
    runs.start(cleo, programme_id, now)
    for felt in ("both", "both", "hard"):
        runs.check_in(cleo, programme_id, 1, felt, now)
    running = find_running(programme_id, cleo, now.date())
    assert running is not None
    assert (running.state.answers, running.state.steps) == ({1: "hard"}, (Steps(),))
    assert count(ProgrammeEvent) == 2, "the same answer again is not written twice"


def test_a_pause_keeps_the_week_for_months_and_comes_back_lower(make: Maker, now: datetime) -> None:
    cleo, programme_id = known("cleo"), make.programme(known("ana"))
    runs.start(cleo, programme_id, now)
    runs.check_in(cleo, programme_id, 1, "both", now + timedelta(days=5))
    runs.check_in(cleo, programme_id, 2, "both", now + timedelta(days=12))
    runs.pause(cleo, programme_id, "relapse", now + timedelta(days=15))
    with pytest.raises(Refused, match="paused"):
        runs.check_in(cleo, programme_id, 3, "both", now + timedelta(days=16))
    later = now + timedelta(days=90)
    runs.resume(cleo, programme_id, later)
    runs.resume(cleo, programme_id, later)
    running = find_running(programme_id, cleo, later.date())
    assert running is not None
    assert (running.state.week, running.state.steps) == (3, (Steps(1, 1),))
    assert running.state.is_first_week_back


def test_numbers_are_kept_for_check_weeks_that_have_come(make: Maker, now: datetime) -> None:
    cleo, programme_id = known("cleo"), make.programme(known("ana"))
    runs.start(cleo, programme_id, now)
    runs.measure(cleo, programme_id, 0, {0: "9"}, now)
    runs.measure(cleo, programme_id, 0, {0: "10 times"}, now)
    for week, typed in ((8, "9"), (3, "9"), (0, ""), (0, "many")):
        with pytest.raises(Refused):
            runs.measure(cleo, programme_id, week, {0: typed}, now)
    running = find_running(programme_id, cleo, now.date())
    assert running is not None
    assert running.state.measured == {0: {0: 10.0}}


def test_stopping_keeps_the_numbers_and_forgetting_deletes_them(make: Maker, now: datetime) -> None:
    cleo, programme_id = known("cleo"), make.programme(known("ana"))
    run_id = runs.start(cleo, programme_id, now)
    runs.measure(cleo, programme_id, 0, {0: "9"}, now)
    runs.stop(cleo, programme_id, now)
    assert (count(ProgrammeRun), count(ProgrammeEvent)) == (1, 1)
    with pytest.raises(NotFound):
        runs.forget(known("ana"), run_id)
    again = runs.start(cleo, programme_id, now)
    assert again != run_id
    runs.forget(cleo, run_id)
    assert count(ProgrammeEvent) == 0


def test_a_hidden_programme_is_for_its_owner_and_moderators_alone(make: Maker, now: datetime) -> None:
    programme_id = make.programme(known("ana"))
    moderation.hide(known("ben"), "programme", programme_id, "Nobody stands by.", now)
    seen = {name: queries.find_head(programme_id, known(name)) is not None for name in ("ana", "ben", "cleo")}
    assert seen == {"ana": True, "ben": True, "cleo": False}
    with pytest.raises(Refused, match="moderator hid"):
        publishing.publish(known("ana"), programme_id, "public", now)
    moderation.restore(known("ben"), "programme", programme_id, "It is fine now.", now)
    assert queries.find_head(programme_id, VISITOR) is not None


def test_a_card_that_was_taken_away_leaves_the_programme_for_others(make: Maker, now: datetime) -> None:
    ana = known("ana")
    card_id = make.routine(ana)
    make.programme(ana, routine_id=card_id)
    routines.set_state(ana, card_id, "private", now)
    assert queries.load_cards([(card_id, 1)], known("cleo")) == {}
    assert list(queries.load_cards([(card_id, 1)], ana)) == [(card_id, 1)]


def test_the_check_finds_a_version_that_is_missing(make: Maker, now: datetime) -> None:
    programme_id = make.programme(known("ana"))
    make.programme(known("ana"), state="")
    runs.start(known("cleo"), programme_id, now)
    assert card_checks.programme_versions(now).wrong == 0
    db.session.get_one(Programme, programme_id).current_n = 2
    db.session.commit()
    assert card_checks.programme_versions(now).wrong == 1
