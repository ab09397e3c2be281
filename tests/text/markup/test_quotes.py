from forum.rules.kit.limits import QUOTE_CHARS
from forum.text.markup.cook import cook
from forum.text.markup.quotes import quote


def test_a_quote_names_its_author_and_links_the_post() -> None:
    assert quote("Ana", "One line.\n\nTwo.", "/p/7") == "> [Ana wrote](/p/7):\n>\n> One line.\n>\n> Two.\n\n"


def test_a_quote_leaves_out_the_quotes_inside() -> None:
    assert quote("Ana", "> old words\n\nMine", "/p/7") == "> [Ana wrote](/p/7):\n>\n> Mine\n\n"


def test_a_long_quote_is_cut_after_a_whole_word() -> None:
    quoted = quote("Ana", "word " * 500, "/p/7")
    assert quoted.endswith("word…\n\n")
    assert len(quoted) < QUOTE_CHARS + 50


def test_what_is_written_under_a_cut_code_block_is_not_part_of_the_quote() -> None:
    html = cook(
        quote("Ana_b", "```\n" + "code " * 300 + "\n```", "/p/7") + "My answer",
        exercise_names={},
        member_names={},
    ).html
    assert html.endswith("</blockquote>\n<p>My answer</p>")
    assert '<a href="/p/7">Ana_b wrote</a>' in html
