"""The demo community as `make dev` runs it: prepared like by `init --demo`, its worker in a thread beside it."""

import logging
import os
import threading
from wsgiref.types import WSGIApplication

from flask import Flask

from dev.fresh import FreshPages
from forum.app import create_app
from forum.cli.running import init
from forum.jobs import loop
from forum.log_lines import start_log
from forum.settings import load_settings


def open_house() -> WSGIApplication:
    """The house, furnished, awake and with its exceptions let out."""
    init.main(["--demo"], standalone_mode=False)
    settings = load_settings(os.environ)
    start_log(settings.log_level)
    logging.getLogger("strideshare.web").setLevel(logging.CRITICAL)  # our own line of each request says more
    app = create_app(settings)
    app.config["PROPAGATE_EXCEPTIONS"] = True
    threading.Thread(target=work, args=(app,), daemon=True).start()
    return FreshPages(app)


def work(app: Flask) -> None:
    """Do the background work as long as the process lives; jobs may be cut short, they are done again."""
    with app.app_context():
        loop.run_until(threading.Event())
