"""Sheets set by typst: data in, the bytes of a PDF or a picture out, the same on every machine."""

import json
from datetime import UTC, datetime
from typing import Any

import typst

from forum.formats.paper.font_letters import fonts_folder
from forum.formats.paper.sheet_options import Paper, Size
from forum.paths import templates_folder

_TYPST_PAPERS: dict[Paper, str] = {"a4": "a4", "letter": "us-letter"}


def set_pdf(data: dict[str, Any], qr: str, paper: Paper, size: Size) -> bytes:
    """The sheet as a tagged PDF that keeps the rules of PDF/UA-1; `data` is of `sheet_data`, `qr` an SVG."""
    inputs = {"paper": _TYPST_PAPERS[paper], "size": str(size), "qr": qr}
    moment = int(datetime.fromisoformat(data["date"]).replace(tzinfo=UTC).timestamp())
    return _set("routine.typ", data, inputs, format="pdf", pdf_standards="ua-1", timestamp=moment)


def set_picture(data: dict[str, Any]) -> bytes:
    """The picture that other sites show beside a link: PNG, 1200 by 630."""
    return _set("share.typ", data, {}, format="png", ppi=72)


def _set(template: str, data: dict[str, Any], inputs: dict[str, str], **how: Any) -> bytes:
    folder = templates_folder() / "print"
    made = typst.compile(
        str(folder / template),
        root=str(folder),
        font_paths=[str(fonts_folder())],
        ignore_system_fonts=True,
        sys_inputs=inputs | {"card": json.dumps(data, ensure_ascii=False)},
        **how,
    )
    assert isinstance(made, bytes)
    return made
