"""What becomes of the rows that point at a row that is deleted."""

from typing import Any

import pytest
from sqlalchemy import Connection, ForeignKey, Table, UniqueConstraint, delete, insert, select
from sqlalchemy.exc import IntegrityError

from forum.models import Base
from tests.fixtures.rows import made_row

# What belongs to one thing alone goes with it.
GOES_ALONG = {
    "accepted_answer.post_id",
    "accepted_answer.thread_id",
    "authenticator_app.member_id",
    "block.blocked_id",
    "block.member_id",
    "bookmark.member_id",
    "bookmark.post_id",
    "calendar_address.member_id",
    "calendar_entry.member_id",
    "calendar_entry.routine_id",
    "calendar_entry.run_id",
    "carer_card.link_id",
    "carer_card.routine_id",
    "carer_link.member_id",
    "category_mark.category_id",
    "category_mark.member_id",
    "conversation.first_id",
    "conversation.second_id",
    "conversation_side.conversation_id",
    "conversation_side.member_id",
    "digest_hand.digest_id",
    "digest_hand.member_id",
    "digest_interest.digest_id",
    "digest_interest.member_id",
    "digest_lowering.digest_id",
    "digest_topic.digest_id",
    "digest_version.digest_id",
    "draft.member_id",
    "exercise_asker.member_id",
    "exercise_asker.suggested_id",
    "exercise_review.exercise_id",
    "fit_profile.member_id",
    "follow.member_id",
    "in_short.thread_id",
    "letter.member_id",
    "letter.thread_id",
    "link_check.resource_id",
    "login_step.member_id",
    "message.author_id",
    "message.conversation_id",
    "mail_choice.member_id",
    "mail_log.member_id",
    "need_verdict.exercise_id",
    "notice.member_id",
    "notice.thread_id",
    "passkey.member_id",
    "picture.member_id",
    "picture.post_id",
    "poll.post_id",
    "poll_choice.post_id",
    "poll_vote.choice_id",
    "poll_vote.member_id",
    "post_exercise.post_id",
    "post_link.post_id",
    "public_number.post_id",
    "public_number.programme_id",
    "public_number.routine_id",
    "post_routine.post_id",
    "programme_event.run_id",
    "programme_run.member_id",
    "programme_version.programme_id",
    "push_subscription.member_id",
    "read_mark.member_id",
    "read_mark.thread_id",
    "recovery_code.member_id",
    "resource_change.resource_id",
    "resource_save.member_id",
    "resource_save.resource_id",
    "resource_topic.resource_id",
    "revision.post_id",
    "routine_facet.version_id",
    "routine_helpful.member_id",
    "routine_helpful.routine_id",
    "routine_item.version_id",
    "routine_prose.routine_id",
    "routine_review.version_id",
    "routine_save.member_id",
    "routine_save.routine_id",
    "saved_search.member_id",
    "security_event.member_id",
    "session.member_id",
    "study_change.study_id",
    "study_facet.study_id",
    "study_lean.study_id",
    "submission.member_id",
    "thanks.member_id",
    "thanks.post_id",
    "takeaway.member_id",
    "thread_tag.tag_id",
    "thread_tag.thread_id",
    "token.member_id",
    "urgent_case.post_id",
}
# What stands without it forgets it.
FORGETS = {
    "routine_prose.post_id",
    "exercise_asker.routine_id",
    "research_study.added_by_id",
    "digest.draft_by_id",
    "digest.thread_id",
}
# Whatever others read or moderators decided keeps the deletion from happening: all the rest.
KEYS = {f"{table.name}.{key.parent.name}": key for table in Base.metadata.tables.values() for key in table.foreign_keys}
REFUSES = KEYS.keys() - GOES_ALONG - FORGETS


def put_third(connection: Connection, table: Table, **given: Any) -> dict[str, Any]:
    """One more row, which no other row points at."""
    row = dict(made_row(connection, table, 3)) | given
    pairs = [one for one in table.constraints if isinstance(one, UniqueConstraint)]
    for unique in [*pairs, *([table.primary_key] if len(table.primary_key) > 1 else [])]:
        if all(column.foreign_keys for column in unique.columns) and given.keys().isdisjoint(unique.columns.keys()):
            (key,) = next(iter(unique.columns)).foreign_keys  # two things have one such row: so one is a third thing
            row[key.parent.name] = put_third(connection, key.column.table)[key.column.name]
    for column in table.primary_key if len(table.primary_key) == 1 else ():
        for key in column.foreign_keys if column.name not in given else ():  # it is known by another thing's number
            row[column.name] = put_third(connection, key.column.table)[key.column.name]
    connection.execute(insert(table).values(row))
    return row


def put_pair(connection: Connection, key: ForeignKey) -> tuple[Any, Any]:
    """A row, and one that points at it by this key alone: how to delete the first, and how to ask the other."""
    parent, child = key.column.table, key.parent.table
    target = put_third(connection, parent)[key.column.name]
    given = {key.parent.name: target}
    for column in child.primary_key if len(child.primary_key) == 1 else ():
        for own in column.foreign_keys - {key}:  # it is known by the other thing's number, so there must be a third
            given[column.name] = put_third(connection, own.column.table)[own.column.name]
    row = put_third(connection, child, **given)
    others = [column == row[column.name] for column in child.primary_key if column.name != key.parent.name]
    same = others or [key.parent == target]
    return delete(parent).where(key.column == target), select(key.parent).where(*same)


@pytest.mark.parametrize("name", sorted(GOES_ALONG))
def test_what_belongs_to_a_thing_goes_with_it(filled: Connection, name: str) -> None:
    deletion, _asked = put_pair(filled, KEYS[name])
    before = filled.scalars(select(KEYS[name].parent)).all()
    filled.execute(deletion)
    after = filled.scalars(select(KEYS[name].parent)).all()
    assert len(after) == len(before) - 1, "its own row went, and nobody else's"


@pytest.mark.parametrize("name", sorted(FORGETS))
def test_what_stands_without_a_thing_forgets_it(filled: Connection, name: str) -> None:
    deletion, asked = put_pair(filled, KEYS[name])
    assert filled.scalars(asked).one() is not None
    filled.execute(deletion)
    assert filled.scalars(asked).one() is None


@pytest.mark.parametrize("name", sorted(REFUSES))
def test_what_others_rely_on_can_not_be_deleted(filled: Connection, name: str) -> None:
    deletion, _asked = put_pair(filled, KEYS[name])
    with pytest.raises(IntegrityError), filled.begin_nested():
        filled.execute(deletion)


@pytest.mark.parametrize("name", sorted(KEYS))
def test_nothing_points_at_a_row_that_is_not_there(filled: Connection, name: str) -> None:
    key = KEYS[name]
    nowhere = 999 if key.column.type.python_type is int else "nowhere"
    with pytest.raises(IntegrityError), filled.begin_nested():
        put_third(filled, key.parent.table, **{key.parent.name: nowhere})


def test_every_reference_is_told_to_do_what_this_file_says() -> None:
    told = {
        action: {name for name, key in KEYS.items() if key.ondelete == action} for action in ("CASCADE", "SET NULL")
    }
    assert told["CASCADE"] == GOES_ALONG, 'ondelete="CASCADE" stands in GOES_ALONG, and nothing else does'
    assert told["SET NULL"] == FORGETS, 'ondelete="SET NULL" stands in FORGETS, and nothing else does'
