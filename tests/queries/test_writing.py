"""What a message would look like, and whom and what it speaks of."""

from forum.models import Post, db
from forum.queries.writing.cooking import cook_text, find_names, preview
from forum.queries.writing.exercise_links import list_linkable
from tests.fixtures.house import Browser, Maker


def test_only_members_and_exercises_that_exist_are_named(ana: Browser) -> None:
    names = find_names("@ana and @nobody do [[wall-squat]] and [[no-such-thing]]")
    assert names.members == {"ana": "ana"}
    assert names.exercises.keys() == {"wall-squat"}


def test_a_mention_becomes_a_link_and_a_stranger_stays_a_word(ana: Browser) -> None:
    html = cook_text("Thanks @ana and @nobody").html
    assert '<a href="/u/ana"' in html or 'href="/members/ana"' in html
    assert "@nobody" in html


def test_a_preview_hides_contact_details_and_names_them(ana: Browser) -> None:
    seen = preview("Write to ana@example.org or call 07700 900123.")
    assert seen.at_risk.hidden == ("ana@example.org", "07700 900123")
    assert list(seen.at_risk.phones.values()) == ["07700 900123"]
    assert "example.org" not in seen.html


def test_a_preview_of_a_routine_says_how_many_lines_it_holds(ana: Browser) -> None:
    seen = preview("1. Wall squat, 2 sets of 10\n2. Calf stretch, hold 30 seconds, 3 times\n")
    assert seen.exercise_count == 2
    assert seen.is_routine
    assert not preview("Hello everybody.").is_routine


def test_a_preview_keeps_nothing(ana: Browser) -> None:
    preview("I did the wall squat today.")
    assert db.session.query(Post).count() == 0


def test_posts_come_with_what_they_point_at_and_those_that_are_gone_do_not(ana: Browser, make: Maker) -> None:
    post_id = (
        db.session.query(Post.id).filter_by(thread_id=make.thread(ana.person, body="I do the [[wall-squat]].")).scalar()
    )
    (one,) = list_linkable([post_id, 999])
    assert (one.id, one.exercises) == (post_id, frozenset({"wall-squat"}))
