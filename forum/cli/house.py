"""The running house for commands: settings from the environment, the app, its database."""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask

from forum.actions.upkeep import schema
from forum.app import create_app
from forum.cli import refusal_words
from forum.errors import Refused
from forum.settings import Settings, load_settings


@contextmanager
def house() -> Iterator[Flask]:
    """The app with its context pushed, for as long as a command runs."""
    settings = load_settings(os.environ)
    start_log(settings)
    app = create_app(settings)
    with app.app_context():
        yield app


@contextmanager
def ready_house() -> Iterator[Flask]:
    """The house, for commands that need its tables; raises `Refused` before `init`."""
    with house() as app:
        if schema.is_empty():
            raise Refused(refusal_words.NO_DATABASE)
        yield app


def start_log(settings: Settings) -> None:
    """Log to standard error, one line an event, at the level that was set."""
    line = "time=%(asctime)s level=%(levelname)s from=%(name)s %(message)s"
    logging.basicConfig(level=settings.log_level.upper(), format=line, force=True)
    logging.getLogger("alembic").setLevel(logging.WARNING)
