"""The demo community's data files: their shape, their ids, their numbers, and that they hang together."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from forum.rules.library.exercises import exercises_from_library
from forum.rules.routines.checks import check_card
from forum.rules.routines.routines import card_from_dict

SEEDS = Path(__file__).parents[2] / "forum" / "seeds"
NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]{2,29}")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
SUPPORTS = ["not_needed", "within_reach", "hold_on"]
KINDS = {"article", "video", "leaflet", "book", "course", "tool", "organisation"}
REASONS = {"unsafe_advice", "medical_misinformation", "contact_details", "unkind", "spam", "other"}
# Dose fields of an item, and the library's range that each of them is measured against.
DOSES = [("sets", "sets"), ("reps", "reps"), ("hold_s", "hold_seconds"), ("duration_s", "duration_seconds")]


def load(name: str) -> Any:
    return json.loads((SEEDS / name).read_text(encoding="utf-8"))


MEMBERS = {member["name"]: member for member in load("demo/members.json")}
CATEGORIES = load("demo/categories.json")
THREADS = load("demo/threads.json")
ROUTINES = {routine["key"]: routine for routine in load("demo/routines.json")}
RESOURCES = load("demo/resources.json")
FLAGS = load("demo/flags.json")
EXERCISES = exercises_from_library(load("exercises.json"))
LIBRARY = {exercise["id"]: exercise for exercise in load("exercises.json")["exercises"]}
POSTS = [(thread, post) for thread in THREADS for post in thread["posts"]]
ITEMS = [(key, item) for key, routine in ROUTINES.items() for item in routine["card"]["items"]]
BODIES = "\n\n".join(post["body"] for _, post in POSTS)


def test_the_demo_community_is_big_enough_to_look_lived_in() -> None:
    assert len(MEMBERS) >= 18
    assert len(CATEGORIES) == 6
    assert len(THREADS) >= 25
    assert len(POSTS) >= 120
    assert len(ROUTINES) >= 12
    assert len(RESOURCES) >= 10
    assert len(FLAGS) == 2


@pytest.mark.parametrize(
    ("name", "role"),
    [("ana", "member"), ("ben", "moderator"), ("cleo", "member"), ("okafor", "clinician"), ("dee", "admin")],
)
def test_the_five_fixed_accounts_have_their_roles(name: str, role: str) -> None:
    assert MEMBERS[name]["role"] == role


def test_members_have_pseudonyms_that_registration_would_accept() -> None:
    assert len(MEMBERS) == len({name.lower() for name in MEMBERS}) == len(load("demo/members.json"))
    for name, member in MEMBERS.items():
        assert NAME.fullmatch(name), name
        assert set(member) == {"name", "role", "about", "joined_days_ago"}
        assert member["about"]
        assert member["joined_days_ago"] > 0


def test_categories_have_a_slug_a_title_and_a_purpose() -> None:
    slugs = [category["slug"] for category in CATEGORIES]
    assert len(slugs) == len(set(slugs))
    for category in CATEGORIES:
        assert set(category) == {"slug", "title", "purpose"}
        assert SLUG.fullmatch(category["slug"])
        assert category["title"]
        assert category["purpose"]
    assert {thread["category"] for thread in THREADS} == set(slugs)


def test_every_thread_opens_with_a_post_of_its_author() -> None:
    keys = [thread["key"] for thread in THREADS]
    assert len(keys) == len(set(keys))
    for thread in THREADS:
        assert set(thread) == {
            "key",
            "category",
            "title",
            "author",
            "days_ago",
            "tags",
            "pinned",
            "locked",
            "posts",
        }
        assert SLUG.fullmatch(thread["key"])
        assert len(thread["title"]) <= 140
        assert thread["posts"][0]["author"] == thread["author"]
        assert thread["posts"][0]["hours_after"] == 0
        assert len(thread["tags"]) <= 5
        assert all(tag == tag.lower() and len(tag) <= 30 for tag in thread["tags"])


def test_one_thread_needs_a_second_page_of_posts() -> None:
    assert sum(len(thread["posts"]) >= 24 for thread in THREADS) == 1


def test_three_threads_are_pinned_and_one_is_locked_with_a_reason() -> None:
    pinned = Counter(thread["category"] for thread in THREADS if thread["pinned"])
    assert len(pinned) == 3
    assert set(pinned.values()) == {1}
    locked = [thread["locked"] for thread in THREADS if thread["locked"] is not None]
    assert len(locked) == 1
    assert len(locked[0]) > 20


def test_nobody_posts_before_joining_or_after_today() -> None:
    for thread in THREADS:
        hours = [post["hours_after"] for post in thread["posts"]]
        assert hours == sorted(hours), thread["key"]
        for post in thread["posts"]:
            assert set(post) == {"author", "hours_after", "body", "routine"}
            days_ago = thread["days_ago"] - post["hours_after"] / 24
            assert 0 < days_ago <= MEMBERS[post["author"]]["joined_days_ago"], (thread["key"], post["author"])


def test_an_attached_card_belongs_to_the_author_and_was_published_first() -> None:
    attached = [(thread, post) for thread, post in POSTS if post["routine"]]
    for thread, post in attached:
        routine = ROUTINES[post["routine"]]
        assert routine["owner"] == post["author"]
        assert routine["days_ago"] >= thread["days_ago"] - post["hours_after"] / 24
    assert {post["routine"] for _, post in attached} == set(ROUTINES)


def test_mentions_and_exercise_links_lead_somewhere() -> None:
    mentions = re.findall(r"(?<![\w.])@([A-Za-z][A-Za-z0-9_-]{2,29})", BODIES)
    links = re.findall(r"\[\[([^\]]+)\]\]", BODIES)
    assert len(mentions) >= 5
    assert set(mentions) <= set(MEMBERS)
    assert len(links) >= 10
    assert set(links) <= set(LIBRARY)


@pytest.mark.parametrize("mark", [r"^\|.*\|$", r"^> ", r"^- ", r"^1\. ", r"\*\*[^*]+\*\*", r"\]\(https://"])
def test_the_posts_show_what_markdown_can_do(mark: str) -> None:
    assert re.search(mark, BODIES, re.MULTILINE)


def test_the_only_contact_details_use_an_example_domain() -> None:
    addresses = re.findall(r"\S+ ?@ ?([\w-]+ ?\. ?[a-z]{2,})", BODIES)
    assert [address.replace(" ", "") for address in addresses] == ["example.com"]


def test_posts_stay_short_enough_to_read_on_a_tired_day() -> None:
    assert all(1 <= len(post["body"].split()) <= 200 for _, post in POSTS)


def test_every_card_could_be_published() -> None:
    for key, routine in ROUTINES.items():
        card = routine["card"]
        assert set(routine) == {"key", "owner", "state", "days_ago", "card"}
        assert SLUG.fullmatch(key)
        assert routine["state"] == "public"
        assert routine["owner"] in MEMBERS
        assert routine["days_ago"] <= MEMBERS[routine["owner"]]["joined_days_ago"]
        assert check_card(card_from_dict(card), EXERCISES) == [], key
        assert card["purpose"]
        assert 3 <= len(card["items"]) <= 7
        assert ("source_url" in card) == (card["provenance"] == "source")


def test_every_item_is_a_line_the_library_knows() -> None:
    for key, item in ITEMS:
        exercise = LIBRARY[item["exercise_id"]]
        assert item["position"] in exercise["positions"], (key, item)
        assert {"reps", "hold_s", "duration_s", "distance"} & set(item), (key, item)


def test_no_item_asks_for_less_support_than_its_exercise_does() -> None:
    for key, item in ITEMS:
        least = EXERCISES[item["exercise_id"]].facts_in(item.get("position")).stable_support
        assert SUPPORTS.index(item["support"]) >= SUPPORTS.index(least), (key, item)


def test_doses_stay_within_the_library_default_unless_a_physiotherapist_set_them() -> None:
    own = [(key, item) for key, item in ITEMS if ROUTINES[key]["card"]["provenance"] != "pt"]
    assert own
    for key, item in own:
        default = LIBRARY[item["exercise_id"]]["default_dose"]
        for field, source in DOSES:
            if field in item and default[source]:
                low, high = default[source]
                most = item.get(f"{field}_max", item[field])
                assert low <= item[field] <= most <= high, (key, item, source)


def test_who_is_there_is_said_wherever_somebody_must_be() -> None:
    required = [item for _, item in ITEMS if LIBRARY[item["exercise_id"]]["safety"]["spotter"] == "required"]
    assert required
    assert all("beside me" in item["note"] for item in required)


def test_ana_posts_the_card_her_pt_gave_her() -> None:
    card = ROUTINES["gait-build-up-pt"]["card"]
    lines = [(item["exercise_id"], item.get("sets"), item["reps"], item.get("hold_s")) for item in card["items"]]
    assert card["provenance"] == "pt"
    assert lines == [
        ("wall-ball-squat", 2, 10, None),
        ("box-march", 2, 10, None),
        ("foam-stand-eyes-closed", None, 5, 30),
    ]


def test_the_cards_reach_every_corner_of_the_library() -> None:
    used = {LIBRARY[item["exercise_id"]]["modality"] for _, item in ITEMS}
    assert used >= {"resistance", "aerobic", "balance", "cognitive_motor", "flexibility"}
    sitting = ROUTINES["balance-from-my-chair"]["card"]["items"]
    assert {item["position"] for item in sitting} == {"seated"}


def test_resources_say_who_made_them_and_why_they_are_here() -> None:
    urls = [resource["url"] for resource in RESOURCES]
    assert len(urls) == len(set(urls))
    assert all(url.startswith("https://") for url in urls)
    for resource in RESOURCES:
        assert set(resource) == {
            "title",
            "url",
            "made_by",
            "why",
            "kind",
            "level",
            "review_in_days",
            "added_by",
        }
        assert resource["kind"] in KINDS
        assert resource["level"] in {"everyone", "new", "experienced"}
        assert resource["made_by"]
        assert len(resource["why"]) > 60
        assert resource["review_in_days"] > 0
        assert MEMBERS[resource["added_by"]]["role"] in {"moderator", "admin"}


def test_flags_point_at_posts_of_somebody_else() -> None:
    by_key = {thread["key"]: thread for thread in THREADS}
    for flag in FLAGS:
        assert set(flag) == {"thread", "post_n", "reporter", "reason", "note"}
        assert flag["reason"] in REASONS
        assert flag["reporter"] in MEMBERS
        assert by_key[flag["thread"]]["posts"][flag["post_n"] - 1]["author"] != flag["reporter"]
