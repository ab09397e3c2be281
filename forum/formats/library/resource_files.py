"""The list of trusted resources as files: a table for spreadsheets, an outline for readers of links."""

import csv
import io
from collections.abc import Iterable
from xml.etree import ElementTree

from forum.rules.library.resource_about import LABELS, PageFacts
from forum.rules.library.resources import KINDS, Facts

COLUMNS = ("title", "url", "made_by", "why", "kind", "level", "review_on", *LABELS)
# What a spreadsheet would read as the beginning of a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def to_csv(resources: Iterable[Facts]) -> str:
    """A line for each resource under the names of `COLUMNS`; lists have semicolons between.

    No cell begins like a formula: an apostrophe stands before one that would.
    """
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for one in resources:
        said = one.about or PageFacts()
        rows.writerow([_cell(getattr(said if name in LABELS else one, name)) for name in COLUMNS])
    return out.getvalue()


def _cell(value: object) -> str:
    text = "; ".join(value) if isinstance(value, tuple) else "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text


def to_opml(title: str, resources: Iterable[Facts]) -> bytes:
    """The resources as OPML 2.0, in a group for each kind; readers of links and of feeds take it."""
    root = ElementTree.Element("opml", version="2.0")
    ElementTree.SubElement(ElementTree.SubElement(root, "head"), "title").text = title
    body = ElementTree.SubElement(root, "body")
    groups: dict[str, ElementTree.Element] = {}
    for one in resources:
        if one.kind not in groups:
            groups[one.kind] = ElementTree.SubElement(body, "outline", text=KINDS[one.kind])
        given = {"type": "link", "text": _plain(one.title), "url": one.url, "description": _plain(one.why)}
        ElementTree.SubElement(groups[one.kind], "outline", given)
    made: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return made


def _plain(text: str) -> str:
    """The text without letters that XML can't hold."""
    return "".join(sign for sign in text if sign.isprintable() or sign in "\n\t")
