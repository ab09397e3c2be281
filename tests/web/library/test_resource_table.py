"""Ben brings resources in by a table."""

import io
import time
from datetime import datetime

import pytest

from forum.actions.library.resource_table import bring
from forum.actions.moderation import hosts
from forum.models import ModlogEntry, Resource, db
from tests.fixtures.house import Browser

HEAD = "title,url,made_by,why,kind,level,review_on,minutes,modalities,exercises"
WHY = "It names its sources and sells nothing."


def row(number: int, **changes: str) -> str:
    """A good row, changed."""
    cells = {
        "title": f"Page {number}", "url": f"https://a.example.org/{number}", "made_by": "A clinic", "why": WHY,
        "kind": "video", "level": "everyone", "review_on": "", "minutes": "12", "modalities": "balance; resistance",
        "exercises": "heel-raise", **changes,
    }  # fmt: skip
    return ",".join(f'"{value}"' for value in cells.values())


def table(*rows: str) -> bytes:
    return "\n".join([HEAD, *rows]).encode()


def send(ben: Browser, raw: bytes, **given: str) -> tuple[int, str]:
    form = {"bad_rows": "none", "vouches": "y", **given}
    answer = ben.post("/mod/resources/table", {"file": (io.BytesIO(raw), "t.csv"), **form})
    return answer.status_code, answer.text


def count() -> int:
    db.session.remove()
    return db.session.query(Resource).filter_by(state="live").count()


def test_a_good_table_is_listed_and_found_in_the_list(ben: Browser, client: Browser) -> None:
    assert "0 resources" in client.get("/resources").text
    assert send(ben, table(*(row(number) for number in range(3))))[0] == 303
    page = client.get("/resources?modality=balance").text
    assert "3 resources" in page
    assert "Page 2" in page
    assert "3 resources from a table" in ben.get("/mod/log").text
    assert db.session.query(ModlogEntry).filter_by(act="add", noun="resource").count() == 1


BAD = (
    row(1),
    row(2, url="javascript:alert(1)"),
    row(3, kind="opera"),
    row(4, url="http://A.example.org/1/?utm_source=x#y"),
    row(5, exercises="trombone"),
    row(6, why="Short."),
    row(7, url="https://blocked.example/1"),
    row(8, review_on="someday"),
    row(9, url="https://user@a.example.org/9"),
    row(10),
)
SAID = (
    "Line 3, url:", "Line 4, kind:", "Line 5, url: This is the same page as on line 2.", "Line 6, exercises:",
    "Line 7, why:", "Line 8, url: Links to blocked.example are not allowed here.", "Line 9, review_on:",
    "Line 10, url:",
)  # fmt: skip


def test_bad_rows_are_named_by_line_and_reason_and_nothing_is_listed(ben: Browser, now: datetime) -> None:
    hosts.judge(ben.person, "blocked.example", "blocked", "It sells a cure.", now)
    status, page = send(ben, table(*BAD))
    assert status == 422
    assert [words for words in SAID if words not in page] == []
    assert "8 rows are wrong" in page
    assert count() == 0


def test_the_good_rows_are_listed_where_that_was_chosen(ben: Browser, now: datetime) -> None:
    hosts.judge(ben.person, "blocked.example", "blocked", "It sells a cure.", now)
    status, page = send(ben, table(*BAD), bad_rows="good")
    assert status == 200
    assert "Listed: 2 of 10 rows" in page
    assert "Line 4, kind:" in page
    assert count() == 2


def test_what_is_here_already_is_named_also_when_it_was_retired(ben: Browser) -> None:
    assert send(ben, table(row(1)))[0] == 303
    status, page = send(ben, table(row(1, title="Again"), row(2)))
    assert status == 422
    assert "Line 2, url:" in page
    assert "Page 1" in page
    assert count() == 1


def test_who_has_not_read_them_lists_none(ben: Browser) -> None:
    status, page = send(ben, table(row(1)), vouches="")
    assert status == 422
    assert "Say that one of us has read these pages." in page
    assert count() == 0


@pytest.mark.parametrize("raw", [b"", b"\x89PNG", b"a,b\n1,2", table(row(1)) + b'\n"'])
def test_what_is_no_table_is_refused_in_words(ben: Browser, raw: bytes) -> None:
    status, page = send(ben, raw)
    assert status == 422
    assert 'class="wrong"' in page


def test_the_list_that_went_out_comes_in_elsewhere(ben: Browser) -> None:
    assert send(ben, table(row(1), row(2, title="=1+1")))[0] == 303
    out = ben.get("/mod/resources/list.csv").data
    db.session.query(Resource).delete()
    db.session.commit()
    assert send(ben, out)[0] == 303
    assert {one.title for one in db.session.query(Resource)} == {"Page 1", "=1+1"}


def test_ten_thousand_rows_are_checked_within_seconds_of_the_processor(ben: Browser, now: datetime) -> None:
    raw = table(*(row(number) for number in range(9_999)), row(1))
    start = time.process_time()
    brought = bring(ben.person, raw, now, keeps_good=False, vouches=True)
    assert time.process_time() - start < 20
    assert [(one.line, one.column) for one in brought.bad] == [(10_001, "url")]
    assert count() == 0
