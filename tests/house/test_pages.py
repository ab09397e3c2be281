"""What no page, style sheet or script of the house may hold."""

import re
from pathlib import Path

import pytest

from tests.house.plan import ROOT, page_files, python_files, shown

TEMPLATES = page_files(".html", ".txt", ".xml")
STYLES = page_files(".css")
SCRIPTS = page_files(".js")
BY_TEMPLATE = pytest.mark.parametrize("path", TEMPLATES, ids=shown)

SAFE_PLACE = "templates/macros/post.html"  # the one place where stored, cleaned HTML goes out as it is
MARKED_SAFE = re.compile(r"\|\s*safe\b|\bMarkup\b|autoescape\s+false|\bautoescape\s*=(?!True\b)|\|\s*tojson|\.__html__")
DATA_PLACE = "templates/macros/data.html"  # the one place where facts for programs stand in a page, as escaped JSON
DATA_BLOCK = '<script type="application/ld+json">{{ plain|tojson }}</script>'
INLINE = re.compile(r"\sstyle\s*=|\son[a-z]+\s*=|<style\b|<script\b(?![^>]*\bsrc=)|javascript:", re.IGNORECASE)
FOREIGN = re.compile(
    r"<(?:script|link|img|iframe|source|video|audio|form)\b[^>]*\b(?:src|srcset|href|action)\s*=\s*[\"']?\s*(?:https?:)?//",
    re.IGNORECASE,
)
JINJA = re.compile(r"\{#.*?#\}|\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
CSS_VALUE = re.compile(r"[\w-]+\s*:\s*([^;{}]+)(?=[;}])")
COLOUR = re.compile(
    r"#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch)\(|"
    r"(?<![\w-])(?:white|black|red|green|blue|gr[ae]y|orange|yellow|purple|navy|teal|silver|maroon)(?![\w-])",
    re.IGNORECASE,
)


def template_text(path: Path) -> str:
    """The HTML that a template writes itself, without its Jinja parts."""
    return JINJA.sub("", path.read_text(encoding="utf-8"))


def hard_colours(css: str) -> list[str]:
    values = CSS_VALUE.findall(CSS_COMMENT.sub("", css))
    return [value.strip() for value in values if COLOUR.search(value)]


def test_html_is_marked_safe_in_one_place_only() -> None:
    files = [path for path in (*TEMPLATES, *python_files()) if shown(path) not in (SAFE_PLACE, DATA_PLACE)]
    assert [shown(path) for path in files if MARKED_SAFE.search(path.read_text(encoding="utf-8"))] == []


@BY_TEMPLATE
def test_a_page_has_no_inline_style_or_script(path: Path) -> None:
    text = template_text(path)
    if shown(path) == DATA_PLACE:
        assert DATA_BLOCK in path.read_text(encoding="utf-8")
        text = text.replace(JINJA.sub("", DATA_BLOCK), "")
    assert INLINE.findall(text) == []


@BY_TEMPLATE
def test_a_page_asks_no_other_host_for_anything(path: Path) -> None:
    assert FOREIGN.findall(template_text(path)) == []


@pytest.mark.parametrize("path", [path for path in STYLES if path.name != "tokens.css"], ids=shown)
def test_colours_are_named_in_the_tokens_only(path: Path) -> None:
    assert hard_colours(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", STYLES, ids=shown)
def test_a_style_sheet_asks_no_other_host_for_anything(path: Path) -> None:
    assert re.findall(r"@import|url\(\s*[\"']?\s*(?:https?:)?//", path.read_text(encoding="utf-8")) == []


def test_html_reaches_the_page_by_script_in_one_place_only() -> None:
    writes = re.compile(r"\b(?:innerHTML|outerHTML|insertAdjacentHTML|document\.write|srcdoc|createHTML)\b")
    assert len([path for path in SCRIPTS if writes.search(path.read_text(encoding="utf-8"))]) <= 1
    policies = [path.name for path in SCRIPTS if "createPolicy" in path.read_text(encoding="utf-8")]
    assert policies == ["preview.js", "push.js"], (
        "the content security policy names each, and each lets one thing through"
    )
    evaluates = re.compile(r"\beval\(|new Function\(|set(?:Timeout|Interval)\(\s*[\"']")
    assert [shown(path) for path in SCRIPTS if evaluates.search(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    "css",
    [
        "a { color: #fff }",
        "a { color: red; }",
        "a{border:1px solid rgb(0 0 0)}",
        "a { color: var(--x, white); }",
    ],
)
def test_a_hard_colour_is_seen(css: str) -> None:
    assert hard_colours(css)


@pytest.mark.parametrize(
    "css",
    [
        "#add { color: var(--ink) }",
        "a:hover #bed { margin: 0; }",
        "a { color: CanvasText; }",
        "/* #fff; */ a { b: c }",
        "a { color: var(--red-soft); }",
        "a { white-space: nowrap; }",
    ],
)
def test_no_false_colour_is_seen(css: str) -> None:
    assert hard_colours(css) == []


@pytest.mark.parametrize(
    "html",
    [
        '<p style="x">',
        '<a onclick="x">',
        "<script>x()</script>",
        '<script type="module">x</script>',
        "<style>a{}</style>",
        '<a href="javascript:x">',
    ],
)
def test_inline_code_is_seen(html: str) -> None:
    assert INLINE.search(html)


def test_the_safe_place_is_where_this_test_says() -> None:
    assert MARKED_SAFE.search((ROOT / SAFE_PLACE).read_text(encoding="utf-8"))


def test_what_went_wrong_stands_below_the_title_of_its_page() -> None:
    above = re.compile(r"\{\{ errors_summary\(.*<h1", re.DOTALL)
    assert [shown(path) for path in TEMPLATES if above.search(path.read_text(encoding="utf-8"))] == []
