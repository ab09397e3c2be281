"""Templates ask for nothing that nobody gave them, and a mini-card is one kind of row."""

from dataclasses import fields

import pytest
from flask import Flask, render_template_string
from jinja2 import StrictUndefined, UndefinedError, nodes

from forum.formats.routines.minicard import MiniCard, mini_card
from forum.paths import templates_folder
from forum.rules.routines.safety import Strip

MACRO = "macros/minicard.html"


def show(mini: object) -> str:
    page = '{% from "macros/minicard.html" import minicard with context %}{{ minicard(mini) }}'
    return render_template_string(page, mini=mini)


def tree_of(app: Flask, name: str) -> nodes.Template:
    return app.jinja_env.parse((templates_folder() / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", ["{{ nobody_gave_this }}", "{% if nobody_gave_this %}{% endif %}", "{{ {}.missing }}"])
def test_a_page_with_a_name_that_nobody_gave_fails(app: Flask, page: str) -> None:
    assert app.jinja_env.undefined is StrictUndefined
    with app.test_request_context("/"), pytest.raises(UndefinedError):
        render_template_string(page)


def test_a_mini_card_reads_the_fields_of_its_row_and_no_others(app: Flask) -> None:
    read = {one.attr for one in tree_of(app, MACRO).find_all(nodes.Getattr)
            if isinstance(one.node, nodes.Name) and one.node.name == "m"}  # fmt: skip
    assert read == {field.name for field in fields(MiniCard)}


def test_every_list_hands_a_mini_card_its_row(app: Flask) -> None:
    names = [path.relative_to(templates_folder()).as_posix() for path in templates_folder().rglob("*.html")]
    handed = [
        (name, call.args[0])
        for name in names
        for call in tree_of(app, name).find_all(nodes.Call)
        if isinstance(call.node, nodes.Name) and call.node.name == "minicard"
    ]
    assert len(handed) >= 8
    assert [name for name, row in handed if not (isinstance(row, nodes.Getattr) and row.attr == "mini")] == []


def test_ana_sees_a_mini_card_with_its_first_three_kinds(app: Flask) -> None:
    kinds = ("balance", "resistance", "flexibility", "aerobic")
    with app.test_request_context("/"):
        shown = show(mini_card("/routines/1/a", "Kitchen balance", "10 minutes", Strip(impact=True), modalities=kinds))
    assert '<a href="/routines/1/a">Kitchen balance</a>' in shown
    assert "Stretching" in shown
    assert "Aerobic" not in shown
    assert "Has jumps or hard landings" in shown


def test_a_mini_card_of_another_shape_fails(app: Flask) -> None:
    with app.test_request_context("/"), pytest.raises(UndefinedError):
        show({"url": "/routines/1/a", "title": "Kitchen balance"})
