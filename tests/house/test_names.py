"""One name means one thing, so that whoever reads it need not ask which."""

import ast
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.house.plan import imports_of, module_of, nodes_of, python_files, shown

PACKAGES = [path for path in python_files() if path.name == "__init__.py"]

# A name that two public classes may share -> why.
ALLOWED: dict[str, str] = {}


def twins(files: Iterable[Path]) -> dict[str, list[str]]:
    """The names that more than one public class bears, with the modules where they stand."""
    homes: dict[str, list[str]] = defaultdict(list)
    for path in files:
        for node in nodes_of(path):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                homes[node.name].append(module_of(path))
    return {name: modules for name, modules in homes.items() if len(modules) > 1}


def hidden_modules(path: Path) -> set[str]:
    """The modules of a package that its `__init__` hides behind another thing of the same name."""
    package = module_of(path)
    modules = {each.stem for each in path.parent.iterdir()}
    own = ast.iter_child_nodes(nodes_of(path)[0])
    made = {node.name for node in own if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    brought = {name for each in imports_of(path) for home, _, name in [each.name.rpartition(".")] if home != package}
    return modules & (made | brought)


@pytest.mark.parametrize("path", PACKAGES, ids=shown)
def test_a_package_hides_none_of_its_modules(path: Path) -> None:
    assert hidden_modules(path) == set()


def test_a_hidden_module_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.house.plan.ROOT", tmp_path)
    package = tmp_path / "forum" / "kitchen"
    package.mkdir(parents=True)
    (package / "bake.py").touch()
    (package / "__init__.py").write_text("from forum.kitchen import bake")
    assert hidden_modules(package / "__init__.py") == set()
    (package / "__init__.py").write_text("from forum.kitchen.bake import bake")
    nodes_of.cache_clear()
    imports_of.cache_clear()
    assert hidden_modules(package / "__init__.py") == {"bake"}


def test_no_two_classes_share_a_name() -> None:
    assert {name: homes for name, homes in twins(python_files()).items() if name not in ALLOWED} == {}


def test_a_shared_name_is_no_longer_allowed_when_nothing_shares_it() -> None:
    assert set(ALLOWED) <= set(twins(python_files()))
    assert all(ALLOWED.values())


def test_a_twin_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.house.plan.ROOT", tmp_path)
    one, other = tmp_path / "one.py", tmp_path / "other.py"
    one.write_text("class Plan: ...\nclass _Own: ...\nclass Week: ...")
    other.write_text("class Plan: ...\nclass _Own: ...")
    assert twins([one, other]) == {"Plan": ["one", "other"]}
