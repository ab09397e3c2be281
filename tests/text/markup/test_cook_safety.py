import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forum.errors import Refused
from forum.text.markup.cook import cook
from forum.text.markup.policy import clean_html
from tests.text.markup.allowed import REL, read

VECTORS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='data:text/html;base64,eA=='>x</a>",
    "<a href='//evil.org'>x</a>",
    "<a href='/\\evil.org'>x</a>",
    "<a href='ja\nvascript:alert(1)'>x</a>",
    "<a href='https://x.org' onclick=alert(1) style='x' target=_blank title=y>x</a>",
    "<a href='https://x.org' rel='opener'>x</a>",
    "<div class='post admin' role='alert' id='x'>x</div>",
    "<p style='position:fixed'>x</p>",
    "<ol start='x' type='a'><li>x</li></ol>",
    "<form action=/logout><input name=csrf_token><button>x</button></form>",
    "<style>@import 'https://evil.org'</style>",
    "<link rel=stylesheet href=https://evil.org>",
    "<meta http-equiv=refresh content='0;https://evil.org'>",
    "<base href=https://evil.org>",
    "<!-- --!><script>alert(1)</script> -->",
    "<!doctype html><html><body onload=alert(1)>",
    "<?php echo 1 ?>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<template><script>alert(1)</script></template>",
    "<details open ontoggle=alert(1)>",
    "<h1>big</h1><h2>big</h2>",
    "<textarea></textarea><title></title><xmp><script></xmp>",
    '[x](https://x.org/"onmouseover=alert(1) ")',
    "[x](https://x.org 'a\" onclick=\"alert(1)')",
    '![" onerror="alert(1)](https://x.org/p.png)',
    '<https://x.org/"onclick=alert(1)>',
    "[x]: javascript:alert(1)\n\n[x]",
    '```"><script>alert(1)</script>\nx\n```',
    "[<b>](/t/1)",
    "**<img src=x>**",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)",
    '[[wall-squat"><script>]]',
    "@ana<script>",
]
MARKS = [
    *(
        "\n",
        "\n\n",
        " ",
        "    ",
        "- ",
        "> ",
        "1. ",
        "# ",
        "## ",
        "```\n",
        "`",
        "**",
        "*",
        "_",
        "~~",
        "<",
        ">",
        "&",
        "\\",
    ),
    *(
        "[",
        "](",
        ")",
        "![",
        "](https://x.org)",
        "](/t/1)",
        "](javascript:x)",
        "| a | b |\n|---|---|\n| 1 | 2 |\n",
    ),
    *(
        "[[wall-squat]]",
        "@ana",
        "https://x.org/a",
        "http://[::1]/",
        "\0",
        "\ud800",
        "\u202e",
        "é",
        "👩\u200d🦽",
    ),
]
FRAGMENTS = st.sampled_from([*VECTORS, *MARKS])
POSTS = st.lists(FRAGMENTS | st.text(max_size=12), max_size=40).map("".join)
NAMES = {"wall-squat": 'Wall "squat" <b>&amp;'}


def check_post(markdown: str) -> None:
    try:
        cooked = cook(markdown, exercise_names=NAMES, member_names={"ana": "Ana"}, link_rel=REL)
    except Refused:
        return
    reader = read(cooked.html)
    external = [href for href in reader.hrefs if href[0] not in "/#"]
    assert len(external) == len(cooked.hosts)
    assert len(reader.hrefs) == cooked.links_count == cooked.html.count("<a")
    cooked.html.encode()
    assert "".join(cooked.plain.split()) == "".join("".join(reader.text).split())


@pytest.mark.parametrize("markdown", VECTORS)
def test_an_attack_in_a_post_leaves_nothing_outside_the_allow_list(markdown: str) -> None:
    check_post(markdown)


@pytest.mark.parametrize("html", VECTORS)
def test_an_attack_that_reached_the_cleaners_leaves_nothing_outside_the_allow_list(html: str) -> None:
    read(clean_html(html))


@settings(max_examples=150, deadline=None)
@given(POSTS)
def test_no_post_leaves_anything_outside_the_allow_list(markdown: str) -> None:
    check_post(markdown)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=400))
def test_no_text_at_all_breaks_cooking(markdown: str) -> None:
    check_post(markdown)
