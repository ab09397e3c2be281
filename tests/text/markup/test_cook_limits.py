import pytest

from forum.errors import Refused
from forum.rules.kit.limits import POST_CHARS, POST_DEPTH
from forum.text.markup.cook import Cooked, cook
from tests.text.markup.allowed import read


def make(markdown: str) -> Cooked:
    return cook(markdown, exercise_names={}, member_names={})


def fill(part: str) -> str:
    return part * (POST_CHARS // len(part))


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("a" * (POST_CHARS + 1), "many characters: 20,001, and 20,000 fit"),
        (fill("- a\n"), "pieces of formatting"),
        (fill("`a` "), "pieces of formatting"),
        (fill("https://a.b "), "pieces of formatting"),
        ("|a|b|\n|-|-|\n" + "|c|d|\n" * 3000, "table cells"),
        ("a|" * 99 + "\n" + "-|" * 99 + "\n" + "a\n" * 9000, "table cells"),
        (fill("["), "square brackets"),
        (fill("[[wall-squat]] "), "square brackets"),
        (fill(">"), "inside each other"),
        ("\n".join("  " * level + "- a" for level in range(POST_DEPTH)), "inside each other"),
        ("*a " * 300 + "b* " * 300, "inside each other"),
        (fill("[a](/" + "\N{GRINNING FACE}" * 150 + ") "), "much formatting"),
    ],
)
def test_a_post_that_asks_too_much_is_refused_and_told_what_to_do(markdown: str, words: str) -> None:
    with pytest.raises(Refused) as refusal:
        make(markdown)
    assert words in refusal.value.message
    assert refusal.value.field == "body"


@pytest.mark.parametrize(
    "markdown",
    [
        "a" * POST_CHARS,
        fill("word "),
        fill("a\u0301"),
        fill("&"),
        fill("<a>"),
    ],
)
def test_a_long_but_harmless_post_is_cooked_whole(markdown: str) -> None:
    cooked = make(markdown)
    read(cooked.html)
    assert len(cooked.plain) > POST_CHARS / 3


def test_no_word_of_a_nested_post_is_lost_below_the_limit() -> None:
    for depth in range(1, POST_DEPTH):
        assert make("> " * (depth - 1) + "kept").plain == "kept"


@pytest.mark.parametrize(
    "part", ["![", "[a](", "**a _b ", "http://", "a ://", "<a@b ", "&", "@ben ", "| a", "> - ", "\\"]
)
def test_a_hostile_post_is_cooked_safely_or_refused(part: str) -> None:
    try:
        html = make(fill(part)).html
    except Refused as refusal:
        html = f"<p>{refusal.message}</p>"
    read(html)
