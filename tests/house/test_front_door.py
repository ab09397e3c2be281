"""What the next developer finds at the door: hooks, a container, templates for words, and a glossary."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.house.plan import FLOORS, ROOT, imports_of, project_files, python_files, shown

# The parts of a devcontainer.json that we use, by the specification's names and types.
CONTAINER_PARTS: dict[str, type] = {
    "name": str,
    "image": str,
    "postCreateCommand": str,
    "forwardPorts": list,
    "portsAttributes": dict,
}
PORT_PARTS = {"label", "onAutoForward"}
ON_FORWARD = {"notify", "openBrowser", "openBrowserOnce", "openPreview", "silent", "ignore"}
GLOSSARY = re.compile(r"^- \*\*(.+)\*\*: \S.*[.?]$")
TEMPLATES = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.md"))


def read_container() -> dict[str, Any]:
    read: dict[str, Any] = json.loads((ROOT / ".devcontainer/devcontainer.json").read_text(encoding="utf-8"))
    return read


def glossary_words() -> list[str]:
    lines = (ROOT / "docs/glossary.md").read_text(encoding="utf-8").splitlines()
    return [found[1] for line in lines if (found := GLOSSARY.match(line))]


def test_git_checks_before_a_commit_what_make_check_checks() -> None:
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    (local,) = config["repos"]
    (hook,) = local["hooks"]
    assert local["repo"] == "local"
    assert (hook["entry"], hook["language"], hook["pass_filenames"]) == ("make check", "system", False)


def test_make_check_runs_style_types_and_house_rules() -> None:
    asked = subprocess.run(["make", "--dry-run", "check"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for words in ("ruff check", "ruff format --check", "mypy", "tests/house"):
        assert re.search(rf"\.venv/bin/.*{words}", asked), words


def test_the_container_has_parts_that_the_specification_knows() -> None:
    container = read_container()
    wrong = [name for name, value in container.items() if type(value) is not CONTAINER_PARTS.get(name)]
    assert wrong == []
    assert all(type(port) is int and 0 < port < 65536 for port in container["forwardPorts"])
    for port, attributes in container["portsAttributes"].items():
        assert int(port) in container["forwardPorts"]
        assert set(attributes) <= PORT_PARTS
        assert attributes["onAutoForward"] in ON_FORWARD


def test_the_container_brings_the_python_we_need_and_runs_what_is_there() -> None:
    container = read_container()
    wanted = re.search(r'^requires-python = ">=([\d.]+)"', (ROOT / "pyproject.toml").read_text(), re.MULTILINE)
    assert wanted is not None
    assert container["image"].startswith(f"python:{wanted[1]}-")
    make, script = container["postCreateCommand"].split(" && ")
    assert subprocess.run([*make.split(), "--dry-run"], cwd=ROOT, capture_output=True, check=False).returncode == 0
    assert (ROOT / script).is_file()


@pytest.mark.parametrize("path", TEMPLATES, ids=shown)
def test_an_issue_template_says_what_it_is_for(path: Path) -> None:
    empty, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
    facts = yaml.safe_load(head)
    assert empty == ""
    assert facts["name"]
    assert facts["about"]
    assert body.strip()


def test_a_bug_report_leads_those_with_a_hole_elsewhere() -> None:
    assert "SECURITY.md" in (ROOT / ".github/ISSUE_TEMPLATE/bug.md").read_text(encoding="utf-8")


def test_make_is_asked_for_nothing_it_does_not_know() -> None:
    declared = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    for path in project_files():
        if path.suffix == ".md" and path.name != "CHANGELOG.md":
            asked = set(re.findall(r"`make ([a-z-]+)", path.read_text(encoding="utf-8")))
            assert asked <= declared, shown(path)


def test_the_glossary_has_a_line_for_each_word_in_order() -> None:
    lines = (ROOT / "docs/glossary.md").read_text(encoding="utf-8").splitlines()
    words = glossary_words()
    assert len(words) == len([line for line in lines if line.startswith("-")])
    assert words == sorted(set(words))
    assert {"door", "floor", "room"} <= set(words)


def test_nothing_in_the_house_knows_the_tools_of_its_developers() -> None:
    assert "dev" not in set().union(*FLOORS)
    found = {
        shown(path): each.name
        for path in python_files()
        for each in imports_of(path)
        if re.match(r"(?:dev|werkzeug\.debug|werkzeug\.serving|werkzeug\._reloader)(?:\.|$)", each.name)
    }
    assert found == {}
