"""Words of a post that name an exercise become links, and nothing else about the post changes."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forum.errors import Refused
from forum.text.markup.cook import cook
from forum.text.markup.exercise_links import MOST_LINKS, Linked, link_exercises
from forum.text.markup.policy import clean_html
from tests.samples.library import EXERCISES
from tests.samples.work import count_calls
from tests.text.markup.allowed import read
from tests.text.markup.test_cook_safety import MARKS, VECTORS

NAMES = {id_: exercise.name for id_, exercise in EXERCISES.items()}
PHRASES = [
    "heel raises", "Heel raises 3 x 10", "mini squats", "clamshells", "marching in place 10 times", "bird dog",
    "sit to stand", "heel\xa0raises", "3 sets of 10", "each side", "hold 30 seconds", "no ", "[[heel-raise]]", "& ",
]  # fmt: skip
POSTS = st.lists(st.sampled_from([*PHRASES, *MARKS, *VECTORS]) | st.text(max_size=8), max_size=40).map("".join)
LINK = re.compile(r'<a href="/exercises/[a-z0-9-]+">([^<]*)</a>')
RAISES = '<a href="/exercises/heel-raise">'


def cooked(markdown: str) -> str:
    return cook(markdown, exercise_names=NAMES, member_names={"ana": "Ana"}, link_rel="nofollow ugc").html


def linked(markdown: str) -> Linked:
    return link_exercises(cooked(markdown), EXERCISES)


def without_links(html: str) -> str:
    """The HTML with the words of every link to the library, and without the link: they hold no other markup."""
    return LINK.sub(r"\1", html)


def test_ana_names_an_exercise_and_it_leads_to_the_library() -> None:
    found = linked("I do heel raises, 3 sets of 10.")
    assert found.html == f"<p>I do {RAISES}heel raises</a>, 3 sets of 10.</p>"
    assert found.exercises == ("heel-raise",)
    assert found.lines == 1


def test_only_the_first_mention_becomes_a_link() -> None:
    assert linked("Heel raises, 10 times.\n\nThen heel raises again, 5 times.").html.count("<a") == 1


def test_an_exercise_ana_linked_herself_is_not_linked_again() -> None:
    found = linked("Heel raises first: 10 times.\n\nMore about [[heel-raise]] tomorrow.")
    assert found.html.count(RAISES) == 1
    assert found.html.endswith(f"{RAISES}Heel raise</a> tomorrow.</p>")
    assert found.exercises == ("heel-raise",)


@pytest.mark.parametrize(
    "markdown",
    [
        "[ten heel raises a day](https://example.org/heels)",
        "Type `heel raises` into the search.",
        "```\nheel raises 3 x 10\n```",
        "## Heel raises\n\nThree times ten.",
        "Heel **raises**, 10 times.",
        "[[heel-raise]], 10 times",
    ],
)
def test_links_code_headings_and_words_across_bold_letters_stay_as_they_are(markdown: str) -> None:
    assert linked(markdown).html == cooked(markdown)


def test_somebody_elses_words_are_not_read() -> None:
    found = linked("> I do heel raises, 3 sets of 10.\n\nSo do I.")
    assert found == Linked(cooked("> I do heel raises, 3 sets of 10.\n\nSo do I."), 0, ())


def test_what_cleo_may_not_do_is_no_link() -> None:
    assert "<a" not in linked("My physio says no heel raises for me.").html


@pytest.mark.parametrize(
    "words", ["Water for the plants.", "If you have a lung condition", "Hundred and ten!", "I like squats."]
)
def test_one_everyday_word_is_no_link(words: str) -> None:
    assert linked(words).html == f"<p>{words}</p>"
    assert linked(words).exercises == ()


def test_one_word_with_an_amount_is_a_link() -> None:
    assert '<a href="/exercises/squat">Squats</a>' in linked("Squats 3 x 10, every day").html


def test_bens_list_is_read_line_by_line() -> None:
    found = linked("Every day:\n\n1. Heel raises 3 x 10\n2. Clamshells 2 x 10\n   - on my bed\n3. Bird dog 10 times")
    assert found.exercises == ("heel-raise", "clamshell", "bird-dog")
    assert found.lines == 3


def test_a_table_is_read_row_by_row() -> None:
    found = linked("| What | How much |\n|---|---|\n| Heel raises | 3 sets of 10 |\n| Bird dog | 10 times |")
    assert f"<td>{RAISES}Heel raises</a></td>" in found.html
    assert found.exercises == ("heel-raise", "bird-dog")


def test_signs_that_html_writes_out_do_not_move_a_link() -> None:
    assert linked("A & B < C: heel\xa0raises & more, 10 times.").html == (
        f"<p>A &amp; B &lt; C: {RAISES}heel&nbsp;raises</a> &amp; more, 10 times.</p>"
    )


def test_a_post_that_names_everything_gets_only_so_many_links() -> None:
    found = linked("\n\n".join(f"- {exercise.name}, 10 times" for exercise in EXERCISES.values()))
    assert found.html.count("<a") == MOST_LINKS == len(found.exercises)


@settings(max_examples=200, deadline=None)
@given(POSTS)
def test_whatever_is_written_only_links_are_added(markdown: str) -> None:
    try:
        before = cooked(markdown)
    except Refused:
        return
    found = link_exercises(before, EXERCISES)
    after = read(found.html)
    assert "".join(after.text) == "".join(read(before).text)
    assert without_links(found.html) == without_links(before)
    assert clean_html(found.html) == found.html
    assert link_exercises(found.html, EXERCISES) == found


def test_news_of_exercises_keep_their_links_and_hold_no_lines() -> None:
    news = (
        "A grandfather of five climbed 1,202 steps and has raised 4,300 pounds for the ward. His trainer had him do "
        "mini squats 3 x 10 by January 2024. The club costs 6,000 pounds a year, and 7 of 11 want to keep it."
    )
    read = linked(news)
    assert (read.exercises, read.lines) == (("counter-side-mini-squat",), 0)
    assert '<a href="/exercises/counter-side-mini-squat">mini squats</a>' in read.html


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet='<>/&;abp"=# heel raise\n', max_size=200))
def test_even_what_no_cook_would_make_loses_nothing(html: str) -> None:
    assert without_links(link_exercises(html, EXERCISES).html) == without_links(html)


def steps(html: str) -> int:
    return count_calls(lambda: link_exercises(html, EXERCISES))


UNITS = [
    "<p>heel raises</p>\n",
    "<li>squat",
    "&amp;",
    "<a",
    "<a ",
    "<",
    "&",
    "<br>\n",
    "<blockquote>",
    "<td>x</td>",
    "a ",
]


@pytest.mark.parametrize("unit", UNITS)
def test_four_times_the_post_is_at_most_some_five_times_the_work(unit: str) -> None:
    link_exercises("<p>squats</p>", EXERCISES)
    short, long = unit * 400, unit * 1_600
    assert steps(long) <= 5.5 * steps(short) + 5_000
