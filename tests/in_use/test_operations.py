"""docs/operations.md, walked on a machine that has nothing: its files go into a fresh folder and are really run."""

import os
import re
import shutil
import ssl
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.fixtures.served import find_free_port, wait_until
from tests.fixtures.tools import ROOT, missing

pytestmark = pytest.mark.slow
DEPLOY = ROOT / "docs" / "deploy"
SCRIPTS = [file for file in sorted(DEPLOY.iterdir()) if file.read_text(encoding="utf-8").startswith("#!/bin/sh")]
UNITS = sorted(file.name for file in DEPLOY.glob("*.service"))
PASSWORD = "kettle garden stick"
MOST_EXPOSURE = 40  # of 100, as `systemd-analyze security --threshold` counts


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_a_plain_shell_can_read_each_script(script: Path) -> None:
    assert os.access(script, os.X_OK)
    subprocess.run(["sh", "-n", script], check=True)


def test_the_page_names_every_file() -> None:
    page = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    assert [file.name for file in DEPLOY.iterdir() if f"deploy/{file.name}" not in page] == []


@pytest.fixture
def analyze() -> str:
    """systemd's own judge; a container mostly has none."""
    return shutil.which("systemd-analyze") or pytest.skip("systemd-analyze is not on this machine")


@pytest.fixture
def units(tmp_path: Path) -> Path:
    """The units as they are, with programs that are there."""
    for file in [*DEPLOY.glob("*.service"), *DEPLOY.glob("*.timer")]:
        program = r"^ExecStart=/(?:opt/strideshare/bin|usr/local/sbin)/[\w-]+"
        (tmp_path / file.name).write_text(re.sub(program, "ExecStart=/bin/true", file.read_text(), flags=re.MULTILINE))
    return tmp_path


def test_systemd_understands_every_unit(analyze: str, units: Path) -> None:
    said = subprocess.run([analyze, "verify", *units.iterdir()], capture_output=True, text=True, check=False)
    assert (said.returncode, said.stderr) == (0, "")


@pytest.mark.parametrize("unit", UNITS)
def test_no_unit_may_do_more_than_it_must(analyze: str, units: Path, unit: str) -> None:
    command = [analyze, "security", "--offline=yes", f"--threshold={MOST_EXPOSURE}", str(units / unit)]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stdout


class Machine:
    """A folder that holds what a machine would, and where its programs listen."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.app_port, self.port, self.plain_port = (find_free_port() for _ in range(3))
        self.url = f"https://127.0.0.1:{self.port}"

    def install(self, wheel: Path) -> None:
        """Run the script of the page; skips when no library can be fetched."""
        settings = os.environ | {"DESTDIR": str(self.root), "PYTHON": sys.executable}
        done = subprocess.run([DEPLOY / "install.sh", wheel], env=settings, capture_output=True, text=True, check=False)
        if re.search(r"No matching distribution|NewConnectionError|Could not fetch", done.stderr):
            pytest.skip("offline: the libraries can't be fetched")
        assert done.returncode == 0, done.stderr

    def adapt(self) -> None:
        """What an operator writes into the settings; and this folder in the place of `/`, as the user who tests."""
        env = self.root / "etc" / "strideshare.env"
        for name, value in {
            "INSTANCE": self.root / "var/lib/strideshare",
            "BASE_URL": self.url,
            "MAIL_URL": (self.root / "mail").as_uri(),
            "MAIL_CERTIFICATE": "",
        }.items():
            env.write_text(re.sub(rf"^(STRIDESHARE_{name}=).*$", rf"\g<1>{value}", env.read_text(), flags=re.MULTILINE))
        for script in (self.root / "usr/local/sbin").iterdir():
            text = script.read_text().replace("runuser -u strideshare -- ", "")
            for folder in ("/opt/strideshare", "/etc/strideshare", "/var/backups"):
                text = text.replace(folder, f"{self.root}{folder}")
            script.write_text(text)

    def run(self, *words: str, typed: str = "") -> str:
        """A command of the page, and what it said."""
        environ = {"PATH": os.environ["PATH"]}
        begin = [str(self.root / "usr/local/sbin" / words[0]), *words[1:]]
        done = subprocess.run(begin, env=environ, input=typed, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return str(done.stdout)

    def back_up(self) -> str:
        """What the unit does: the script, with the settings in its environment."""
        begin = f'set -a; . "{self.root}/etc/strideshare.env"; exec "{self.root}/usr/local/sbin/strideshare-backup"'
        done = subprocess.run(["sh", "-c", begin], env={"PATH": os.environ["PATH"]}, capture_output=True, check=True)
        return done.stdout.decode()

    def site(self) -> Path:
        """nginx's whole configuration, with the server block of the page in it."""
        pem, key = self.root / "fullchain.pem", self.root / "privkey.pem"
        made = ("req", "-x509", "-nodes", "-newkey", "rsa:2048", "-days", "2", "-subj", "/CN=forum.example.org")
        subprocess.run(["openssl", *made, "-keyout", key, "-out", pem], check=True, capture_output=True)
        block = (self.root / "etc/nginx/sites-available/strideshare").read_text()
        block = re.sub(r"^ *listen \[::\].*\n", "", block, flags=re.MULTILINE)
        for here, there in {
            "listen 80;": f"listen 127.0.0.1:{self.plain_port};",
            "listen 443": f"listen 127.0.0.1:{self.port}",
            "127.0.0.1:8000": f"127.0.0.1:{self.app_port}",
            "/etc/ssl/strideshare": str(self.root),
            "/var/log/nginx": str(self.root),
        }.items():
            assert here in block
            block = block.replace(here, there)
        kept = " ".join(
            f"{kind}_temp_path {self.root}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        whole = self.root / "nginx.conf"
        top = f"pid {self.root}/nginx.pid; error_log {self.root}/nginx.log; daemon off;"
        whole.write_text(f"{top}\nevents {{}}\nhttp {{ {kept}\n{block} }}\n")
        return whole


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Machine:
    """Everything installed, and made one's own."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    machine = Machine(tmp_path_factory.mktemp("machine"))
    machine.install(next(folder.glob("*.whl")))
    machine.adapt()
    return machine


@contextmanager
def running(*words: str | Path, log: Path, env: dict[str, str] | None = None) -> Iterator[None]:
    """A program of the machine, stopped at the end."""
    with log.open("w") as out, subprocess.Popen(words, stdout=out, stderr=out, env=env) as process:
        try:
            yield
        finally:
            process.terminate()


def is_answered(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5, context=ssl._create_unverified_context()) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def test_the_page_is_followed_from_an_empty_machine_to_a_backup(machine: Machine) -> None:
    nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin") or missing("nginx")
    assert "Exercise library" in machine.run("strideshare", "init")
    words = ("user", "create", "dee", "--email", "dee@example.org", "--role", "admin", "--password-stdin")
    assert "Made dee" in machine.run("strideshare", *words, typed=PASSWORD)
    conf = machine.site()
    subprocess.run([nginx, "-t", "-c", conf], check=True, capture_output=True)
    program = machine.root / "usr/local/sbin/strideshare"
    serve = (program, "serve", "--host", "127.0.0.1", "--port", str(machine.app_port))
    path = {"PATH": os.environ["PATH"]}
    with (
        running(*serve, log=machine.root / "serve.log", env=path),
        running(nginx, "-c", conf, log=machine.root / "out.log"),
    ):
        wait_until(lambda: is_answered(f"{machine.url}/readyz"), "ready behind nginx")
        log_in(machine)
    assert "Copied" in machine.back_up()
    (copy,) = (machine.root / "var/backups/strideshare").glob("*.db")
    assert copy.stat().st_mode & 0o077 == 0
    assert "Everything is in order." in machine.run("strideshare", "check")


def log_in(machine: Machine) -> None:
    """Dee's browser: over TLS, with a form whose origin has a port; plain http leads to https."""
    context = ssl._create_unverified_context()
    jar = CookieJar()
    browser = urllib.request.build_opener(
        urllib.request.HTTPSHandler(context=context), urllib.request.HTTPCookieProcessor(jar)
    )
    page = browser.open(f"{machine.url}/login").read().decode()
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)
    assert token is not None
    form = urlencode({"username": "dee", "password": PASSWORD, "csrf_token": token[1]}).encode()
    headers = {"Origin": machine.url, "Referer": f"{machine.url}/login"}
    answer = browser.open(urllib.request.Request(f"{machine.url}/login", form, headers))
    assert answer.url.startswith(machine.url)
    assert "Log out" in browser.open(f"{machine.url}/me").read().decode()
    assert all(cookie.secure for cookie in jar)
    with pytest.raises(urllib.error.URLError):  # it leads to the usual port of https, where nobody is
        urllib.request.urlopen(f"http://127.0.0.1:{machine.plain_port}/", timeout=5)


def test_the_installed_libraries_hold_no_tools_for_tests(machine: Machine) -> None:
    (libraries,) = (machine.root / "opt/strideshare").glob("lib/python*/site-packages")
    here = {folder.name for folder in libraries.iterdir()}
    assert {"flask", "forum", "gunicorn", "psycopg"} <= here
    assert {"pytest", "_pytest", "mypy", "playwright", "hypothesis"}.isdisjoint(here)
