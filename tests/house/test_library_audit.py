"""Every row of the audit of the library is answered in the project."""

import re
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs/library-audit.md"
ROW = re.compile(r"^\| (\d{1,3}) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", re.M)


def test_all_167_rows_of_the_audit_are_answered_once_in_order() -> None:
    rows = ROW.findall(PAGE.read_text(encoding="utf-8"))
    assert [int(n) for n, *_ in rows] == list(range(1, 168))
    assert all(words.strip() for row in rows for words in row)
