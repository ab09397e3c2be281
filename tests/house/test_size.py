"""Small rooms: a file or a function that outgrows its budget is split, or listed here with the reason."""

import ast

import pytest

from tests.house.plan import ROOT, nodes_of, python_files, shown

FILE_LINES = {
    "forum/**/*.py": 250,
    "templates/**/*.*": 120,
    "static/css/**/*.css": 200,
    "static/js/**/*.js": 150,
}
FUNCTION_LINES = 40
VIEW_LINES = 25  # in forum/web, where a function only finds, checks, calls and answers

# "folder/file" or "folder/file:function" -> why it may be longer.
ALLOWED: dict[str, str] = {}


def long_files(glob: str) -> dict[str, int]:
    lines = {shown(path): len(path.read_text().splitlines()) for path in ROOT.glob(glob) if path.is_file()}
    return {name: count for name, count in lines.items() if count > FILE_LINES[glob]}


def long_functions() -> dict[str, int]:
    found = {}
    for path in python_files():
        budget = VIEW_LINES if shown(path).startswith("forum/web/") else FUNCTION_LINES
        for node in nodes_of(path):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                count = (node.end_lineno or node.lineno) - node.lineno + 1
                if count > budget:
                    found[f"{shown(path)}:{node.name}"] = count
    return found


@pytest.mark.parametrize("glob", FILE_LINES)
def test_files_are_small(glob: str) -> None:
    too_long = {name: count for name, count in long_files(glob).items() if name not in ALLOWED}
    assert too_long == {}, f"more than {FILE_LINES[glob]} lines: split it by subject"


def test_functions_are_small() -> None:
    too_long = {name: count for name, count in long_functions().items() if name not in ALLOWED}
    assert too_long == {}, f"more than {FUNCTION_LINES} lines, or {VIEW_LINES} in forum/web: give a part its own name"


def test_an_exception_is_removed_when_it_is_no_longer_needed() -> None:
    needed = set(long_functions()).union(*map(long_files, FILE_LINES))
    assert set(ALLOWED) <= needed
    assert all(ALLOWED.values())
