"""The browser's files, built once at start: one style sheet, one script, each named by its content.

A name changes when the content does, so an answer may be kept for a year and no page shows an old look.
"""

import gzip
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from types import MappingProxyType

from flask import Flask, Response, abort, request

from forum.paths import static_folder

CSS_FIRST = ("tokens", "fonts", "reset", "base", "layout")
CSS_LAST = ("large", "print")
URL_PREFIX = "/static/"
A_YEAR = "public, max-age=31536000, immutable"
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    ".png": "image/png",
}


@dataclass(frozen=True, slots=True)
class Asset:
    """One file in memory: its bytes, the same gzipped when that is shorter, and its type."""

    body: bytes
    zipped: bytes | None
    mimetype: str


class Assets:
    """All under `/static/`: each `*_url` is an absolute path; fonts and pictures by file name without ending.

    `mark` changes with the style sheet and with the version of the house.
    """

    def __init__(self, folder: Path) -> None:
        self._files: dict[str, Asset] = {}
        fonts = {path.stem: self._add(path.name, path.read_bytes()) for path in _sorted(folder / "fonts", "*.woff2")}
        self.font_urls: Mapping[str, str] = MappingProxyType(fonts)
        self.icon_url = self._add("icons.svg", (folder / "icons.svg").read_bytes())
        self.favicon_url = self._add("favicon.svg", (folder / "favicon.svg").read_bytes())
        pictures = {path.stem: self._add(path.name, path.read_bytes()) for path in _sorted(folder, "*.png")}
        self.picture_urls: Mapping[str, str] = MappingProxyType(pictures)
        self.css_url = self._add("app.css", join_styles(folder / "css", self.font_urls).encode())
        self.js_url = self._add("app.js", join_scripts(folder / "js").encode())
        self.mark = hashlib.sha256(f"{self.css_url} {version('strideshare')}".encode()).hexdigest()[:12]

    def _add(self, name: str, body: bytes) -> str:
        stem, dot, ending = name.rpartition(".")
        hashed = f"{stem}-{hashlib.sha256(body).hexdigest()[:12]}.{ending}"
        zipped = gzip.compress(body, 9, mtime=0)
        self._files[hashed] = Asset(body, zipped if len(zipped) < len(body) else None, TYPES[dot + ending])
        return URL_PREFIX + hashed

    def serve(self, name: str) -> Response | None:
        """The answer for `/static/<name>`, gzipped when the browser takes it; None for an unknown name."""
        asset = self._files.get(name)
        if asset is None:
            return None
        zipped = asset.zipped if request.accept_encodings.quality("gzip") else None
        answer = Response(zipped or asset.body, content_type=asset.mimetype)
        answer.headers["Cache-Control"] = A_YEAR
        if asset.zipped:
            answer.headers["Vary"] = "Accept-Encoding"
        if zipped:
            answer.headers["Content-Encoding"] = "gzip"
        return answer

    def zipped_size(self) -> int:
        """How many bytes of style and script a first visit downloads."""
        urls = (self.css_url, self.js_url)
        return sum(len(gzip.compress(self._files[url.removeprefix(URL_PREFIX)].body, 9)) for url in urls)


def join_styles(folder: Path, font_urls: Mapping[str, str]) -> str:
    """All style sheets as one: tokens first, components by name, print last; fonts get their addresses."""
    names = [folder / f"{name}.css" for name in CSS_FIRST]
    names += [*_sorted(folder / "components", "*.css"), *(folder / f"{name}.css" for name in CSS_LAST)]
    styles = shrink_style("\n".join(path.read_text("utf-8") for path in names))
    return re.sub(r"url\(([\w-]+)\.woff2\)", lambda found: f"url({font_urls[found[1]]})", styles)


def join_scripts(folder: Path) -> str:
    """All behaviours as one script, each in its own scope, in the order of their names."""
    scripts = (shrink_script(path.read_text("utf-8")) for path in _sorted(folder, "*.js"))
    return "\n".join(['"use strict";', *(f"(() => {{\n{script}\n}})();" for script in scripts), ""])


def shrink_style(text: str) -> str:
    """The same style sheet without comments and needless spaces."""
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    text = re.sub(r"\s+", " ", text)
    return re.sub(r" ?([{};]) ?", r"\1", text).replace(";}", "}").strip()


def shrink_script(text: str) -> str:
    """The same script without comment lines, blank lines and indents; no text in it may span lines."""
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))


def register(app: Flask) -> None:
    """Serve the files and let templates ask for their addresses as `assets`."""
    assets = Assets(static_folder())
    app.extensions["assets"] = app.jinja_env.globals["assets"] = assets

    def static_file(name: str) -> Response:
        return assets.serve(name) or abort(404)

    app.add_url_rule(f"{URL_PREFIX}<name>", "static", static_file)


def _sorted(folder: Path, pattern: str) -> list[Path]:
    return sorted(folder.glob(pattern))
