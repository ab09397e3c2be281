"""What people type who never heard of Markdown, and how it is shown: as they typed it."""

import re

import pytest

from forum.text.markup.cook import cook
from forum.text.markup.quotes import quote
from tests.text.markup.allowed import read

STAY = [
    "2*10*3 s, then 3*8",
    "un*bearable* stairs",
    "3* hotel, 4* hotel",
    "(*) only with a stick, (*) never alone",
    "See you soon :* love :*",
    "Calves*, thighs* and feet (*as my physio says)",
    "*****",
    "***",
    "* * *",
    "* ",
    "~5 minutes, ~10 on good days",
    "~~~~~~~~",
    "~~5 to ~~10 minutes",
    "#MSawareness #hashtags",
    "# 1 tip of the day",
    "# of reps: 10",
    "#",
    "##",
    "_MsSunny_ and snake_case and __init__",
    "Name: ____ Date: ____",
    "___",
    "I <3 you all, 3 < 5 > 2",
    ">5 km today",
    ">:( what a day",
    ">_<",
    "->",
    "+ 2 more than yesterday",
    "-5 degrees outside",
    "-",
    "--",
    "- - easy",
    "1.",
    "1.5 kg",
    "1986. That was the year",
    "24. December was hard",
    "05. 11. 2026 was a Thursday",
    "5. 11. 2026 was a Thursday",
    "8)",
    "don`t and can`t",
    "the `90s and the `80s",
    "```",
    "``` then nothing closes it",
    "¯\\_(ツ)_/¯",
    "C:\\notes",
    "so tired :-\\",
    "[1]: swim",
    "[Source]: my physio",
    "[x] done, [ ] not yet",
    "<note:remember> and <ana>",
    "left | right",
    "Mon: 3 | Tue: 4",
    "100 %",
    "=====",
    "A&E, then R&R",
    "wow!!! (really)",
]


def html(markdown: str) -> str:
    cooked = cook(markdown, exercise_names={}, member_names={})
    read(cooked.html)
    return cooked.html


def shown(markdown: str) -> str:
    return cook(markdown, exercise_names={}, member_names={}).plain


@pytest.mark.parametrize("typed", STAY)
def test_what_looks_like_a_mark_by_accident_is_shown_as_it_was_typed(typed: str) -> None:
    assert shown(typed) == typed.strip()
    assert re.findall(r"<(\w+)", html(typed)) == ["p"]


@pytest.mark.parametrize("typed", STAY)
def test_an_accident_in_the_middle_of_a_post_changes_nothing_around_it(typed: str) -> None:
    around = f"Hello all\n\n{typed}\n\nYours, Ana"
    assert shown(around) == f"Hello all\n{typed.strip()}\nYours, Ana"
    assert not re.search(r"<(?:h\d|pre|code|em|strong|s|ul|ol|blockquote)\b", html(around))


def test_a_page_of_accidents_loses_no_letter() -> None:
    page = "\n\n".join(STAY)
    assert shown(page).split("\n") == [typed.strip() for typed in STAY]


def test_a_name_over_a_line_of_dashes_is_no_heading() -> None:
    assert html("See you\nJane\n---") == "<p>See you<br>\nJane</p>\n<hr>"
    assert html("See you\n-- \nJane") == "<p>See you<br>\n--<br>\nJane</p>"
    assert html("My week\n=======") == "<p>My week<br>\n=======</p>"


@pytest.mark.parametrize("indent", ["    ", "\t", "        "])
def test_lines_that_are_moved_in_are_prose(indent: str) -> None:
    assert html(f"Dear all,\n\n{indent}I write from bed.") == "<p>Dear all,</p>\n<p>I write from bed.</p>"
    assert html(f"My week:\n\n{indent}- one\n{indent}- two").count("<li>") == 2
    assert html(f"- one\n\n{indent}more of one").count("<li>\n<p>") == 1


def test_the_line_below_a_quote_is_the_authors_own() -> None:
    assert html("> I fell\nOh no") == "<blockquote>\n<p>I fell</p>\n</blockquote>\n<p>Oh no</p>"
    assert html(">> You fell\n> I did\nOh no").count("<p>") == 3


def test_a_quote_begins_with_a_sign_and_may_begin_with_a_number() -> None:
    assert html("> 5 km walked") == "<blockquote>\n<p>5 km walked</p>\n</blockquote>"
    assert html(">well said") == "<blockquote>\n<p>well said</p>\n</blockquote>"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("**bold** and *soft*, *(both)*", "<p><strong>bold</strong> and <em>soft</em>, <em>(both)</em></p>"),
        ("“**bold**”, (*soft*)!", "<p>“<strong>bold</strong>”, (<em>soft</em>)!</p>"),
        ("***all of it***", "<p><em><strong>all of it</strong></em></p>"),
        ("~~old~~ new", "<p><s>old</s> new</p>"),
        ("press `Tab`.", "<p>press <code>Tab</code>.</p>"),
        ("## Week 1", "<h3>Week 1</h3>"),
        ("# My week", "<h3>My week</h3>"),
        ("---", "<hr>"),
        ("* a\n* b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("1) a\n2) b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>"),
        ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'),
        ("\\*not soft\\*", "<p>*not soft*</p>"),
    ],
)
def test_what_a_member_means_to_mark_is_marked(typed: str, expected: str) -> None:
    assert html(typed) == expected


def test_a_list_in_a_list_is_moved_in() -> None:
    assert html("- a\n  - b\n- c").count("<ul>") == 2


def test_code_stands_between_two_rows_of_backticks() -> None:
    assert "<pre><code>a *b*\n\n&gt; c\nd\n</code></pre>" in html("```\na *b*\n\n> c\nd\n```")


def test_a_quoted_member_keeps_the_underscores_of_their_name() -> None:
    assert "_MsSunny_ wrote" in shown(quote("_MsSunny_", "Hello", "/p/1"))
    assert "Dr_Sam wrote" in shown("> [Dr\\_Sam wrote](/p/1):")
