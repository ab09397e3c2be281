"""`make dev`: the demo community on this machine, with changes shown at once, tracebacks, and a line for each request.

The wheel does not carry this file, and nothing in `forum` knows of it: no setting can turn a traceback page on.
Werkzeug restarts the process when Python or data changed; `dev.fresh` sees to templates, styles and scripts.
"""

import argparse
import logging
import os
import threading
import traceback
from collections.abc import Iterable
from pathlib import Path
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from werkzeug.debug import DebuggedApplication
from werkzeug.serving import WSGIRequestHandler, run_simple

ROOT = Path(__file__).parents[1]
HOST = "127.0.0.1"  # never another: a traceback shows what a stranger must not see


class SilentHandler(WSGIRequestHandler):
    """The server without its own request log, which would repeat ours with what people typed."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Nothing: `dev.request_lines` writes the line."""


class LateApp:
    """The house, loaded beside the server: an error in its code becomes a traceback page instead of a dead server."""

    def __init__(self) -> None:
        self.app: WSGIApplication | None = None
        self.error: Exception | None = None
        self.loaded = threading.Event()
        threading.Thread(target=self.load, daemon=True).start()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        self.loaded.wait()
        if self.app is None:
            raise RuntimeError(f"The house could not be loaded: {self.error}") from self.error
        return self.app(environ, start_response)

    def load(self) -> None:
        """Prepare the house and start its worker."""
        try:
            from dev.house import open_house

            self.app = open_house()
            print("Ready.", flush=True)
        except Exception as error:
            traceback.print_exc()
            self.error = error
        finally:
            self.loaded.set()


def data_files() -> list[str]:
    """What is read once at start and is not Python."""
    return [str(path) for path in (ROOT / "forum").rglob("*") if path.suffix in {".json", ".txt", ".typ"}]


def main() -> None:
    """Serve until Ctrl-C."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, default=8000)
    port = parser.parse_args().port
    os.environ.setdefault("STRIDESHARE_INSTANCE", str(ROOT / "instance-dev"))
    os.environ.setdefault("STRIDESHARE_BASE_URL", f"http://{HOST}:{port}")
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    is_serving = os.environ.get("WERKZEUG_RUN_MAIN") == "true"  # else this is the parent that restarts it
    app: WSGIApplication = nothing
    if is_serving:
        # Before the thread of LateApp: two that import SQLAlchemy at once can both fail.
        from dev.request_lines import RequestLines

        app = RequestLines(DebuggedApplication(LateApp(), evalex=False, pin_security=False))
    run_simple(
        HOST,
        port,
        app,
        threaded=True,
        use_reloader=True,
        reloader_type="stat",
        extra_files=data_files(),
        exclude_patterns=[f"{ROOT}/{folder}/*" for folder in ("tests", "bench", "build")],
        request_handler=SilentHandler,
    )


def nothing(_environ: WSGIEnvironment, _start_response: StartResponse) -> Iterable[bytes]:
    """Stands for the app in the parent, which serves nobody."""
    return []


if __name__ == "__main__":
    main()
