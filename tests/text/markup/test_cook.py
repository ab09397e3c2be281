import re

import pytest

from forum.text.markup.cook import Cooked, cook
from tests.text.markup.allowed import read

EXERCISES = {"wall-squat": "Wall squat", "odd": "Heel & <toe>"}
MEMBERS = {"ana": "Ana", "ben_2": "Ben_2", "dr-okafor": "Dr-Okafor"}


def make(markdown: str, link_rel: str = "") -> Cooked:
    cooked = cook(markdown, exercise_names=EXERCISES, member_names=MEMBERS, link_rel=link_rel)
    read(cooked.html)
    return cooked


def html(markdown: str) -> str:
    return make(markdown).html


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("Hello", "<p>Hello</p>"),
        (
            "**bold** *soft* ~~gone~~ `code`",
            "<p><strong>bold</strong> <em>soft</em> <s>gone</s> <code>code</code></p>",
        ),
        ("one\ntwo", "<p>one<br>\ntwo</p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("4. a\n5. b", '<ol start="4">\n<li>a</li>\n<li>b</li>\n</ol>'),
        ("> said", "<blockquote>\n<p>said</p>\n</blockquote>"),
        ("---", "<hr>"),
        ("a < b & c", "<p>a &lt; b &amp; c</p>"),
        ("", ""),
    ],
)
def test_markdown_becomes_plain_html(markdown: str, expected: str) -> None:
    assert html(markdown) == expected


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ("1", "3"),
        ("2", "3"),
        ("6", "3"),
        ("1 2 3 4", "3 4 5 6"),
        ("1 2 3 4 5 6", "3 4 5 6 6 6"),
        ("1 3", "3 4"),
        ("2 2", "3 3"),
        ("3 2 1", "3 3 3"),
        ("1 4 2 3", "3 4 4 5"),
    ],
)
def test_headings_start_under_the_posts_own_and_skip_no_level(levels: str, expected: str) -> None:
    markdown = "\n\n".join(f"{'#' * int(level)} Title" for level in levels.split())
    assert re.findall(r"<h(\d)>Title</h\1>", html(markdown)) == expected.split()


def test_tables_scroll_in_boxes_of_their_own_with_a_number() -> None:
    table = "| a | b |\n|:-:|---|\n| 1 | 2 |\n"
    found = html(f"{table}\ntext\n\n{table}")
    for number in (1, 2):
        box = f'<div class="table-scroll" role="region" aria-label="Table {number}" tabindex="0">\n<table>'
        assert box in found
    assert "style" not in found


def test_code_scrolls_in_a_box_of_its_own_and_has_no_class() -> None:
    found = html("```python\nx < 1\n```\n\n```\nmore\n```\n")
    for number, code in ((1, "x &lt; 1"), (2, "more")):
        box = f'<div class="table-scroll" role="region" aria-label="Code {number}" tabindex="0">'
        assert f"{box}\n<pre><code>{code}\n</code></pre>\n</div>" in found


@pytest.mark.parametrize(
    ("markdown", "href", "text"),
    [
        ("[a](https://x.org/b?c=d&e=f)", "https://x.org/b?c=d&amp;e=f", "a"),
        ("[a](/t/1/title#p2)", "/t/1/title#p2", "a"),
        ("[a](#top)", "#top", "a"),
        ("<http://x.org/>", "http://x.org/", "http://x.org/"),
        ("https://x.org/a_b_c", "https://x.org/a_b_c", "https://x.org/a_b_c"),
        ("[](https://x.org)", "https://x.org", "https://x.org"),
        ("[a](https://x.org 'title')", "https://x.org", "a"),
        ("[a](https://müller.de/ä)", "https://xn--mller-kva.de/%C3%A4", "a"),
        ("![A ramp](https://x.org/ramp.png)", "https://x.org/ramp.png", "A ramp"),
        ("![](https://x.org/ramp.png)", "https://x.org/ramp.png", "picture"),
        ("![a *soft* [b](/c)](/d.png)", "/d.png", "a soft b"),
        ("[![A ramp](https://x.org/ramp.png)](/t/1)", "/t/1", "A ramp"),
    ],
)
def test_links_and_pictures_become_plain_links(markdown: str, href: str, text: str) -> None:
    assert html(markdown) == f'<p><a href="{href}">{text}</a></p>'


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "javascript&#58;alert(1)",
        "java&#x09;script:alert(1)",
        "&#x6A;avascript:alert(1)",
        "\x01javascript:alert(1)",
        "vbscript:x",
        "data:text/html,x",
        "data:image/png;base64,eA==",
        "mailto:ana@example.com",
        "tel:123",
        "ftp://x.org",
        "file:///etc/passwd",
        "scheme:123",
        "//evil.org",
        "///evil.org",
        "/\\evil.org",
        "\\\\evil.org",
        "/%5Cevil.org",
        "relative/path",
        "?q=1",
        "https://good.org@evil.org/",
        "https:evil.org",
        "https:/evil.org",
        "http://",
        "https://[::1",
    ],
)
def test_a_link_with_a_refused_address_becomes_its_text(href: str) -> None:
    for markdown in (f"[words](<{href}>)", f"![words](<{href}>)", f"[words][1]\n\n[1]: <{href}>"):
        cooked = make(markdown)
        assert read(cooked.html).hrefs == []
        assert "words" in cooked.plain
    assert html(f"[words](<{href}>)") == "<p>words</p>"


@pytest.mark.parametrize("text", ["www.example.com", "example.com", "ana@example.com", "<ana@example.com>", "//x.org"])
def test_only_whole_http_addresses_become_links_by_themselves(text: str) -> None:
    assert "<a" not in html(f"See {text} there")


def test_links_to_other_sites_carry_the_given_rel_and_others_do_not() -> None:
    found = make("[a](https://x.org) [b](/t/1) @ana [[wall-squat]]", link_rel="nofollow ugc").html
    assert found.count('rel="nofollow ugc"') == found.count("rel=") == 1
    assert '<a href="https://x.org" rel="nofollow ugc">a</a>' in found


def test_every_link_to_another_site_is_counted_with_its_host() -> None:
    cooked = make("https://A.org/x https://a.org:8080 [b](HTTP://B.example) [t](/t/1) ![](https://c.org/p.png)")
    assert cooked.hosts == ("a.org", "a.org", "b.example", "c.org")
    assert cooked.links_count == 5


def test_an_exercise_in_double_brackets_becomes_a_link_with_its_name() -> None:
    cooked = make("Do [[wall-squat]], [[odd]] and [[wall-squat]] again")
    assert '<a href="/exercises/wall-squat">Wall squat</a>' in cooked.html
    assert '<a href="/exercises/odd">Heel &amp; &lt;toe&gt;</a>' in cooked.html
    assert cooked.exercises == ("wall-squat", "odd")


@pytest.mark.parametrize(
    "markdown",
    [
        "[[no-such]]",
        "`[[wall-squat]]`",
        "\\[[wall-squat]]",
        "[[Wall Squat]]",
        "[[wall-squat",
    ],
)
def test_an_exercise_that_is_unknown_or_in_code_stays_as_typed(markdown: str) -> None:
    cooked = make(markdown)
    assert cooked.exercises == ()
    assert cooked.plain == markdown.strip(" `\\")


def test_marks_inside_a_link_stay_as_typed() -> None:
    cooked = make("[see [[wall-squat]] by @ana](/t/1)")
    assert cooked.html == '<p><a href="/t/1">see [[wall-squat]] by @ana</a></p>'
    assert (cooked.mentions, cooked.exercises) == ((), ())


@pytest.mark.parametrize(
    ("markdown", "name"),
    [
        ("Thanks @ana!", "Ana"),
        ("@ANA, hello", "Ana"),
        ("(@ana)", "Ana"),
        ("**@ana**", "Ana"),
        ("_thanks @ana_", "Ana"),
        ("@ana's idea", "Ana"),
        ("ask @ana.", "Ana"),
        ("@ana-, hello", "Ana"),
        ("@Ben_2 said", "Ben_2"),
        ("@Dr-Okafor said", "Dr-Okafor"),
        ("- @ana", "Ana"),
    ],
)
def test_a_member_who_is_mentioned_gets_a_link_in_their_own_spelling(markdown: str, name: str) -> None:
    cooked = make(markdown)
    assert f'<a href="/u/{name}">@{name}</a>' in cooked.html
    assert cooked.mentions == (name,)


@pytest.mark.parametrize(
    "markdown",
    [
        "@nobody",
        "x@ana",
        "@ana.example",
        "ana@ana.org",
        "`@ana`",
        "\\@ana",
        "@@ana",
        "@ana@x",
        "/@ana",
        "@anaé",
        "@an",
    ],
)
def test_an_at_sign_that_mentions_nobody_stays_as_typed(markdown: str) -> None:
    cooked = make(markdown)
    assert cooked.mentions == ()
    assert "<a" not in cooked.html


def test_plain_text_has_a_line_for_each_block_and_no_markup() -> None:
    blocks = [
        "# Title",
        "A [link](/t/1) & *more*\nnext",
        "- one\n- two",
        "> said &lt;b&gt;",
        "|a|b|\n|-|-|\n|1|2|",
    ]
    expected = "Title\nA link & more\nnext\none\ntwo\nsaid <b>\na b\n1 2\nx"
    assert make("\n\n".join([*blocks, "```\nx\n```"])).plain == expected


def test_cooking_what_was_typed_on_another_machine_gives_the_same() -> None:
    assert html("a\r\nb\rc e\u0301\0\u202e") == "<p>a<br>\nb<br>\nc é</p>"
