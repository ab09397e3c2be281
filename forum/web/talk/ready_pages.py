"""The shortest way to a thread, a study or a digest: for visitors without cookies, if its page was made and is true.

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
from forum.web.research import digest_pages, study_lists, study_pages
from forum.web.talk import thread_pages

LIST = re.compile(r"[a-z0-9_=&+%]{0,200}")
PATH = re.compile(r"/(t|studies|digests)/(\d{1,9})/([a-z0-9-]+)")
QUERY = re.compile(r"(?:page=(\d{1,6}))?")


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
        if environ.get("PATH_INFO") == study_lists.HOME:
            return self.find_list(environ)
        path = PATH.fullmatch(environ.get("PATH_INFO", ""))
        query = QUERY.fullmatch(environ.get("QUERY_STRING", ""))
        if not path or not query or not is_our_host(environ.get("HTTP_HOST", ""), self.host_names):
            return None
        with self.app.app_context():
            if path[1] == "studies":
                return None if query[1] else study_pages.find_ready(int(path[2]), path[3])
            if path[1] == "digests":
                return None if query[1] else digest_pages.find_ready(int(path[2]), path[3])
            return thread_pages.find_ready(int(path[2]), path[3], int(query[1] or 1))

    def find_list(self, environ: WSGIEnvironment) -> Page | None:
        """The ready list of studies this request asks for."""
        query = LIST.fullmatch(environ.get("QUERY_STRING", ""))
        if not query or not is_our_host(environ.get("HTTP_HOST", ""), self.host_names):
            return None
        with self.app.app_context():
            return study_lists.find_ready(query[0])


def register(app: Flask) -> None:
    """Stand in front of the app."""
    app.wsgi_app = ReadyPages(app.wsgi_app, app, app.config["HOUSE"])  # type: ignore[method-assign]
