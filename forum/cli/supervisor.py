"""`serve`: one parent that starts the web server, the worker and the mailer, restarts what dies, and stops all cleanly.

Every child asks the kernel to be killed when its parent dies, so that a `kill -9` of any process leaves nothing behind.
"""

import ctypes
import logging
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from types import FrameType

from forum.cli import refusal_words
from forum.errors import Refused
from forum.settings import Settings

log = logging.getLogger("strideshare.serve")
PR_SET_PDEATHSIG = 1
STOP_WITHIN_S = 25
PORT_WITHIN_S = 15
LOOK_EVERY_S = 0.2
HOLD_EVERY_S = 5
RESTART_AFTER_S = (0.5, 1, 2, 5, 10)


def die_with_parent() -> None:
    """Ask the kernel for a SIGTERM when the parent of this process is gone (Linux only)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


@dataclass
class Child:
    """One process to keep alive."""

    name: str
    command: list[str]
    process: subprocess.Popen[bytes] | None = None
    deaths: int = 0
    start_at: float = 0.0
    started_at: float = field(default=0.0)

    def start(self) -> None:
        """Start the process in this process's own group of files and settings."""
        self.process = subprocess.Popen(self.command, preexec_fn=die_with_parent)  # noqa: S603  (our own command line)
        self.started_at = time.monotonic()
        log.info("%s started as %s", self.name, self.process.pid)

    def look(self) -> None:
        """Start the process again when it died, later each time it dies soon."""
        now = time.monotonic()
        if self.process is not None and self.process.poll() is not None:
            status = self.process.returncode
            self.deaths = self.deaths + 1 if now - self.started_at < 30 else 1
            wait = RESTART_AFTER_S[min(self.deaths, len(RESTART_AFTER_S)) - 1]
            log.warning("%s ended with status %s, again in %s s", self.name, status, wait)
            self.process, self.start_at = None, now + wait
        if self.process is None and now >= self.start_at:
            self.start()

    def is_running(self) -> bool:
        """Whether the process is there."""
        return self.process is not None and self.process.poll() is None


def web_command(host: str, port: int, workers: int, settings: Settings) -> list[str]:
    """How gunicorn is started."""
    return [
        sys.executable, "-m", "gunicorn", "forum.cli.wsgi:app",
        "--config", "python:forum.cli.gunicorn_settings",
        "--bind", f"{host}:{port}",
        "--workers", str(workers),
        "--threads", str(settings.threads),
        "--log-level", settings.log_level,
    ]  # fmt: skip


def wait_for_port(host: str, port: int, within_s: float = PORT_WITHIN_S) -> None:
    """Return when the port is free; raises `Refused` when it stays taken longer than an old house needs to stop."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    deadline = time.monotonic() + within_s
    while True:
        with socket.socket(family, socket.SOCK_STREAM) as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                tried.bind((host, port))
                return
            except OSError as error:
                if time.monotonic() > deadline:
                    raise Refused(refusal_words.port_taken(host, port, error.strerror)) from error
        time.sleep(LOOK_EVERY_S)


def serve_house(host: str, port: int, workers: int, settings: Settings, holds: Callable[[], bool]) -> int:
    """Run web server, worker and mailer until told to stop; the exit status is 0 after a clean stop.

    `holds` is asked every few seconds whether this is still the one `serve` of its database; if not, it is 1.
    """
    children = [
        Child("web", web_command(host, port, workers, settings)),
        Child("worker", [sys.executable, "-m", "forum.cli", "worker", "--jobs", "other"]),
        Child("mailer", [sys.executable, "-m", "forum.cli", "worker", "--jobs", "mail"]),
    ]
    stopping = False

    def stop(_signal: int, _frame: FrameType | None) -> None:
        nonlocal stopping
        stopping = True

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    ask_at = time.monotonic()
    while not stopping:
        if time.monotonic() >= ask_at:
            ask_at += HOLD_EVERY_S
            if not holds():
                log.error("another serve has this database now: this one stops")
                return stop_all(children) or 1
        for child in children:
            child.look()
        time.sleep(LOOK_EVERY_S)
    return stop_all(children)


def stop_all(children: list[Child]) -> int:
    """Ask all children to stop, wait, and kill what does not; says 1 when something had to be killed."""
    for child in children:
        if child.process is not None and child.is_running():
            child.process.send_signal(signal.SIGTERM)
    deadline = time.monotonic() + STOP_WITHIN_S
    while any(child.is_running() for child in children) and time.monotonic() < deadline:
        time.sleep(0.05)
    stubborn = [child for child in children if child.is_running()]
    for child in stubborn:
        log.error("%s did not stop in %s s and was killed", child.name, STOP_WITHIN_S)
        if child.process is not None:
            os.kill(child.process.pid, signal.SIGKILL)
    return 1 if stubborn else 0
