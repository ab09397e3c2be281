"""What a page costs the server: CPU milliseconds a request, beside a bare Flask page in the same run.

    python bench/pages.py http://127.0.0.1:8000 NAME PASSWORD

The house must run on this machine (`strideshare serve`, STRIDESHARE_LIMITS=off) and have threads to read. Figures are
CPU time of all its web processes, so another program at work on the machine disturbs them little; the share is the bare
page's cost divided by ours (1 would be as cheap as a page that does nothing).
"""

import http.client
import http.cookiejar
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

ROUNDS = 3
REQUESTS = 600
REPLIES = 60
SEARCHES = 30
MEMBERS_WORDS = (
    "balance+exercises+sitting+down",
    "stretch+tight+calf",
    "foot+drop+walking+brace",
    "stairs+tired+legs",
    "weak+knee+standing+support",
    "chair+strength+band+seated",
)
# Each connection is served by one process, so several are needed to warm them all.
WARM_UPS = 5
TICK = os.sysconf("SC_CLK_TCK")
HELLO = "from flask import Flask\napp = Flask(__name__)\n@app.get('/')\ndef hello(): return 'Hello, World!'\n"


def family(pid: int) -> list[int]:
    """A process and all its descendants."""
    found = [pid]
    for parent in found:
        listed = Path(f"/proc/{parent}/task/{parent}/children")
        found += [int(child) for child in listed.read_text().split()] if listed.exists() else []
    return found


def cpu_s(pid: int) -> float:
    """CPU seconds a process and its descendants used so far."""
    total = 0
    for one in family(pid):
        fields = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
        total += int(fields[11]) + int(fields[12])
    return total / TICK


def memory_mb(pid: int) -> list[float]:
    """Resident megabytes of a process and its descendants."""
    pages = (int(Path(f"/proc/{one}/statm").read_text().split()[1]) for one in family(pid))
    return [round(count * os.sysconf("SC_PAGE_SIZE") / 1e6, 1) for count in pages]


def listener(port: int) -> int:
    """The oldest process that listens on a port: gunicorn's master."""
    listed = subprocess.run(["ss", "-Hltnp", f"sport = :{port}"], capture_output=True, text=True, check=True).stdout
    return min(int(pid) for pid in re.findall(r"pid=(\d+)", listed))


@contextmanager
def bare_flask(port: int) -> Iterator[int]:
    """A Flask page that does nothing, served as ours is; gives its master's pid."""
    folder = Path(tempfile.mkdtemp())
    (folder / "hello.py").write_text(HELLO)
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "-k",
        "gthread",
        "--threads",
        "4",
        "-w",
        "2",
        "-b",
        f"127.0.0.1:{port}",
    ]
    with subprocess.Popen([*command, "hello:app"], cwd=folder, stderr=subprocess.DEVNULL) as server:
        time.sleep(2)
        yield server.pid
        server.terminate()


def read_all(host: str, paths: Sequence[str], cookie: str, count: int = REQUESTS) -> None:
    """Read pages in rotation over one connection."""
    connection = http.client.HTTPConnection(host)
    headers = {"Accept-Encoding": "gzip"} | ({"Cookie": cookie} if cookie else {})
    for number in range(count):
        connection.request("GET", paths[number % len(paths)], headers=headers)
        answer = connection.getresponse()
        answer.read()
        assert answer.status == 200, (answer.status, paths[number % len(paths)])


def cost_ms(pid: int, count: int, work: Callable[[], None]) -> float:
    """CPU milliseconds a unit of work."""
    before = cpu_s(pid)
    work()
    return (cpu_s(pid) - before) / count * 1000


class Visitor:
    """Somebody logged in over HTTP."""

    def __init__(self, base: str, name: str, password: str) -> None:
        self.base = base
        self.jar = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))
        form = {"csrf_token": self.token("/login"), "username": name, "password": password}
        self.post("/login", form)

    @property
    def cookie(self) -> str:
        return "; ".join(f"{cookie.name}={cookie.value}" for cookie in self.jar)

    def token(self, path: str) -> str:
        """The token of the form on a page."""
        page = self.opener.open(self.base + path).read().decode()
        found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)
        assert found, path
        return found[1]

    def post(self, path: str, form: dict[str, str]) -> str:
        """Send a form; gives the address it led to."""
        request = urllib.request.Request(self.base + path, urllib.parse.urlencode(form).encode(), {"Origin": self.base})
        return str(self.opener.open(request).geturl())


def list_threads(base: str, visitor: Visitor, most: int = 200) -> list[str]:
    """Addresses of up to `most` threads with a full first page, as they redirect."""
    found: list[str] = []
    connection = http.client.HTTPConnection(base.removeprefix("http://"))
    for number in range(1, 5_000):
        connection.request("HEAD", f"/t/{number}")
        answer = connection.getresponse()
        answer.read()
        if answer.status == 301 and (path := answer.headers["Location"]):
            found.append(urllib.parse.urlsplit(path).path)
        if len(found) == most:
            break
    return found


def main(base: str, name: str, password: str) -> None:
    """Print one line for each kind of page, and one for replies."""
    pid = listener(urllib.parse.urlsplit(base).port or 80)
    host = base.removeprefix("http://")
    ana = Visitor(base, name, password)
    paths = list_threads(base, ana)
    pages = {
        "home": (["/"], "", REQUESTS),
        "thread, visitor": (paths, "", REQUESTS),
        "thread, member": (paths, ana.cookie, REQUESTS),
        "search, one word": (["/search?q=balance"], "", SEARCHES),
        "search, members": ([f"/search?q={words}" for words in MEMBERS_WORDS], "", SEARCHES),
    }
    with bare_flask(18_997) as hello:
        for label, page in pages.items():
            for _ in range(WARM_UPS):
                read_all(host, *page)
            floor = partial(read_all, "127.0.0.1:18997", ["/"], "")
            ours = partial(read_all, host, *page)
            costs = [(cost_ms(hello, REQUESTS, floor), cost_ms(pid, page[2], ours)) for _ in range(ROUNDS)]
            cost, share = (statistics.median(some) for some in ([our for _, our in costs], [a / b for a, b in costs]))
            print(f"{label:16} {cost:7.2f} ms  share {share:.2f}", flush=True)
    token = ana.token(paths[0])

    def reply() -> None:
        for number in range(REPLIES):
            body = f"A reply of about a hundred characters, to measure what it costs to write one. Number {number}."
            ana.post(
                urllib.parse.urlsplit(paths[number % len(paths)]).path.rsplit("/", 1)[0] + "/reply",
                {"csrf_token": token, "body": body},
            )

    print(f"{'reply + its page':16} {cost_ms(pid, REPLIES, reply):6.2f} ms")
    print("memory of master and web processes, MB:", json.dumps(memory_mb(pid)))


if __name__ == "__main__":
    main(*sys.argv[1:4])
