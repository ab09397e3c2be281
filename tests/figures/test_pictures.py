"""The pictures themselves: small, whole, without style, and no two alike."""

import gzip
import re
import statistics
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest
import typst
from numpy.typing import NDArray

from forum.figures import shelf
from forum.figures.shelf import figures
from tests.fixtures.papers import pdf_pixels

IDS = sorted(figures())
MOVING = [exercise_id for exercise_id in IDS if shelf.moves(exercise_id)]
CELL = 56  # points and pixels of one picture on the sheet that compares them
ALIKE = 0.03


def zipped(picture: str) -> int:
    return len(gzip.compress(picture.encode(), 9))


def test_stills_are_small() -> None:
    sizes = [zipped(shelf.still(exercise_id)) for exercise_id in IDS]
    assert statistics.median(sizes) <= 1.6 * 1024
    assert max(sizes) <= 2.4 * 1024


def test_movements_are_small() -> None:
    sizes = [zipped(shelf.moving(exercise_id)) for exercise_id in MOVING]
    assert statistics.median(sizes) <= 3.5 * 1024
    assert max(sizes) <= 6 * 1024


@pytest.mark.parametrize("exercise_id", IDS)
def test_a_picture_is_whole(exercise_id: str) -> None:
    pictures = [make(exercise_id) for make in (shelf.still, shelf.strip, shelf.moving)]
    for picture in pictures:
        ElementTree.fromstring(picture)
        assert re.findall(r'nan|inf\b|d=""|values=""|<g></g>|--|<style|var\(', picture) == []


def test_ids_are_unique_on_any_page() -> None:
    assert [one for one in IDS if " id=" in shelf.still(one)] == []
    names = [name for one in MOVING for name in re.findall(r' id="([^"]+)"', shelf.moving(one))]
    assert sorted(names) == sorted(set(names))
    assert [name for name in names if "-" in name] == [], "a hyphen in a begin value is read as minus"


@pytest.mark.parametrize("look", shelf.LOOKS)
def test_every_look_knows_every_colour(look: str) -> None:
    assert all(shelf.still(one, "right", look) for one in IDS[::7])


def test_no_fact_hangs_on_a_colour_in_print() -> None:
    colours = set(re.findall(r"#([0-9a-f]{6}|[0-9a-f]{3})\b", shelf.still("band-row", "right", "print")))
    assert all(len(set(re.findall("..", one) if len(one) == 6 else one)) == 1 for one in colours), colours


def drawn_pixels(folder: Path) -> NDArray[Any]:
    """Every still at thumb size: exercise, row, column, colour."""
    for one in IDS:
        (folder / f"{one}.svg").write_text(shelf.still(one), encoding="utf-8")
    cells = ", ".join(f'image("{one}.svg", width: {CELL}pt, height: {CELL}pt, fit: "contain")' for one in IDS)
    page = f"#set page(width: {CELL}pt, height: {CELL * len(IDS)}pt, margin: 0pt)\n#stack(dir: ttb, {cells})"
    (folder / "sheet.typ").write_text(page, encoding="utf-8")
    pixels = pdf_pixels(typst.compile(str(folder / "sheet.typ"), format="pdf"))
    return pixels.reshape(len(IDS), CELL, CELL, 3).astype(np.int16)


def test_no_two_exercises_look_alike(tmp_path: Path) -> None:
    pixels, alike = drawn_pixels(tmp_path), list[str]()
    for i, one in enumerate(IDS[:-1]):
        differ = (np.abs(pixels[i + 1 :] - pixels[i]).max(axis=3) > 24).mean(axis=(1, 2))
        alike += [f"{one} and {IDS[i + 1 + int(n)]}: {differ[n]:.1%}" for n in np.flatnonzero(differ < ALIKE)]
    assert alike == []
