"""The shortest way to pages that lie ready (threads, studies, resources): for visitors without cookies, if still true.

It stands in front of Flask and asks the database one question, so that a busy day of readers costs little. Whatever it
does not know goes the usual way.
"""

import re
from collections.abc import Iterable
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from flask import Flask

from forum.settings import Settings
from forum.web.kit.caching import Page, reads_gzip
from forum.web.kit.security import is_our_host
from forum.web.library import resource_pages
from forum.web.research import study_pages
from forum.web.talk import thread_pages

PATH = re.compile(r"/(t|studies)/(\d{1,9})/([a-z0-9-]+)")
QUERY = re.compile(r"(?:page=(\d{1,6}))?")
RESOURCES = re.compile(r"/resources(?:/(\d{1,9}))?")
LONGEST_QUERY = 200


class ReadyPages:
    """Answers with ready pages before Flask is asked."""

    def __init__(self, wsgi_app: WSGIApplication, app: Flask, settings: Settings) -> None:
        self.wsgi_app = wsgi_app
        self.app = app
        self.host_names = settings.host_names

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        page = self.find(environ)
        if page is None:
            return self.wsgi_app(environ, start_response)
        if environ.get("HTTP_IF_NONE_MATCH", "").removeprefix("W/") == page.etag:
            start_response("304 Not Modified", [*page.headers])
            return []
        if reads_gzip(environ.get("HTTP_ACCEPT_ENCODING", "")):
            start_response("200 OK", [*page.headers, *page.gzip_headers])
            return [page.gzipped]
        start_response("200 OK", [*page.headers, *page.plain_headers])
        return [page.plain]

    def find(self, environ: WSGIEnvironment) -> Page | None:
        """The ready page this request asks for, if there is one and this visitor gets what everybody gets."""
        if environ["REQUEST_METHOD"] != "GET" or "HTTP_COOKIE" in environ:
            return None
        place, asked = environ.get("PATH_INFO", ""), environ.get("QUERY_STRING", "")
        found = RESOURCES.fullmatch(place)
        path, query = PATH.fullmatch(place), QUERY.fullmatch(asked)
        if not (found or (path and query)) or not is_our_host(environ.get("HTTP_HOST", ""), self.host_names):
            return None
        with self.app.app_context():
            if found:
                return self.find_resources(found[1], asked)
            assert path is not None
            assert query is not None
            if path[1] == "studies":
                return None if query[1] else study_pages.find_ready(int(path[2]), path[3])
            return thread_pages.find_ready(int(path[2]), path[3], int(query[1] or 1))

    def find_resources(self, resource_id: str | None, asked: str) -> Page | None:
        """The ready page of the list or of one resource."""
        if resource_id:
            return None if asked else resource_pages.find_ready(int(resource_id))
        return resource_pages.find_ready_list(asked) if len(asked) <= LONGEST_QUERY else None


def register(app: Flask) -> None:
    """Stand in front of the app."""
    app.wsgi_app = ReadyPages(app.wsgi_app, app, app.config["HOUSE"])  # type: ignore[method-assign]
