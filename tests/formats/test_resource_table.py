"""A table of resources as spreadsheets save it."""

from datetime import date

import pytest

from forum.errors import Refused
from forum.formats.library.resource_files import COLUMNS, FORMULA, to_csv
from forum.formats.library.resource_table import MOST_ROWS, read_table
from forum.rules.library.resource_about import PageFacts
from forum.rules.library.resources import Facts

HEAD = "title,url,made_by,why,kind,level"
ROW = "Stairs,https://a.example.org/1,A clinic,It names its sources.,article,everyone"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_what_spreadsheets_save_is_read_whatever_the_encoding(encoding: str) -> None:
    [row] = read_table(f"{HEAD}\n{ROW.replace('Stairs', 'Größe')}\n".encode(encoding))
    assert (row.line, row.cells["title"]) == (2, "Größe")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_commas_semicolons_and_tabs_are_read(delimiter: str, end: str) -> None:
    [row] = read_table(f"{HEAD}{end}{ROW}{end}".replace(",", delimiter).encode())
    assert row.cells["url"] == "https://a.example.org/1"


def test_rows_know_the_line_they_begin_on_also_after_cells_of_several_lines_and_empty_rows() -> None:
    text = f'{HEAD}\n{ROW}\n\n"Two\nlines",x,x,x,x,x\n{ROW}\n,,,,,\n'
    assert [row.line for row in read_table(text.encode())] == [2, 4, 6]


def test_names_of_columns_are_known_in_any_order_and_case() -> None:
    [row] = read_table(b"URL,Title,Made by,WHY,kind,level,minutes\nhttps://a.example.org,T,M,W,video,new,12\n")
    assert (row.cells["made_by"], row.cells["minutes"]) == ("M", "12")


@pytest.mark.parametrize("sign", FORMULA)
def test_what_looks_like_a_formula_goes_out_harmless_and_comes_back_as_it_was(sign: str) -> None:
    title = f"{sign}cmd|' /C calc'!A0"
    known = Facts(
        title, "https://a.example.org/1", "a.example.org/1", "A clinic", "It names its sources and sells nothing.",
        "article", "everyone", date(2027, 1, 1), PageFacts(author="=1+1", exercises=("heel-raise", "sit-to-stand")),
    )  # fmt: skip
    table = to_csv([known])
    assert f"\n{sign}" not in table
    [row] = read_table(table.encode())
    assert row.cells.keys() == set(COLUMNS)
    assert row.cells["title"] == title
    assert row.cells["author"] == "=1+1"
    assert row.cells["exercises"] == "heel-raise; sit-to-stand"


def test_an_apostrophe_of_ones_own_stays() -> None:
    [row] = read_table(f"{HEAD}\n{ROW.replace('Stairs', chr(39) + 'tis stairs')}".encode())
    assert row.cells["title"] == "'tis stairs"


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "no row"),
        (b"\n\n", "must also name"),
        (f"{HEAD}\n".encode(), "no row"),
        (b"title,url\nA,b\n", "must also name: made_by, why, kind, level"),
        (f"{HEAD},colour\n{ROW},red".encode(), "no column “colour”"),
        (f"{HEAD},title\n{ROW},B".encode(), "same name"),
        (f'{HEAD}\n{ROW}\n"never ends,{ROW}'.encode(), "begins on line 3"),
        (f"{HEAD}\n{'x' * 20_000}".encode(), "begins on line 2"),
        (f"{HEAD}\n{'x' * 200_000}".encode(), "begins on line 2"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "can read"),
        (b"PK\x03\x04 a spreadsheet that is no CSV", "We know no column"),
        (f"{HEAD}\n{ROW}\x00".encode(), "can read"),
        (b"x" * 8_000_001, "too large"),
        (f"{HEAD}\n{(ROW + chr(10)) * (MOST_ROWS + 1)}".encode(), "more than 10,000 rows"),
    ],
)
def test_a_file_that_is_no_such_table_is_refused_as_a_whole(raw: bytes, words: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_table(raw)
    assert words in refusal.value.message
    assert refusal.value.field == "file"
