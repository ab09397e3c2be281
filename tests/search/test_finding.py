"""Members find the right thing first."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forum.search import Search, open_search, parse_query
from forum.search.asking.port import MAX_LIMIT
from tests.search.making import CHATTY_THREAD, COMMUNITY, FOAM_EXERCISE, FOAM_POST, SEATED_CARD, document
from tests.search.test_query import HOSTILE


def keys(search: Search, text: str) -> list[str]:
    return [hit.key for hit in search.find(parse_query(text)).hits]


def test_cleo_finds_the_seated_balance_card_before_talk_of_balance_exercises(community: Search) -> None:
    found = keys(community, "balance exercises sitting down")
    assert found[0] == SEATED_CARD.key
    assert CHATTY_THREAD.key in found


def test_cleo_finds_balance_on_foam_as_exercise_and_as_post(community: Search) -> None:
    assert set(keys(community, "foam balance")[:2]) == {FOAM_EXERCISE.key, FOAM_POST.key}
    assert keys(community, "foam balance")[0] == FOAM_EXERCISE.key


@pytest.mark.parametrize("text", ["seated", "sitting", "sit down", "on a chair", "chair exercises"])
def test_any_word_for_sitting_finds_who_sits_in_a_chair(community: Search, text: str) -> None:
    assert {"routine:1", "post:4"} <= set(keys(community, text))


def test_documents_with_all_words_come_before_those_with_one(community: Search) -> None:
    found = community.find(parse_query("lunch chair"))
    assert [hit.key for hit in found.hits] == ["post:4", "routine:1"]
    assert found.total == 2


def test_physio_pt_and_physical_therapist_are_one(community: Search) -> None:
    assert keys(community, "PT") == keys(community, "physical therapist") == keys(community, "physio") == ["post:5"]


def test_british_and_american_spellings_find_each_other(community: Search) -> None:
    assert keys(community, "color program") == ["digest:6"]


def test_a_quoted_phrase_needs_its_words_side_by_side(community: Search) -> None:
    assert keys(community, '"piece of foam"') == ["post:3"]
    assert keys(community, '"foam piece"') == []


def test_a_phrase_does_not_reach_from_the_title_into_the_body(empty: Search) -> None:
    empty.put([document("thread", 1, "Heel", "toe walking")])
    assert keys(empty, '"heel toe"') == []
    assert keys(empty, '"toe walking"') == ["thread:1"]


def test_what_is_not_wanted_is_left_out(community: Search) -> None:
    assert FOAM_POST.key not in keys(community, "balance -foam")
    assert FOAM_POST.key in keys(community, 'balance -"foam balance"')


def test_words_that_say_little_here_find_nothing_beside_others(community: Search) -> None:
    assert CHATTY_THREAD.key not in keys(community, "elastic exercises")
    assert keys(community, "exercises") == [CHATTY_THREAD.key]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kind:digest", {"digest:6"}),
        ("author:ana", {"post:4"}),
        ('category:"trusted resources"', {"resource:7"}),
        ("tag:arms", {"post:4"}),
        ("position:seated", {"routine:1"}),
        ("equipment:foam", {"exercise:foam-stand"}),
        ("before:2026", {"post:5"}),
        ("balance after:2026-03 kind:post", {"post:3"}),
        ("after:2026-03-02", set()),
        ("author:nobody", set()),
    ],
)
def test_filters_narrow(community: Search, text: str, expected: set[str]) -> None:
    assert set(keys(community, text)) == expected


def test_counts_by_kind_are_of_all_kinds_and_the_total_of_those_asked_for(community: Search) -> None:
    found = community.find(parse_query("balance"), kinds=["routine", "exercise"])
    assert {hit.kind for hit in found.hits} == {"routine", "exercise"}
    assert found.total == 2
    assert found.kind_counts == {"thread": 1, "post": 1, "routine": 1, "exercise": 1}


def test_excluded_keys_are_neither_found_nor_counted(community: Search) -> None:
    found = community.find(parse_query("balance"), exclude_keys=[FOAM_POST.key, "post:999"])
    assert "post" not in found.kind_counts
    assert found.total == 3


def test_pages_follow_each_other_and_the_total_is_exact(empty: Search) -> None:
    empty.rebuild(document("post", n, body="balance " * (n % 7 + 1)) for n in range(1, 131))
    query = parse_query("balance")
    seen = [hit.key for page in range(1, 5) for hit in empty.find(query, limit=40, page=page).hits]
    assert len(seen) == len(set(seen)) == 130
    assert empty.find(query, limit=40, page=3).total == 130
    assert empty.find(query, page=9_999_999).hits == ()
    assert len(empty.find(query, limit=9_999_999).hits) == MAX_LIMIT
    assert len(empty.find(query, limit=-5, page=-5).hits) == 1


def test_of_equal_documents_the_newer_comes_first(empty: Search) -> None:
    empty.put(document("post", n, body="clonus", at=datetime(2020 + n, 1, 1, tzinfo=UTC)) for n in (1, 3, 2))
    assert keys(empty, "clonus") == ["post:3", "post:2", "post:1"]


def test_a_hit_says_what_a_page_needs(community: Search) -> None:
    (hit,) = community.find(parse_query("lovely physio")).hits
    assert (hit.key, hit.kind, hit.id, hit.title, hit.url) == ("post:5", "post", "5", "", "/post/5")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_gets_an_answer(community: Search, text: str) -> None:
    found = community.find(parse_query(text))
    assert found.total == sum(found.kind_counts.values())


PIECES = st.sampled_from(
    ["balance", '"', "-", "kind:", "post", "foam", " ", "before:2026", "position:", "sit", "the", "\0"]
)


@settings(deadline=None)
@given(st.one_of(st.text(alphabet=st.characters(), max_size=250), st.lists(PIECES, max_size=30).map("".join)))
def test_any_text_gets_an_answer(community: Search, text: str) -> None:
    found = community.find(parse_query(text), limit=50)
    assert len(found.hits) <= found.total <= len(COMMUNITY)


def test_titles_and_texts_with_odd_characters_are_indexed(empty: Search) -> None:
    body = "a\0b " + "x" * 9000 + " e\u0301" * 70_000
    empty.put([document("thread", 1, "\ud800 שלום 🦵" + "t" * 5000, body, tags=("\ud800",))])
    assert keys(empty, "שלום") == ["thread:1"]


def test_the_end_of_a_very_long_text_is_found(empty: Search) -> None:
    empty.put([document("post", 1, body=" ".join(f"word{n}" for n in range(50_000)))])
    assert keys(empty, '"word49998 word49999"') == ["post:1"]


def test_nothing_is_found_in_an_empty_index(empty: Search) -> None:
    assert empty.find(parse_query("balance")).total == 0


def test_a_search_folder_is_made_by_the_first_write(tmp_path: Path) -> None:
    search = open_search(tmp_path / "a" / "b")
    search.put([SEATED_CARD])
    assert keys(search, "seated") == [SEATED_CARD.key]


def test_what_was_written_last_comes_first_when_that_is_asked_and_only_what_has_all_the_words(empty: Search) -> None:
    texts = ("foam under both feet", "foam, foam and feet", "feet alone", "my feet on foam")
    days = [datetime(2026, 3, day, tzinfo=UTC) for day in (1, 2, 3, 4)]
    empty.put(
        replace(document("post", n, "Talk", text), at=day)
        for n, (text, day) in enumerate(zip(texts, days, strict=True), 1)
    )
    newest = empty.find(parse_query("foam feet order:latest"))
    assert [(hit.key, hit.at_s) for hit in newest.hits] == [(f"post:{n}", days[n - 1].timestamp()) for n in (4, 2, 1)]
    assert newest.total == 3


@pytest.fixture
def four(empty: Search) -> Search:
    """A card and three posts about foam, a day apart, the card first."""
    texts = ("foam and feet", "foam for two feet", "feet on foam", "foam, feet, foam")
    days = [datetime(2026, 3, day, tzinfo=UTC) for day in (1, 2, 3, 4)]
    more: tuple[dict[str, Any], ...] = (
        {"facets": ("level=1",), "traits": ("needs-floor-yes",)},
        {"category": "balance"},
        {},
        {"category": "balance"},
    )
    kinds = ("routine", "thread", "post", "thread")
    empty.put(
        document(kind, n, text, text, at=day, **facts)
        for n, (kind, text, day, facts) in enumerate(zip(kinds, texts, days, more, strict=True), 1)
    )
    return empty


@pytest.mark.parametrize(
    ("order", "first"),
    [("latest", "thread:4"), ("oldest", "routine:1"), ("helpful", "post:3"), ("relevance", "routine:1")],
)
def test_each_order_has_something_else_first(four: Search, order: str, first: str) -> None:
    found = four.find(parse_query(f"foam feet order:{order}"), liked={"post:3": 7, "thread:2": 2, "post:99": 9})
    assert found.hits[0].key == first
    assert found.total == 4


def test_what_is_counted_is_counted_among_all_that_is_found(four: Search) -> None:
    since = datetime(2026, 3, 3, tzinfo=UTC)
    counted = ("category=balance", "level=1", "level=2", since)
    found = four.find(parse_query("foam"), limit=1, counted=counted)
    assert found.counts == {"category=balance": 2, "level=1": 1, "level=2": 0, since: 2}
    of_threads = four.find(parse_query("foam"), kinds=("thread",), limit=1, counted=counted)
    assert of_threads.counts == {"category=balance": 2, "level=1": 0, "level=2": 0, since: 1}


def test_what_suits_less_stands_behind_but_is_found(four: Search) -> None:
    query = replace(parse_query("foam feet"), behind=("needs-floor-yes",))
    assert [hit.key for hit in four.find(query).hits][-1] == "routine:1"
    assert four.find(query).total == 4


def test_the_title_of_a_reply_is_its_threads_and_not_its_own(four: Search) -> None:
    keys = {hit.key for hit in four.find(parse_query("feet in:title")).hits}
    assert keys == {"routine:1", "thread:2", "thread:4"}


def test_an_exercise_is_found_as_a_facet_and_by_its_names(empty: Search) -> None:
    empty.put(
        [
            document("routine", 1, "Mornings", "Slowly.", facets=("exercise=seated-march",)),
            document("post", 2, "Talk", "I do the seated march twice."),
            document("post", 3, "Talk", "A march, seated or not."),
        ]
    )
    query = replace(parse_query("exercise:seated-march"), exercise_names=("Seated march",))
    assert {hit.key for hit in empty.find(query).hits} == {"routine:1", "post:2"}


@pytest.mark.parametrize(
    "text", ["foam p", "my foam pad and", "FOAM pads", "foam pad", "pad", "wobb", "stretchi", "Café no"]
)
def test_a_title_is_found_by_words_of_which_the_last_is_only_begun(empty: Search, text: str) -> None:
    empty.put(
        [
            document("thread", 1, "My foam pad and me", "Cushions."),
            document("thread", 2, "Wobbling and stretching at the café now", "Foam."),
            document("post", 3, "My foam pad and me", "Yes."),
        ]
    )
    found = [hit.key for hit in empty.find_begun(text, kinds=["thread"], limit=5)]
    assert found == ["thread:1" if "pad" in text.lower() or text == "foam p" else "thread:2"]


@pytest.mark.parametrize("text", ["cushi", "foam stretch", "", "!", "a" * 5_000, "💜", "zz"])
def test_what_no_title_has_is_not_suggested(empty: Search, text: str) -> None:
    empty.put([document("thread", 1, "My foam pad and me", "Cushions."), document("thread", 2, "Stretching", "")])
    assert empty.find_begun(text, kinds=["thread"], limit=5) == ()


def test_the_newest_titles_are_suggested_first(empty: Search) -> None:
    empty.put(document("thread", n, "Foam", at=datetime(2026, 3, n, tzinfo=UTC)) for n in (1, 2, 3, 4))
    found = empty.find_begun("fo", kinds=["thread"], limit=2)
    assert [hit.key for hit in found] == ["thread:4", "thread:3"]


@pytest.mark.parametrize(
    "typed", ["author:josé", "author:Jose", "author:@jose", 'tag:"genou étiré"', "tag:genou-etire", "tag:GENOU-ÉTIRÉ"]
)
def test_a_name_or_tag_is_found_as_it_can_be_typed_on_any_keyboard(empty: Search, typed: str) -> None:
    empty.put([document("post", 1, author="José", tags=("genou-étiré",)), document("post", 2, author="Joseph")])
    assert keys(empty, typed) == ["post:1"]


def test_a_short_reply_does_not_stand_for_its_thread_because_of_the_title(empty: Search) -> None:
    title = "Balance work I can do sitting down"
    asked = "I would like to do balance work while I am sitting. What do you do in your chairs, and how long for?"
    told = "Reach to both sides, slowly, and let your trunk follow. It is balance work that I do sitting on the bed."
    empty.put(
        [
            document("thread", 1, title, asked, thread=1),
            document("post", 2, title, "It's called the correct amount.", thread=1),
            document("post", 3, title, told, thread=1),
        ]
    )
    assert keys(empty, "balance sitting") == ["thread:1", "post:3", "post:2"]
