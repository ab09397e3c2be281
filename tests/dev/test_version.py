"""No two states of the code make wheels of one version: pip would leave the old one in place."""

import subprocess
import sys
from pathlib import Path

import pytest

from dev.version import find_version
from tests.house.plan import ROOT

CHANGES = "# Changes\n\n## 0.9.0 (2027-01-01)\n\n- New.\n\n## 0.8.0\n"


def commit(root: Path) -> None:
    who = ("-c", "user.name=Dee", "-c", "user.email=dee@example.org")
    subprocess.run(["git", "-C", root, "add", "--all"], check=True)
    subprocess.run(["git", "-C", root, *who, "commit", "--quiet", "--allow-empty", "--message", "More"], check=True)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small checkout."""
    (tmp_path / "CHANGELOG.md").write_text(CHANGES)
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True)
    commit(tmp_path)
    return tmp_path


def test_each_commit_has_a_version_of_its_own_and_the_later_is_the_higher(root: Path) -> None:
    assert find_version(root) == "0.9.0.post1"
    commit(root)
    assert find_version(root) == "0.9.0.post2"


def test_what_is_not_committed_yet_shows_in_the_version(root: Path) -> None:
    (root / "new.py").write_text("one = 1")
    first = find_version(root)
    (root / "new.py").write_text("one = 2")
    assert first.startswith("0.9.0.post1+changed.")
    assert find_version(root) not in (first, "0.9.0.post1")


def test_without_git_it_is_the_version_of_the_changelog(tmp_path: Path) -> None:
    (tmp_path / "CHANGELOG.md").write_text(CHANGES)
    assert find_version(tmp_path) == "0.9.0"
    (tmp_path / "PKG-INFO").write_text("Metadata-Version: 2.4\nName: strideshare\nVersion: 0.9.0.post7\n")
    assert find_version(tmp_path) == "0.9.0.post7"


def test_the_wheel_is_built_with_this_version() -> None:
    said = subprocess.run([sys.executable, "-m", "hatchling", "version"], cwd=ROOT, capture_output=True, check=True)
    assert said.stdout.decode().strip() == find_version()
