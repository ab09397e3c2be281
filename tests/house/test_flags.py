"""A safety fact is never told by colour alone, and no style sheet hides one."""

import re
from pathlib import Path

import pytest

from tests.house.plan import page_files, shown

STYLES = page_files(".css")
TEMPLATES = page_files(".html")
FLAGS = re.compile(r"\.(?:safety|care|sheet-care|sheet-flags)\b")
HIDES = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:|content-visibility|clip(?:-path)?\s*:|"
    r"text-indent|font-size\s*:\s*0|color\s*:\s*transparent|max-height|line-clamp|text-overflow|overflow\s*:\s*hidden"
)
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
LINE = re.compile(r"\{\{ (line|one)\.words \}\}")
# Templates in which facts are sentences of a paragraph, each with words and nothing else.
IN_SENTENCES = {"templates/routines/print.html", "templates/routines/sharing.html"}


def hiding_rules(css: str) -> list[str]:
    rules = RULE.findall(re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL))
    return [selector.strip() for selector, body in rules if FLAGS.search(selector) and HIDES.search(body)]


@pytest.mark.parametrize("path", STYLES, ids=shown)
def test_no_style_sheet_hides_a_flag(path: Path) -> None:
    assert hiding_rules(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "css", [".safety { display: none }", "@media print { .steps .care li { visibility: hidden; } }"]
)
def test_a_rule_that_hides_a_flag_is_seen(css: str) -> None:
    assert hiding_rules(css)


def test_a_flag_on_a_page_is_a_picture_and_words() -> None:
    bare = []
    for path in TEMPLATES:
        text = path.read_text(encoding="utf-8")
        if shown(path) in IN_SENTENCES:
            continue
        for found in re.finditer(r"\{% for line in [^%]*(?:lines|care|safety)[^%]*%\}(.*?)\{% endfor %\}", text):
            if LINE.search(found[1]) and "icon(line.icon)" not in found[1]:
                bare.append(f"{shown(path)}: {found[0]}")
    assert bare == []
