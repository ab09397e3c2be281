"""Whatever is left for the worker, somebody knows how to do it."""

import ast
from collections.abc import Iterator
from pathlib import Path

from forum.jobs.registry import HANDLERS
from forum.paths import migrations_folder
from tests.house.plan import nodes_of, python_files, shown


def calls() -> Iterator[tuple[Path, ast.Call]]:
    """Every place in the house that leaves a job."""
    for path in python_files():
        for node in nodes_of(path):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "enqueue":
                yield path, node


def kinds_of(path: Path, call: ast.Call) -> set[str]:
    """The kinds of job that a call may leave: the word it says, or the words its variable is given in that file."""
    kind = call.args[1]
    if isinstance(kind, ast.Name):
        given = [
            node.value
            for node in nodes_of(path)
            if isinstance(node, ast.Assign)
            and [kind.id] == [one.id for one in node.targets if isinstance(one, ast.Name)]
        ]
        leaves = [
            one for value in given for one in ((value.body, value.orelse) if isinstance(value, ast.IfExp) else [value])
        ]
    else:
        leaves = [kind]
    return {leaf.value for leaf in leaves if isinstance(leaf, ast.Constant) and isinstance(leaf.value, str)}


def test_every_job_that_is_left_has_its_handler() -> None:
    found = {(shown(path), call.lineno): kinds_of(path, call) for path, call in calls()}
    assert len(found) > 20
    assert {place for place, kinds in found.items() if not kinds} == set(), "nobody can tell which job this leaves"
    assert set().union(*found.values()) - HANDLERS.keys() == set()


def test_every_handler_has_somebody_who_leaves_it_a_job() -> None:
    words = {
        node.value
        for path in python_files()
        if shown(path).startswith("forum/actions/")
        for node in nodes_of(path)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    steps = "".join(path.read_text(encoding="utf-8") for path in (migrations_folder() / "versions").glob("*.py"))
    assert {kind for kind in HANDLERS.keys() - words if f"'{kind}'" not in steps} == set()
