"""Templates ask for nothing that nobody gave them, and a mini-card is one kind of row."""

import ast
from dataclasses import fields

import pytest
from flask import Flask, render_template_string
from jinja2 import StrictUndefined, UndefinedError, meta, nodes

from forum.formats.routines.minicard import MiniCard, mini_card
from forum.paths import templates_folder
from forum.rules.routines.safety import Strip
from forum.web.kit.templating import context
from tests.fixtures.house import Browser
from tests.house.plan import nodes_of, python_files

MACRO = "macros/minicard.html"
# What flask itself gives every page.
ALWAYS = {"request", "session", "g", "config", "url_for", "get_flashed_messages"}


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


def asked_for(app: Flask, name: str) -> set[str]:
    """The names that a page needs from whoever sends it, those of the pages it is put into included."""
    tree = tree_of(app, name)
    others = [each for each in meta.find_referenced_templates(tree) if each and not each.startswith("macros/")]
    drawn = {each for each in others if not is_imported(tree, each)}
    return (meta.find_undeclared_variables(tree) - set_at_the_top(tree)).union(
        *(asked_for(app, each) for each in drawn)
    )


def set_at_the_top(tree: nodes.Template) -> set[str]:
    """What a page takes from others for all of its blocks, sets itself, or asks whether it is there."""
    named = [name for each in tree.find_all(nodes.FromImport) for name in each.names]
    named += [each.name for each in tree.find_all(nodes.Macro)]
    own = [each.target.name for each in tree.find_all(nodes.Assign) if isinstance(each.target, nodes.Name)]
    tested = [
        each.node.name for each in tree.find_all(nodes.Test) if each.name == "defined" and hasattr(each.node, "name")
    ]
    return {name[1] if isinstance(name, tuple) else name for name in named} | {*own, *tested}


def is_imported(tree: nodes.Template, name: str) -> bool:
    """Whether a page only takes macros from another, which see nothing of what the page was given."""
    takes = [
        *(each.template for each in tree.find_all(nodes.FromImport)),
        *(each.template for each in tree.find_all(nodes.Import)),
    ]
    return name in {each.value for each in takes if isinstance(each, nodes.Const)}


def list_sent() -> list[tuple[str, int, str, set[str]]]:
    """Each place that sends a page and names all it gives: file, line, page, names."""
    found = []
    for path in python_files():
        for call in nodes_of(path):
            if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name)):
                continue
            given = {word.arg for word in call.keywords if word.arg}
            page = call.args[0] if call.args else None
            if (
                call.func.id == "render_template"
                and isinstance(page, ast.Constant)
                and len(given) == len(call.keywords)
            ):
                found.append((path.name, call.lineno, str(page.value), given))
    return found


def test_every_page_is_given_all_it_asks_for_whatever_happened(app: Flask) -> None:
    with app.test_request_context("/"):
        known = set(app.jinja_env.globals) | set(context()) | ALWAYS
    sent = [each for each in list_sent() if each[2].endswith(".html")]
    assert len(sent) > 100
    lacking = {each[:3]: asked_for(app, each[2]) - each[3] - known for each in sent}
    assert {place: names for place, names in lacking.items() if names} == {}


def test_a_search_whose_index_is_not_there_says_so(client: Browser) -> None:
    page = client.get("/search?q=balance")
    assert page.status_code == 503
    assert "Search is getting ready" in page.text
