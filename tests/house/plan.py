"""The plan of the house, and the little that all house tests need to read it."""

import ast
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "forum"

# Top floor first. A floor may import the floors on LOWER lines only, never its neighbours.
FLOORS = (
    {"web", "api", "cli"},
    {"jobs"},
    {"actions"},
    {"search", "mail", "visits"},
    {"queries"},
    {"models"},
    {"text", "formats"},
    {"figures"},
    {"rules"},
    {"settings"},
    {"errors", "clock", "paths", "log_lines"},
)
LEVEL = {floor: level for level, line in enumerate(FLOORS) for floor in line}
DOORS = FLOORS[0]
# Above all floors stands what wires them together; cli alone calls it.
FRONT = {"forum", "app"}
# The pure floors decide and write words: no database, socket, chance or clock.
PURE = {"rules", "figures", "text", "formats"}
PAGES = ("templates", "static")


@dataclass(frozen=True)
class Import:
    """One imported name: its absolute dotted `name`, in the file and line where it stands."""

    name: str
    line: int


def python_files() -> list[Path]:
    """Every Python file of the package."""
    return sorted(PACKAGE.rglob("*.py"))


def page_files(*suffixes: str) -> list[Path]:
    """The files of the pages with one of `suffixes`, without what others wrote."""
    files = (file for folder in PAGES for file in (ROOT / folder).rglob("*"))
    return sorted(file for file in files if file.suffix in suffixes and "vendor" not in file.parts)


def project_files() -> list[Path]:
    """Every file that belongs to the project: tracked, or new and not ignored."""
    asked = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [file for name in listed.split("\0") if name and (file := ROOT / name).is_file()]


def shown(path: Path) -> str:
    """The path as the reader of a failed test knows it."""
    return path.relative_to(ROOT).as_posix()


def floor_of(path: Path) -> str:
    """The floor of a file; the package's own `__init__` is on the floor `forum`."""
    first = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    return "forum" if first == "__init__" else first


@cache
def rooms_of(floor: str) -> tuple[str, ...]:
    """The rooms of a floor, top first, as ARCHITECTURE.md lists them; none where a floor has no rooms."""
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    row = re.search(rf"^\| `{floor}` \| (.+?) \|", page, re.MULTILINE)
    return tuple(re.findall(r"`([a-z_]+)`", row[1])) if row else ()


def module_of(path: Path) -> str:
    """The dotted name of a file of the package."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


@cache
def nodes_of(path: Path) -> tuple[ast.AST, ...]:
    """Every node of a file's syntax tree; many tests ask for them, so each file is read once."""
    return tuple(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


@cache
def imports_of(path: Path) -> tuple[Import, ...]:
    """Every import of a file, wherever it stands (TYPE_CHECKING too), relative ones made absolute."""
    return tuple(_find_imports(path))


def _find_imports(path: Path) -> Iterator[Import]:
    for node in nodes_of(path):
        if isinstance(node, ast.Import):
            yield from (Import(alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = _package_above(path, node.level) if node.level else None
            base = ".".join(filter(None, (above, node.module)))
            yield from (Import(f"{base}.{alias.name}", node.lineno) for alias in node.names)


def _package_above(path: Path, level: int) -> str:
    """The package that an import with `level` dots starts from."""
    here = path.parent
    for _ in range(level - 1):
        here = here.parent
    return ".".join(here.relative_to(ROOT).parts)
