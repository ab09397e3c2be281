"""One name means one thing, so that whoever reads it need not ask which."""

import ast
from pathlib import Path

import pytest

from tests.house.plan import imports_of, module_of, nodes_of, python_files, shown

PACKAGES = [path for path in python_files() if path.name == "__init__.py"]


def hidden_modules(path: Path) -> set[str]:
    """The modules of a package that its `__init__` hides behind another thing of the same name."""
    package = module_of(path)
    modules = {each.stem for each in path.parent.iterdir()} - {"__init__"}
    made = {node.name for node in nodes_of(path) if isinstance(node, ast.FunctionDef | ast.ClassDef)}
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
