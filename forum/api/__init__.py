"""The JSON door."""

from flask import Flask

from forum.api import search


def register(app: Flask) -> None:
    """Open the JSON door on this app."""
    app.register_blueprint(search.bp)
