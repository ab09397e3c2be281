"""The style sheet, the script and the other files every page asks for."""

import gzip
import re
from pathlib import Path

import pytest
from flask import Flask

from forum.paths import static_folder, templates_folder
from forum.web.kit.assets import Assets, register, shrink_script, shrink_style

HEX_OR_FUNCTION = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl|oklch|lab)a?\(")


@pytest.fixture(scope="module")
def assets() -> Assets:
    return Assets(static_folder())


@pytest.fixture(scope="module")
def site() -> Flask:
    app = Flask("site", static_folder=None)
    register(app)
    return app


def test_a_first_visit_downloads_at_most_30_kb_of_style_and_script(assets: Assets) -> None:
    assert assets.zipped_size() <= 30_000


def test_a_file_may_be_kept_for_a_year_and_arrives_gzipped(site: Flask, assets: Assets) -> None:
    answer = site.test_client().get(assets.css_url, headers={"Accept-Encoding": "gzip"})
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.headers["Content-Encoding"] == "gzip"
    assert b"--ink:" in gzip.decompress(answer.data)


def test_a_browser_that_takes_no_gzip_gets_the_plain_file(site: Flask, assets: Assets) -> None:
    answer = site.test_client().get(assets.js_url)
    assert "Content-Encoding" not in answer.headers
    assert answer.data.startswith(b'"use strict";')


@pytest.mark.parametrize("name", ["app.css", "../forum/paths.py", "app-000000000000.css", "tokens.css"])
def test_a_name_that_is_not_ours_is_not_found(site: Flask, name: str) -> None:
    assert site.test_client().get(f"/static/{name}").status_code == 404


def test_a_changed_style_sheet_gets_a_new_name(tmp_path: Path, assets: Assets) -> None:
    copy = _copy(static_folder(), tmp_path)
    with (copy / "css" / "base.css").open("a") as base:
        base.write("p { margin: 0 }")
    changed = Assets(copy)
    assert changed.css_url != assets.css_url
    assert changed.js_url == assets.js_url


def test_fonts_in_the_style_sheet_are_named_by_their_content(site: Flask, assets: Assets) -> None:
    style = site.test_client().get(assets.css_url).text
    assert set(re.findall(r"url\(([^)]+)\)", style)) == set(assets.font_urls.values())


def test_every_icon_a_template_names_is_in_the_sprite() -> None:
    ids = set(re.findall(r'<symbol id="([\w-]+)"', (static_folder() / "icons.svg").read_text()))
    named = set()
    for template in templates_folder().rglob("*.html"):
        named |= set(re.findall(r'\bicon\("([\w-]+)"', template.read_text()))
    assert named <= ids


def test_colours_are_written_in_the_token_file_only() -> None:
    sheets = [sheet for sheet in (static_folder() / "css").rglob("*.css") if sheet.name != "tokens.css"]
    assert {sheet.name for sheet in sheets if HEX_OR_FUNCTION.search(sheet.read_text())} == set()


def test_every_token_a_sheet_uses_exists() -> None:
    sheets = [sheet.read_text() for sheet in (static_folder() / "css").rglob("*.css")]
    used = {name for sheet in sheets for name in re.findall(r"var\((--[\w-]+)", sheet)}
    assert used <= set(re.findall(r"(--[\w-]+):", (static_folder() / "css" / "tokens.css").read_text()))


def test_shrinking_a_style_sheet_keeps_its_meaning() -> None:
    assert shrink_style("/* why */\na :hover {\n  margin: 0 1px;\n}\n") == "a :hover{margin: 0 1px}"


def test_shrinking_a_script_drops_comment_lines_only() -> None:
    script = '// why\nconst a = "http://x"; // kept\n\n  b();'
    assert shrink_script(script) == 'const a = "http://x"; // kept\nb();'


def _copy(source: Path, target: Path) -> Path:
    for file in source.rglob("*"):
        if file.is_file():
            place = target / file.relative_to(source)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(file.read_bytes())
    return target
