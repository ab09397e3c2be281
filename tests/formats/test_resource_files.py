"""Trusted resources as files."""

import csv
import io
from datetime import date
from xml.etree import ElementTree

import pytest

from forum.formats.library.resource_files import to_csv, to_opml
from forum.rules.library.resource_about import PageFacts
from forum.rules.library.resources import Facts, check_resource


def known(title: str = "Stairs", about: PageFacts | None = None) -> Facts:
    return check_resource(
        title=title, url="https://example.org/stairs?a=1&b=2", made_by="A clinic", why="It names its <sources>.",
        kind="video", level="everyone", review_on=date(2027, 1, 31), today=date(2026, 12, 1), about=about,
    )  # fmt: skip


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_table_has_a_line_for_each_resource_with_all_it_says() -> None:
    about = PageFacts(funding="A charity", minutes=12, exercises=("heel-raise", "wall-squat"))
    (row,) = rows(to_csv([known(about=about)]))
    assert (row["title"], row["funding"], row["minutes"], row["review_on"]) == (
        "Stairs",
        "A charity",
        "12",
        "2027-01-31",
    )
    assert row["exercises"] == "heel-raise; wall-squat"
    assert row["author"] == ""


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_no_cell_of_the_table_is_a_formula(start: str) -> None:
    (row,) = rows(to_csv([known(f"{start}HYPERLINK(1)")]))
    assert row["title"] == f"'{start}HYPERLINK(1)"


def test_an_outline_groups_the_links_by_kind_and_keeps_every_letter() -> None:
    root = ElementTree.fromstring(to_opml("Ours", [known('Up & "down"'), known("Two")]))
    (group,) = root.findall("body/outline")
    assert group.get("text") == "Video"
    assert [one.get("text") for one in group] == ['Up & "down"', "Two"]
    assert group[0].get("url") == "https://example.org/stairs?a=1&b=2"
    assert group[0].get("description") == "It names its <sources>."
