"""Sentences measured by their studies: `claims`."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.fixtures.terminal import Said

Run = Callable[..., Said]
FACTS: dict[str, Any] = {
    "design": "reliability", "n": 21, "population": "adults with MS", "comparator": None, "follow_up_weeks": 1,
    "outcomes": [{"name": "leg strength and timed walk", "direction": "associated", "figures": ["r = -0.58"]}],
    "trained": None,
}  # fmt: skip


def line(claim_id: object, text: object, **facts: object) -> str:
    return json.dumps({"id": claim_id, "text": text, "facts": FACTS | facts})


GOOD = [line("a", "Leg training improves walking"), "", line(7, "Stronger legs went with faster walks.")]


def test_each_line_is_answered_by_its_id_with_what_may_be_said_instead(strideshare: Run, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text("\n".join(GOOD), encoding="utf-8")
    first, second = map(json.loads, strideshare("claims", tmp_path / "in.jsonl").out.splitlines())
    assert (first["id"], first["fits"], first["reasons"][0]["why"]) == ("a", False, "causal_verb")
    assert first["reasons"][0]["words"] == "improves"
    assert len(first["reasons"][0]["instead"]) == 3
    assert second == {"id": 7, "fits": True, "reasons": []}


def test_without_a_file_it_reads_what_is_piped_in(strideshare: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("\n".join(GOOD).encode()), encoding="utf-8"))
    assert len(strideshare("claims").out.splitlines()) == 2


def test_facts_that_nobody_asked_for_are_passed_over(strideshare: Run, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(line(1, "Legs were measured.", colour="blue"), encoding="utf-8")
    assert json.loads(strideshare("claims", tmp_path / "in.jsonl").out)["fits"]


@pytest.mark.parametrize(
    "bad",
    [
        "{", "[]", "[" * 100_000, '{"id": 1, "text": "x"}', line(1, 3), line(None, "x"), line(1, "x" * 1_001),
        line(1, "x", design="survey"), line(1, "x", n="many"), line(1, "x", n=True), line(1, "x", n=-1),
        line(1, "x", outcomes=[]), line(1, "x", outcomes=[3]), line(1, "x", outcomes=[{"name": "a"}]),
        line(1, "x", population=["a"]), line(1, "x", follow_up_weeks=1.5), line(1, "x", trained=3),
        line(1, "x", outcomes=[{"name": "a", "direction": "better", "figures": [3]}]),
    ],
)  # fmt: skip
def test_a_bad_line_is_named_and_ends_it(strideshare: Run, tmp_path: Path, bad: str) -> None:
    (tmp_path / "in.jsonl").write_text("\n".join([*GOOD, bad]), encoding="utf-8")
    said = strideshare("claims", tmp_path / "in.jsonl")
    assert said.status == 1
    assert "Line 4:" in said.err
    assert len(said.out.splitlines()) == 2
