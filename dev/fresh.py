"""Changed templates, styles and scripts are in the next answer, without a restart."""

import gc
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import cast
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from flask import Flask, Response, abort

from forum.paths import static_folder, templates_folder
from forum.web.kit.assets import Assets
from forum.web.kit.caching import Shelf


class FreshPages:
    """Looks at the files before each request, and forgets what was made of them when one changed, came or went."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.wsgi_app: WSGIApplication = app.wsgi_app
        self.state = look()
        app.view_functions["static"] = self.static_file

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        state = look()
        if state != self.state:
            forget_pages(self.app)
            self.state = state
        return self.wsgi_app(environ, start_response)

    def static_file(self, name: str) -> Response:
        """A style sheet, script, font or picture of this moment."""
        assets = cast(Assets, self.app.jinja_env.globals["assets"])
        return assets.serve(name) or abort(404)


def look() -> frozenset[tuple[str, int]]:
    """Every file that pages are made of, with the time it was written."""
    return frozenset((str(path), path.stat().st_mtime_ns) for path in page_files())


def page_files() -> Iterator[Path]:
    """The templates, and all that lies in static."""
    for folder in (templates_folder(), static_folder()):
        yield from (path for path in folder.rglob("*") if path.is_file())


def forget_pages(app: Flask) -> None:
    """Make assets, templates and ready pages anew."""
    app.jinja_env.globals["assets"] = Assets(static_folder())
    if app.jinja_env.cache is not None:
        app.jinja_env.cache.clear()
    # Wherever a shelf stands, it is found: so a new one can't be forgotten here. What a command imported is frozen.
    gc.unfreeze()
    for shelf in gc.get_objects():
        if type(shelf) is Shelf:
            with shelf.lock:
                shelf.things.clear()
