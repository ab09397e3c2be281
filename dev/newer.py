"""`make lock LOCK_OPTIONS=--upgrade`: move the pins of pyproject.toml, and their page, to the newest that fit together.

Without `--upgrade` nothing is moved. What is held back stays where it is: docs/dependencies.md says why.
"""

import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
HELD_BACK = frozenset(("whoosh",))
PIN = re.compile(r"^([\w.-]+)((?:\[[\w,-]+\])?)==(\S+)$")
COMPILE = ("-m", "uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.11", "--no-header")


def read_pins(project: str) -> dict[str, str]:
    """The pins of a pyproject.toml: package, with its extras, and version."""
    told = tomllib.loads(project)["project"]
    lists = [told["dependencies"], *told.get("optional-dependencies", {}).values()]
    found = [PIN.match(pin) for pins in lists for pin in pins]
    return {pin[1] + pin[2]: pin[3] for pin in found if pin}


def find_newest(pins: dict[str, str]) -> dict[str, str]:
    """The newest version of each package, as the registry that is set up for this machine offers it."""
    wanted = [name if name not in HELD_BACK else f"{name}=={version}" for name, version in pins.items()]
    with tempfile.TemporaryDirectory() as folder:
        asked = Path(folder) / "wanted.in"
        asked.write_text("\n".join(wanted), encoding="utf-8")
        command = [sys.executable, *COMPILE, str(asked)]
        lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    said = {line.partition("==")[0]: line.partition("==")[2].split(" ")[0] for line in lines if "==" in line}
    newest = {name.partition("[")[0]: version for name, version in said.items()}
    return {name: newest.get(name.partition("[")[0].lower(), version) for name, version in pins.items()}


def move(project: str, page: str, newest: dict[str, str]) -> tuple[str, str]:
    """Both texts with these versions in them."""
    for name, version in newest.items():
        plain = re.escape(name.partition("[")[0])
        project = re.sub(rf'"{re.escape(name)}==[^"]+"', f'"{name}=={version}"', project)
        page = re.sub(rf"^(\| {plain} \| )\S+( \|)", rf"\g<1>{version}\g<2>", page, flags=re.MULTILINE)
    return project, page


def main() -> None:
    """Move the pins when `--upgrade` is among the options, and say which."""
    if "--upgrade" not in sys.argv[1:]:
        return
    project, page = ROOT / "pyproject.toml", ROOT / "docs" / "dependencies.md"
    before = read_pins(project.read_text(encoding="utf-8"))
    newest = find_newest(before)
    texts = move(project.read_text(encoding="utf-8"), page.read_text(encoding="utf-8"), newest)
    for file, text in zip((project, page), texts, strict=True):
        file.write_text(text, encoding="utf-8")
    for name, version in newest.items():
        if before[name] != version:
            print(f"{name}: {before[name]} → {version}")


if __name__ == "__main__":
    main()
