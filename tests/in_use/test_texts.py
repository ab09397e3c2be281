"""What members' words ran into: numbers taken for phone numbers, prose for Markdown, tables of other countries."""

import pytest

from forum.models import Post, db
from tests.fixtures.house import Browser, Maker


@pytest.mark.parametrize(
    "diary",
    [
        "05.11.2026 12 reps",
        "05-11-2026 10:30",
        "06 12 18 24 30 seconds",
        "my cell counted 3500-4500 steps",
        "The MS helpline is 0808 800 8000, in America 1-800-344-4867, and the Samaritans are 116 123",
    ],
)
def test_a_diary_with_dates_counts_and_helplines_is_kept_as_it_was_written(
    ana: Browser, make: Maker, diary: str
) -> None:
    thread_id = make.thread(ana.person)
    assert ana.post(f"/t/{thread_id}/reply", {"body": diary}).status_code == 303
    assert db.session.scalars(db.select(Post.body).order_by(Post.id.desc())).first() == diary
