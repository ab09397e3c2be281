"""Every file, folder and function that the documents name is there."""

import ast
import re
from pathlib import Path

import pytest

from tests.house.plan import LEVEL, ROOT, nodes_of, project_files, shown

DOCUMENTS = [path for path in project_files() if path.suffix == ".md" and "samples" not in path.parts]
FOLDERS = "tests|templates|static|migrations|scripts|docs|bench|dev|forum"
# `rules/routines/fields`, `text.markup.cook`, `web/kit/caching.Shelf`, `tests/house/access.txt`
NAMED = re.compile(rf"`((?:{FOLDERS}|{'|'.join(LEVEL)})(?:[/.][A-Za-z_0-9-]+)+/?)(?:\([^`]*\))?`")
# The feature that the walk-through builds, the folder that only a wheel has, and media types.
NOT_THERE = re.compile(r"thank|^forum/_share|^text/(plain|html|csv|markdown)$")


def names_in(path: Path) -> set[str]:
    """What a module defines, its classes' own names included."""
    found: set[str] = set()
    for node in nodes_of(path):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found.add(node.name)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.add(node.id)
        elif isinstance(node, ast.alias):
            found.add((node.asname or node.name).rpartition(".")[2])
    return found


def is_there(named: str) -> bool:
    """Whether this is a file, a folder, a module or a name in a module, below the checkout or the package."""
    if (ROOT / named).exists() or (ROOT / "forum" / named).exists():
        return True
    parts = re.split(r"[/.]", named.removesuffix(".py").rstrip("/"))
    if parts[0] == "forum":
        parts = parts[1:]
    for end in range(len(parts), 0, -1):
        stem = ROOT.joinpath("forum", *parts[:end])
        module = next((path for path in (stem.with_suffix(".py"), stem / "__init__.py") if path.exists()), None)
        if module is not None:
            return set(parts[end:]) <= names_in(module)
    return False


@pytest.mark.parametrize("path", DOCUMENTS, ids=shown)
def test_what_a_document_names_is_there(path: Path) -> None:
    named = NAMED.findall(path.read_text(encoding="utf-8"))
    assert [name for name in named if not NOT_THERE.search(name) and not is_there(name)] == []


@pytest.mark.parametrize(
    ("named", "there"),
    [
        ("rules/routines/fields", True),
        ("rules/routines/fields.py", True),
        ("web/kit/caching.Shelf", True),
        ("queries.talk.threads.visible_to", True),
        ("rules/routine_fields", False),
        ("web/kit/caching.Shelve", False),
        ("forum/nothing.py", False),
    ],
)
def test_a_path_that_leads_nowhere_is_seen(named: str, there: bool) -> None:
    assert is_there(named) is there
