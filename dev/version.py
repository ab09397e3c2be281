"""The version of a wheel: that of the changelog, and which commit it was built from.

pip does nothing when it is given a wheel of the version that is installed, so no two states of the code share one.
"""

import hashlib
import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[1]


def find_version(root: Path = ROOT) -> str:
    """Such as `0.4.0.post712`, by the number of commits; changes since the last one add their hash (`+changed.…`).

    Outside a git checkout it is what the source package says of itself, or the version of the changelog alone.
    """
    released = re.search(r"^## (\d+\.\d+\.\d+)", (root / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert released is not None, "CHANGELOG.md begins with a version"
    commits = _git(root, "rev-list", "--count", "HEAD").decode().strip()
    if not commits:
        told = re.search(r"^Version: (\S+)$", _read(root / "PKG-INFO"), re.MULTILINE)
        return told[1] if told else released[1]
    changes = _git(root, "diff", "HEAD", "--binary") + _contents(root)
    changed = f"+changed.{hashlib.sha256(changes).hexdigest()[:8]}" if changes else ""
    return f"{released[1]}.post{commits}{changed}"


def _contents(root: Path) -> bytes:
    """The names and contents of files that git does not know yet."""
    names = _git(root, "ls-files", "--others", "--exclude-standard", "-z").split(b"\0")
    return b"".join(name + (root / name.decode()).read_bytes() for name in names if name)


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.exists() else ""


def _git(root: Path, *words: str) -> bytes:
    """What git says; nothing where there is no git or no repository."""
    try:
        return subprocess.run(["git", "-C", str(root), *words], capture_output=True, check=True).stdout  # noqa: S607
    except (OSError, subprocess.CalledProcessError):
        return b""
