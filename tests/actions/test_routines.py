"""What people do with routine cards."""

from dataclasses import replace
from datetime import datetime

import pytest

from forum.actions.routines import drafts, publishing, routines, saves
from forum.actions.routines.drafts import Sending
from forum.actions.talk import posts
from forum.errors import NotFound, Refused
from forum.models import OutboxRow, Routine, RoutineFacet, RoutineItem, RoutineVersion, db
from forum.queries.routines import routines as routine_queries
from forum.queries.talk.posts import page_posts
from forum.queries.talk.threads import find_version as find_thread_version
from forum.rules.kit.people import VISITOR
from forum.rules.routines.fields import fields_of
from forum.rules.routines.routines import card_from_dict
from tests.fixtures.house import Browser, Maker
from tests.samples.library import STORY_CARD

FIELDS = fields_of(STORY_CARD)


def row(routine_id: int) -> Routine:
    db.session.expire_all()
    found = db.session.get(Routine, routine_id)
    assert found is not None
    return found


def begin(ana: Browser, now: datetime, **changes: str) -> int:
    return drafts.create(ana.person, FIELDS | changes, now)


def test_a_new_card_is_a_draft_that_only_its_owner_knows_of(ana: Browser, cleo: Browser, now: datetime) -> None:
    routine_id = begin(ana, now)
    assert row(routine_id).state == "draft"
    assert routine_queries.find_head(routine_id, ana.person)
    assert routine_queries.find_head(routine_id, cleo.person) is None
    assert routine_queries.find_head(routine_id, VISITOR) is None


def test_the_same_form_sent_twice_begins_one_card(ana: Browser, now: datetime) -> None:
    first = drafts.create(ana.person, FIELDS, now, idempotency_key="k")
    assert drafts.create(ana.person, FIELDS, now, idempotency_key="k") == first


def test_publishing_makes_a_version_with_all_that_lists_need(ana: Browser, now: datetime) -> None:
    published = publishing.publish(ana.person, begin(ana, now), "public", now)
    version = db.session.query(RoutineVersion).filter_by(routine_id=published.routine_id).one()
    assert (published.n, published.is_new, row(published.routine_id).state) == (1, True, "public")
    assert card_from_dict(version.card) == STORY_CARD
    assert version.summary["spotter"] == "required"
    assert db.session.query(RoutineItem).filter_by(version_id=version.id).count() == 3
    assert db.session.query(RoutineFacet).filter_by(version_id=version.id, facet="energy").count() == 1
    assert db.session.query(OutboxRow).filter_by(kind="routine.saved").count() == 1
    assert row(published.routine_id).draft is None


def test_an_edit_makes_the_next_version_and_leaves_the_first(ana: Browser, make: Maker, now: datetime) -> None:
    routine_id = make.routine(ana.person)
    drafts.save(ana.person, routine_id, FIELDS | {"title": "Other name"}, now, Sending("1.0"))
    assert publishing.publish(ana.person, routine_id, "public", now).n == 2
    first = routine_queries.find_version(routine_id, VISITOR, 1)
    assert first is not None
    assert first.card["title"] == STORY_CARD.title
    assert (row(routine_id).title, row(routine_id).slug) == ("Other name", "other-name")


def test_publishing_the_same_card_again_makes_no_version(ana: Browser, make: Maker, now: datetime) -> None:
    routine_id = make.routine(ana.person)
    drafts.save(ana.person, routine_id, FIELDS, now, Sending("1.0"))
    published = publishing.publish(ana.person, routine_id, "public", now)
    assert (published.n, published.is_new) == (1, False)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": ""}, "title"),
        ({"items.0.sets": "0"}, "items.0.sets"),
        ({"items.0.reps": "10,000"}, "items.0.reps"),
        ({"items.2.hold_s": "-1"}, "items.2.hold_s"),
        ({"items.1.exercise_id": "levitation"}, "items.1.exercise_id"),
        ({"provenance": "source"}, "source_url"),
    ],
)
def test_a_card_that_is_not_right_is_not_published_and_says_where(
    changes: dict[str, str], field: str, ana: Browser, now: datetime
) -> None:
    routine_id = begin(ana, now, **changes)
    with pytest.raises(Refused) as refused:
        publishing.publish(ana.person, routine_id, "public", now)
    assert refused.value.field == field
    assert row(routine_id).current_n == 0


def test_eighty_lines_are_kept_in_the_draft_and_not_published(ana: Browser, now: datetime) -> None:
    many = {f"items.{n}.exercise_id": "bridge" for n in range(80)}
    routine_id = begin(ana, now, **many)
    with pytest.raises(Refused, match="at most 40"):
        publishing.publish(ana.person, routine_id, "public", now)
    draft = row(routine_id).draft
    assert draft is not None
    assert "items.79.exercise_id" in draft["fields"]


def test_a_late_saving_of_the_window_itself_does_not_undo_what_a_button_did(ana: Browser, now: datetime) -> None:
    routine_id = begin(ana, now)
    drafts.save(ana.person, routine_id, FIELDS | {"note": "added"}, now, Sending("0.1", "w1", "m1"))
    late = Sending("0.1", "w1", "m2", is_auto=True)
    with pytest.raises(Refused, match="another window"):
        drafts.save(ana.person, routine_id, FIELDS | {"note": "older"}, now, late)
    draft = row(routine_id).draft
    assert draft is not None
    assert draft["fields"]["note"] == "added"


def test_a_window_whose_last_answer_was_lost_saves_on_by_itself(ana: Browser, now: datetime) -> None:
    routine_id = begin(ana, now)
    for note in ("first", "second"):
        sending = Sending("0.1", "w1", note, is_auto=True)
        drafts.save(ana.person, routine_id, FIELDS | {"note": note}, now, sending)
    draft = row(routine_id).draft
    assert draft is not None
    assert draft["fields"]["note"] == "second"


def test_a_second_window_is_told_instead_of_overwriting(ana: Browser, now: datetime) -> None:
    routine_id = begin(ana, now)
    drafts.save(ana.person, routine_id, FIELDS | {"note": "first"}, now, Sending("0.1", "w1", "m1"))
    with pytest.raises(Refused, match="another window"):
        drafts.save(ana.person, routine_id, FIELDS | {"note": "second"}, now, Sending("0.1", "w2", "m2"))
    drafts.save(ana.person, routine_id, FIELDS | {"note": "third"}, now, Sending("0.1", "w1", "m3"))
    draft = row(routine_id).draft
    assert draft is not None
    assert draft["fields"]["note"] == "third"


def test_the_same_saving_sent_twice_counts_once(ana: Browser, now: datetime) -> None:
    routine_id = begin(ana, now)
    stamps = {drafts.save(ana.person, routine_id, FIELDS, now, Sending("0.1", "", "mark")) for _ in range(2)}
    assert stamps == {"0.2"}


def test_nobody_else_may_save_publish_or_delete_a_card(ana: Browser, ben: Browser, now: datetime) -> None:
    routine_id = begin(ana, now)
    for act in (
        lambda: drafts.save(ben.person, routine_id, FIELDS, now, Sending("0.1")),
        lambda: publishing.publish(ben.person, routine_id, "public", now),
        lambda: routines.delete_draft(ben.person, routine_id, now),
        lambda: saves.keep(ben.person, routine_id, now),
    ):
        with pytest.raises(NotFound):
            act()


def test_an_unconfirmed_member_may_finish_a_card_but_not_show_it(make: Maker, now: datetime) -> None:
    new = make.member("newcomer", confirmed=False)
    routine_id = drafts.create(new, FIELDS, now)
    with pytest.raises(Refused, match="confirm your email"):
        publishing.publish(new, routine_id, "public", now)
    publishing.publish(new, routine_id, "private", now)
    with pytest.raises(Refused, match="confirm your email"):
        routines.set_state(new, routine_id, "public", now)
    assert row(routine_id).state == "private"


def test_contact_details_on_a_card_are_hidden(ana: Browser, now: datetime) -> None:
    card = replace(STORY_CARD, note="Write to me: ana.smith@example.com", title="Call me")
    routine_id = publishing.add_card(ana.person, card, now)
    version = routine_queries.find_version(routine_id, VISITOR)
    assert version is not None
    assert "example.com" not in version.card["note"]


def test_a_private_card_leaves_its_posts_and_comes_back(ana: Browser, make: Maker, now: datetime) -> None:
    routine_id, thread_id = make.routine(ana.person), make.thread(ana.person)
    posts.reply(ana.person, thread_id, "My card", now, routine_ids=[routine_id])
    before = find_thread_version(thread_id)
    routines.set_state(ana.person, routine_id, "private", now)
    after = find_thread_version(thread_id)
    assert before is not None
    assert after is not None
    assert after[0] > before[0]
    assert page_posts(thread_id, VISITOR, 1)[1].routines == ()
    routines.set_state(ana.person, routine_id, "public", now)
    assert [card.routine_id for card in page_posts(thread_id, VISITOR, 1)[1].routines] == [routine_id]


def test_a_card_that_was_published_is_not_deleted(ana: Browser, make: Maker, now: datetime) -> None:
    with pytest.raises(Refused, match="private instead"):
        routines.delete_draft(ana.person, make.routine(ana.person), now)


def test_a_draft_is_deleted_for_good(ana: Browser, now: datetime) -> None:
    routine_id = begin(ana, now)
    routines.delete_draft(ana.person, routine_id, now)
    assert db.session.query(Routine).count() == 0


def test_saving_a_card_counts_once_and_letting_go_takes_it_back(
    ana: Browser, cleo: Browser, make: Maker, now: datetime
) -> None:
    routine_id = make.routine(ana.person)
    saves.keep(cleo.person, routine_id, now)
    saves.keep(cleo.person, routine_id, now)
    assert (row(routine_id).save_count, routine_queries.is_saved(routine_id, cleo.person.id)) == (1, True)
    saves.let_go(cleo.person, routine_id, now)
    saves.let_go(cleo.person, routine_id, now)
    assert row(routine_id).save_count == 0


def test_a_copy_is_a_draft_of_ones_own_that_remembers_its_source(
    ana: Browser, cleo: Browser, make: Maker, now: datetime
) -> None:
    routine_id = make.routine(ana.person)
    copied = row(drafts.copy(cleo.person, routine_id, now))
    version = routine_queries.find_version(routine_id, VISITOR)
    assert version is not None
    assert (copied.owner_id, copied.state, copied.forked_from_version_id) == (cleo.person.id, "draft", version.id)
    assert copied.draft is not None
    credit = {"provenance": "copy", "provenance_note": "Copied from “Corner and counter” by ana, version 1."}
    assert copied.draft["fields"] == FIELDS | credit


def test_a_card_hidden_by_a_moderator_can_not_be_published_over(ana: Browser, make: Maker, now: datetime) -> None:
    routine_id = make.routine(ana.person)
    row(routine_id).state = "hidden"
    db.session.commit()
    with pytest.raises(Refused, match="moderator hid"):
        publishing.publish(ana.person, routine_id, "public", now)
    with pytest.raises(Refused, match="moderator hid"):
        routines.set_state(ana.person, routine_id, "public", now)


def test_a_card_named_like_one_of_our_pages_keeps_its_own_address(ana: Browser, make: Maker) -> None:
    routine_id = make.routine(ana.person, replace(STORY_CARD, title="Edit"))
    assert row(routine_id).slug == "edit-card"
