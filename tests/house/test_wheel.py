"""What Dee installs is a wheel, far from any checkout: it must carry all it needs."""

import os
import signal
import socket
import subprocess
import sys
import sysconfig
import time
import urllib.error
import urllib.request
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.plan import ROOT

pytestmark = pytest.mark.slow
START_S = 60


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from this checkout."""
    folder = tmp_path_factory.mktemp("dist")
    hatchling = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(hatchling, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs folder of an environment that holds the wheel, and our libraries behind it."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=False, symlinks=True)
    python = folder / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "install", "--no-deps", "--no-index", str(wheel)], cwd=folder, check=True)
    # Path files of a folder added this way are not followed: the checkout stays out of sight.
    libraries = sysconfig.get_path("purelib")
    (next(folder.glob("lib/python*/site-packages")) / "libraries.pth").write_text(libraries)
    return python.parent


@pytest.fixture(scope="module")
def served(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a fresh house, served by the installed wheel."""
    folder = tmp_path_factory.mktemp("house")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    base_url = f"http://127.0.0.1:{port}"
    environ = {name: value for name, value in os.environ.items() if not name.startswith(("STRIDESHARE_", "PYTHON"))}
    environ |= {"STRIDESHARE_INSTANCE": str(folder / "instance"), "STRIDESHARE_BASE_URL": base_url}
    program = installed / "strideshare"
    subprocess.run([program, "init"], cwd=folder, env=environ, check=True)
    with (folder / "log").open("w") as log:
        server = subprocess.Popen(
            [program, "serve", "--port", str(port)], cwd=folder, env=environ, stdout=log, stderr=log
        )
    try:
        wait_until_ready(base_url, server, folder / "log")
        yield base_url
    finally:
        server.send_signal(signal.SIGTERM)
        assert server.wait(timeout=START_S) == 0, (folder / "log").read_text()


def wait_until_ready(base_url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    """Return when web, index and worker are all there."""
    for _ in range(START_S * 5):
        assert server.poll() is None, log.read_text()
        try:
            urllib.request.urlopen(f"{base_url}/readyz", timeout=5).close()
            return
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"no answer after {START_S} s\n{log.read_text()}")


def test_the_wheel_holds_the_pages_and_the_migrations(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    folders = ("templates", "static", "migrations")
    wanted = {path.relative_to(ROOT) for folder in folders for path in (ROOT / folder).rglob("*") if path.is_file()}
    carried = {f"forum/_share/{path.as_posix()}" for path in wanted if "__pycache__" not in path.parts}
    assert carried
    assert carried <= names
    assert "forum/seeds/exercises.json" in names


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    tops = {name.partition("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top.partition("-")[0] for top in tops} == {"forum", "strideshare"}


def test_the_installed_house_is_not_the_checkout(installed: Path) -> None:
    asked: list[str | Path] = [installed / "python", "-c", "import forum.paths as p; print(p.templates_folder())"]
    answer = subprocess.run(asked, cwd=installed, capture_output=True, text=True, check=True).stdout
    assert Path(answer.strip()).is_relative_to(installed.parent)


@pytest.mark.parametrize(("path", "text"), [("/healthz", ""), ("/", "Strideshare"), ("/readyz", "")])
def test_the_installed_house_serves_a_page(served: str, path: str, text: str) -> None:
    with urllib.request.urlopen(served + path, timeout=10) as answer:
        assert answer.status == 200
        assert text in answer.read().decode()


def test_the_installed_house_serves_its_styles(served: str) -> None:
    with urllib.request.urlopen(served, timeout=10) as answer:
        page = answer.read().decode()
    style = page.partition('rel="stylesheet"')[2].partition('href="')[2].partition('"')[0]
    with urllib.request.urlopen(served + style, timeout=10) as answer:
        assert answer.headers["Content-Type"].startswith("text/css")
