"""Routines out of texts: `extract`."""

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.fixtures.terminal import Said

Run = Callable[..., Said]
LINES = '{"id": "a", "text": "squats 3x10"}\n\n{"id": 7, "text": "Hello all"}\n'


def test_each_line_is_answered_by_its_id(strideshare: Run, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(LINES, encoding="utf-8")
    said = strideshare("extract", tmp_path / "in.jsonl")
    first, second = map(json.loads, said.out.splitlines())
    assert (first["id"], first["items"][0]["exercise"], first["items"][0]["reps"]) == ("a", "squat", 10)
    assert second == {"id": 7, "items": []}


def test_without_a_file_it_reads_what_is_piped_in(strideshare: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(LINES.encode()), encoding="utf-8"))
    assert len(strideshare("extract").out.splitlines()) == 2


@pytest.mark.parametrize("bad", ["{", "[]", '{"id": "a"}', '{"id": "a", "text": 3}', "[" * 100_000])
def test_a_bad_line_is_named_and_ends_it(strideshare: Run, tmp_path: Path, bad: str) -> None:
    (tmp_path / "in.jsonl").write_text(f"{LINES}{bad}\n", encoding="utf-8")
    said = strideshare("extract", tmp_path / "in.jsonl")
    assert said.status == 1
    assert "Line 4:" in said.err
    assert len(said.out.splitlines()) == 2


def test_bytes_that_are_no_text_are_named_too(strideshare: Run, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_bytes(b'{"id": "\xff"}')
    said = strideshare("extract", tmp_path / "in.jsonl")
    assert (said.status, said.err) == (1, "Line 1: this is not UTF-8.\n")
