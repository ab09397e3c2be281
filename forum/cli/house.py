"""The running house for commands: settings from the environment, the app, its database."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask

from forum.actions.upkeep import schema
from forum.app import create_app
from forum.log_lines import start_log
from forum.settings import load_settings


@contextmanager
def house() -> Iterator[Flask]:
    """The app with its context pushed, for as long as a command runs."""
    settings = load_settings(os.environ)
    start_log(settings.log_level)
    app = create_app(settings)
    with app.app_context():
        yield app


@contextmanager
def ready_house() -> Iterator[Flask]:
    """The house, for commands that need its tables; raises `Refused` unless they are those of this version."""
    with house() as app:
        schema.check_tables()
        yield app
