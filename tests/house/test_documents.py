"""What the documents promise is what the house does."""

import os
import re
import subprocess
import sys
import tomllib

import pytest

from forum.settings.table import PREFIX, TABLE
from tests.fixtures.rows import RELEASES
from tests.house.plan import ROOT, imports_of, project_files, python_files, shown

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
# Needed, but called by another dependency and not by us.
CALLED_BY_OTHERS = {"psycopg": "SQLAlchemy, for postgresql URLs"}
PARTS_OF_FLASK = {"click", "jinja2", "markupsafe"}


def pinned(requirements: list[str]) -> dict[str, str]:
    parts = (requirement.partition("==") for requirement in requirements)
    return {name.partition("[")[0]: version for name, _, version in parts}


RUNTIME = pinned(PROJECT["dependencies"] + PROJECT["optional-dependencies"]["scale"])


def module_of(package: str) -> str:
    if package == "pillow":
        return "PIL"
    return package.replace("-", "_").removesuffix("_py").removesuffix("_cffi").removesuffix("lite")


def test_the_table_of_settings_is_up_to_date() -> None:
    asked = [sys.executable, str(ROOT / "scripts/document-settings"), "--check"]
    answer = subprocess.run(
        asked, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False
    )
    assert answer.returncode == 0, answer.stderr


def test_every_setting_that_is_named_anywhere_exists() -> None:
    known = {PREFIX + row.name for row in TABLE}
    for path in project_files():
        if path.suffix in {".md", ".html"} or path.name == "Makefile":
            named = set(re.findall(rf"{PREFIX}[A-Z_]+", path.read_text(encoding="utf-8")))
            assert named <= known, shown(path)


def test_every_dependency_is_pinned_and_explained() -> None:
    page = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8").lower()
    assert all(RUNTIME.values())
    assert [name for name, version in RUNTIME.items() if f"| {name} | {version} |" not in page] == []


def test_every_library_that_is_imported_is_declared() -> None:
    declared = {module_of(name) for name in RUNTIME} | PARTS_OF_FLASK
    tops = {found.name.partition(".")[0] for path in python_files() for found in imports_of(path)}
    assert tops - declared - set(sys.stdlib_module_names) - {"forum"} == set()


def test_every_declared_library_is_used() -> None:
    tops = {found.name.partition(".")[0] for path in python_files() for found in imports_of(path)}
    assert {name for name in RUNTIME if module_of(name) not in tops} == set(CALLED_BY_OTHERS)


def test_the_lock_file_holds_the_same_versions_with_hashes() -> None:
    lock = (ROOT / "requirements.lock").read_text()
    for name, version in (RUNTIME | pinned(PROJECT["optional-dependencies"]["dev"])).items():
        pin = rf"^{re.escape(name)}=={re.escape(version)} .*\\\n +--hash=sha256:"
        assert re.search(pin, lock, re.MULTILINE), name


def test_the_lock_file_names_no_place_to_install_from() -> None:
    lock = (ROOT / "requirements.lock").read_text()
    assert re.findall(r"^-.*|.*://.*|.* @ .*", lock, re.MULTILINE) == []


def test_every_make_target_has_a_help_line() -> None:
    lines = (ROOT / "Makefile").read_text().splitlines()
    declared = next(line for line in lines if line.startswith(".PHONY:")).split()[1:]
    helped = [line.partition(":")[0] for line in lines if re.match(r"[a-z-]+:.*## .+\.$", line)]
    assert sorted(helped) == sorted(declared)
    shown = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert re.findall(r"^  make (\S+) +\S", shown, re.MULTILINE) == helped


def test_the_changelog_starts_with_the_version() -> None:
    first = re.search(r"^## (.*)$", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)
    assert first is not None
    assert re.fullmatch(r"\d+\.\d+\.\d+ \(\d{4}-\d{2}-\d{2}\)", first[1])


# Split, so that this file does not find itself.
MACHINE_NAMES = re.compile(
    r"pypi\." + r"org|python" + r"hosted|registry\.np" + r"mjs|"
    r"(?<![\w.~<>-])/" + r"(?:root|work|workspace|opt/pypi|home/(?!ana/)\w+|Users/\w+)/"
)


def test_no_file_names_a_registry_or_a_folder_of_somebodys_machine() -> None:
    found = {}
    for path in project_files():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        if names := MACHINE_NAMES.findall(text):
            found[shown(path)] = names
    assert found == {}


@pytest.mark.parametrize("text", ["cd /ro" + "ot/x", 'open("/wo' + 'rk/a")', "https://py" + "pi.org/simple"])
def test_such_a_name_is_seen(text: str) -> None:
    assert MACHINE_NAMES.search(text)


def test_every_version_that_was_released_left_its_database_for_the_migrations_test() -> None:
    versions = re.findall(r"^## (\d+\.\d+\.\d+)", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)
    # The newest is the one at hand.
    assert [one for one in versions[1:] if not (RELEASES / f"{one}.db.xz").exists()] == []
