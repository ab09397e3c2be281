"""The demo community as `make dev` runs it: prepared like by `init --demo`, its worker in a thread beside it."""

import logging
import os
import threading
from pathlib import Path
from wsgiref.types import WSGIApplication

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from flask import Flask

from dev.fresh import FreshPages
from forum.app import create_app
from forum.cli.running import init
from forum.errors import Refused
from forum.jobs import loop
from forum.log_lines import start_log
from forum.models import Base, db
from forum.settings import instance_folder, load_settings

ANEW = """\
If {folder} holds only the demo: stop the server, remove the folder, and start again. That is what helps when you came
from another branch, or changed or deleted a migration after it had run here."""
OTHER_TABLES = """\
The models have other tables than {folder}. Did you change a model? Then write its migration: make migration NAME=...
The server runs it as soon as it is there.
"""


def open_house() -> WSGIApplication:
    """The house, furnished, awake and with its exceptions let out."""
    try:
        init.main(["--demo"], standalone_mode=False)
    except Refused as error:
        raise Refused(f"{error}\n{ANEW.format(folder=instance_folder(os.environ))}") from None
    settings = load_settings(os.environ)
    start_log(settings.log_level)
    logging.getLogger("strideshare.web").setLevel(logging.CRITICAL)  # our own line of each request says more
    app = create_app(settings)
    app.config["PROPAGATE_EXCEPTIONS"] = True
    with app.app_context():
        tell_other_tables(settings.instance)
    threading.Thread(target=work, args=(app,), daemon=True).start()
    return FreshPages(app)


def tell_other_tables(folder: Path) -> None:
    """Say so in the terminal when a page may soon ask for a table or column that is not there."""
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        if compare_metadata(context, Base.metadata):
            print((OTHER_TABLES + ANEW).format(folder=folder), flush=True)


def work(app: Flask) -> None:
    """Do the background work as long as the process lives; jobs may be cut short, they are done again."""
    with app.app_context():
        loop.run_until(threading.Event())
