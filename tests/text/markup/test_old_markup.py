"""Posts of older forums: BBCode and HTML become Markdown, and no word is lost."""

import pytest

from forum.text.markup.cook import cook
from forum.text.markup.old_markup import to_markdown


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("[b]Hello[/b] [I]you[/I] and [s]them[/s]", "**Hello** *you* and ~~them~~"),
        ("[b:1a2b3c4d]Hello[/b:1a2b3c4d]", "**Hello**"),
        ("un[b]bear[/b]able", "unbearable"),
        ("[b]one\ntwo[/b]", "**one**\n**two**"),
        ("[color=red][size=4]big[/size][/color]", "big"),
        ("[list][*]one[*]two\nmore[/list]end", "- one\n- two\n  more\n\nend"),
        ("[list=1]\n[*] one\n[*] two\n[/list]", "1. one\n2. two"),
        ("[list][*][b]Squats[/b]: 3 x 10[*]rest[/list]", "- **Squats**: 3 x 10\n- rest"),
        ("My week:\n[*]squats\n[*]rest", "My week:\n- squats\n- rest"),
        (
            "[url=https://x.org/a]site[/url] [url]www.y.org[/url]",
            "[site](https://x.org/a) [www.y.org](https://www.y.org)",
        ),
        ("[img]https://z.org/p.png[/img]", "[picture](https://z.org/p.png)"),
        ("[code]a\nb[/code]", "```\na\nb\n```"),
        ("a[hr]b", "a\n\n---\n\nb"),
        ("<p>Hello <b>all</b></p><p>I&#39;m <i>fine</i><br/>really</p>", "Hello **all**\n\nI'm *fine*\nreally"),
        ("<ul>\n<li>one</li>\n<li>two</li>\n</ul>", "- one\n- two"),
        ("<ol><li>a<li>b</ol>", "1. a\n2. b"),
        ('<a href="https://x.org/?a=1&amp;b=2">x</a>', "[x](https://x.org/?a=1&b=2)"),
        ("<h2>Week 1</h2>text", "## Week 1\n\ntext"),
        ("<p>one</p><script>alert(1)</script>", "one"),
    ],
)
def test_what_an_older_forum_kept_becomes_markdown(typed: str, expected: str) -> None:
    assert to_markdown(typed).text == expected


@pytest.mark.parametrize(
    "typed",
    [
        "[quote=Jane]I fell[/quote]\nOh no",
        '[quote="Jane";p=12]I fell[/quote]Oh no',
        '[quote="Jane, post:3, topic:4"]I fell[/quote]Oh no',
        "[quote author=Jane link=topic=1.msg2#msg2 date=123]I fell[/quote]Oh no",
        "[QUOTE=Jane;12345]I fell[/QUOTE]Oh no",
        '<blockquote data-author="Jane">I fell</blockquote><p>Oh no</p>',
    ],
)
def test_a_quote_keeps_whose_words_it_holds(typed: str) -> None:
    assert to_markdown(typed).text == "> Jane wrote:\n>\n> I fell\n\nOh no"


def test_a_quote_in_a_quote_stays_inside() -> None:
    made = to_markdown("[quote=Ben]a[quote=Ana]b[/quote]c[/quote]d").text
    assert made == "> Ben wrote:\n>\n> a\n>\n> > Ana wrote:\n> >\n> > b\n>\n> c\n\nd"


@pytest.mark.parametrize(
    "typed",
    [
        "I <3 you, 3 < 5 and <ana>",
        "[x] done, [ ] not, see [1] and [[sit-to-stand]]",
        "**bold** [b] is how BBCode begins",
        "stars [*] in the middle",
        "# Title\n\n> quote\n\n- list [link](https://x.org)",
        "\ue000 private letters [b]x[/b]",
    ],
)
def test_what_is_neither_stays_letter_for_letter(typed: str) -> None:
    assert to_markdown(typed).text == typed
    assert to_markdown(typed).kinds == ()


@pytest.mark.parametrize(
    "part", ["[quote]", "[/quote]", "[b]a", "[list][*]", "<p>", "<b><i>", "[*]", "[quote=a]x[/quote]"]
)
def test_a_hostile_archive_is_read_to_its_end(part: str) -> None:
    made = to_markdown(part * (20_000 // len(part))).text
    assert len(made) < 200_000


def test_a_mark_that_was_converted_is_shown_as_it_was_meant() -> None:
    made = to_markdown("[b]Hello[/b], [quote=Dr_Lee]2*10*3[/quote]").text
    html = cook(made, exercise_names={}, member_names={}).html
    assert html == ("<p><strong>Hello</strong>,</p>\n<blockquote>\n<p>Dr_Lee wrote:</p>\n<p>2*10*3</p>\n</blockquote>")
