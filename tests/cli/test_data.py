"""Bringing data in and out: `import`, `export`, `backup`, `restore`."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import delete, select, text

from forum.actions.importing import writing
from forum.models import Category, Member, OutboxRow, PollChoice, Post, Resource, Routine, Thread, db
from forum.queries.library.exercises import get_library
from forum.queries.talk.categories import find_category
from forum.queries.upkeep.jobs import find_beat
from forum.rules.talk.polls import PollFields
from tests.fixtures.house import Browser, Maker
from tests.fixtures.terminal import Said
from tests.samples.library import LIBRARY
from tests.samples.lines import LINES, write_lines

Run = Callable[..., Said]


@pytest.fixture
def settled(strideshare: Run, work: Callable[[], int]) -> None:
    """A house with an index and nothing left to do."""
    strideshare("reindex")
    work()


def contents() -> dict[str, Any]:
    """Everything an import may touch."""
    db.session.remove()
    tables: tuple[Any, ...] = (Member, Category, Thread, Post, Routine, Resource)
    return {
        table.__tablename__: db.session.execute(db.select(table.__table__).order_by(table.id)).all() for table in tables
    }


def read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_an_imported_thread_is_read_like_any_other(strideshare: Run, client: Browser, tmp_path: Path) -> None:
    assert strideshare("import", write_lines(tmp_path / "in.jsonl")).status == 0
    page = client.get("/t/51/wall-squats")
    assert page.status_code == 200
    assert 'href="/exercises/wall-squat"' in page.text
    assert 'href="/u/Kim-51"' in page.text
    assert "Hold a rail" in page.text


@pytest.mark.usefixtures("settled")
def test_counters_fit_after_an_import(strideshare: Run, tmp_path: Path) -> None:
    strideshare("import", write_lines(tmp_path / "in.jsonl"), "--index")
    thread = db.session.get_one(Thread, 51)
    assert (thread.last_n, thread.post_count, thread.has_routine) == (2, 2, True)
    assert db.session.get_one(Category, 51).thread_count == 2
    assert db.session.get_one(Member, 53).post_count == 1
    assert strideshare("check").status == 0


def test_contact_details_are_masked_on_the_way_in(strideshare: Run, tmp_path: Path) -> None:
    strideshare("import", write_lines(tmp_path / "in.jsonl"))
    post = db.session.get_one(Post, 502)
    assert "lou@example.org" not in post.body + post.html + post.plain


@pytest.mark.usefixtures("settled")
def test_importing_twice_changes_nothing(strideshare: Run, work: Callable[[], int], tmp_path: Path) -> None:
    file = write_lines(tmp_path / "in.jsonl")
    strideshare("import", file)
    work()
    before = contents()
    again = strideshare("import", file)
    assert "New: nothing" in again.out
    assert contents() == before
    assert db.session.query(OutboxRow).count() == 0


@pytest.mark.usefixtures("settled")
def test_imported_posts_are_found(strideshare: Run, work: Callable[[], int], tmp_path: Path) -> None:
    strideshare("import", write_lines(tmp_path / "in.jsonl"))
    work()
    hits = json.loads(strideshare("search", "rail", "--json", "--kind", "post").out)["hits"]
    assert [(hit["kind"], hit["id"]) for hit in hits] == [("post", 503)]


@pytest.mark.usefixtures("settled")
def test_a_big_import_leaves_one_job_for_the_index(
    strideshare: Run, work: Callable[[], int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "MANY_POSTS", 3)
    strideshare("import", write_lines(tmp_path / "in.jsonl"))
    kinds = {row.kind for row in db.session.query(OutboxRow)}
    assert "index.rebuild" in kinds
    assert "post.saved" not in kinds
    work()
    assert strideshare("check").status == 0


def test_an_imported_member_logs_in_after_the_operator_set_a_password(
    strideshare: Run, client: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    strideshare("import", write_lines(tmp_path / "in.jsonl"))
    monkeypatch.setattr("sys.stdin.readline", lambda: "four quiet words here\n", raising=False)
    assert strideshare("user", "password", "Mo", "--password-stdin").status == 0
    answer = client.post("/login", {"username": "mo", "password": "four quiet words here"})
    assert answer.status_code == 303


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ((LINES[0] | {"thread": 99},), "thread 99 is neither in this file nor here"),
        ((LINES[0] | {"user": 99},), "user 99 is neither in this file nor here"),
        ((LINES[2] | {"category": 99},), "category 99 is neither in this file nor here"),
        ((LINES[0] | {"n": 3},), "not numbered 1, 2, 3"),
        ((LINES[1] | {"n": 2},), "two posts with number 2"),
        ((LINES[6] | {"id": 59, "name": "KIM-51"},), "in this file twice"),
        ((LINES[6] | {"id": 59, "name": "Ana"},), "belongs to another member"),
        ((LINES[6] | {"id": 1},), "another user 1 here"),
        ((LINES[0] | {"body": ">" * 30 + " deep"},), "too many quotes"),
        ((LINES[0] | {"body": "\x00"},), "“body” is empty"),
        ((LINES[10] | {"type": "poem"},), "kind of resource"),
        ((LINES[9] | {"posts": [{"post": 999, "n": 1}]},), "post 999 is neither in this file nor here"),
        ((LINES[6], LINES[6]), "in this file twice"),
        (({"kind": "exercise", "id": "wall-squat", "name": "Other"},), "differs from the library"),
    ],
)
def test_a_bad_line_is_named_and_nothing_is_written(
    strideshare: Run, tmp_path: Path, changed: tuple[dict[str, Any], ...], why: str
) -> None:
    key = (changed[0]["kind"], changed[0]["id"])
    rest = tuple(line for line in LINES if (line["kind"], line["id"]) != key)
    before = contents()
    said = strideshare("import", write_lines(tmp_path / "in.jsonl", (*rest, *changed)))
    assert said.status == 1
    assert why in said.err
    assert "Line " in said.err
    assert contents() == before


def test_the_number_of_the_bad_line_counts_blank_lines_too(strideshare: Run, tmp_path: Path) -> None:
    file = tmp_path / "in.jsonl"
    file.write_bytes(b'\xef\xbb\xbf{"kind": "user", "id": 90, "name": "Pat"}\n\n{"kind": "user", "id": 91}\n')
    said = strideshare("import", file)
    assert said.status == 1
    assert "Line 3: “name” is missing" in said.err


def test_another_text_under_a_known_id_is_refused(strideshare: Run, tmp_path: Path) -> None:
    strideshare("import", write_lines(tmp_path / "in.jsonl"))
    changed = (LINES[0] | {"body": "Something else"}, *LINES[1:])
    said = strideshare("import", write_lines(tmp_path / "in.jsonl", changed))
    assert said.status == 1
    assert "Line 1: there is another post 503 here already" in said.err


@pytest.mark.usefixtures("settled")
def test_an_import_that_was_stopped_half_way_is_completed_by_the_next(
    strideshare: Run, work: Callable[[], int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write_lines(tmp_path / "in.jsonl")
    monkeypatch.setattr(writing, "BATCH", 1)
    put_batch, done = writing.put_batch, []

    def stop_at_the_second_post(kind: str, *rest: Any) -> None:
        done.append(kind)
        if done.count("post") == 2:
            raise KeyboardInterrupt
        put_batch(kind, *rest)

    with monkeypatch.context() as stopping:
        stopping.setattr(writing, "put_batch", stop_at_the_second_post)
        assert strideshare("import", file).status == 130
    assert strideshare("check").status == 1
    assert strideshare("import", file).status == 0
    work()
    assert strideshare("check").status == 0
    assert db.session.query(Post).filter(Post.id > 500).count() == 3


def test_an_export_brings_the_same_pages_to_an_empty_house(
    strideshare: Run, ana: Browser, ben: Browser, client: Browser, make: Maker, tmp_path: Path, app: Flask
) -> None:
    strideshare("import", write_lines(tmp_path / "in.jsonl"))
    asked = PollFields(
        "What helps?", "Walking\nResting", is_several=True, last_day=f"{make.now + timedelta(days=9):%Y-%m-%d}"
    )
    thread = make.thread(ana.person, tags="walking, pool", poll=asked)
    chosen = db.session.scalars(select(PollChoice.id)).all()
    ben.post(f"/t/{thread}/vote", {"choice": [str(one) for one in chosen]})
    make.reply(ben.person, thread, "A **bold** answer")
    page = client.get(f"/t/{thread}/standing-on-one-leg").text
    assert strideshare("export", tmp_path / "out.jsonl").status == 0
    for table in reversed(db.metadata.sorted_tables):
        if table.name not in ("exercise", "source", "study", "library_meta", "resource_mark", "alembic_version"):
            db.session.execute(db.text(f"DELETE FROM {table.name}"))
    db.session.commit()
    assert strideshare("import", tmp_path / "out.jsonl").status == 0
    app.extensions.get("pages", {}).clear()
    strideshare("export", tmp_path / "again.jsonl")
    assert read(tmp_path / "again.jsonl") == read(tmp_path / "out.jsonl")
    again = client.get(f"/t/{thread}/standing-on-one-leg").text
    assert again.count("<article") == page.count("<article")
    assert "<strong>bold</strong>" in again
    assert "walking" in again
    assert again.count("1 of 1, 100 %") == page.count("1 of 1, 100 %") == len(chosen)


def test_an_import_brings_back_no_poll_and_no_summary_that_moderators_took_away(
    settled: None, strideshare: Run, ben: Browser, ana: Browser, make: Maker, client: Browser, tmp_path: Path
) -> None:
    thread = make.thread(ana.person, poll=PollFields("What helps?", "Walking\nResting"))
    lost = make.thread(ana.person, "A thread that comes back")
    for _ in range(20):
        make.reply(ana.person, thread)
    ben.post(f"/t/{thread}/in-short", {"in_short": "Resting helps."})
    strideshare("export", tmp_path / "out.jsonl")
    ben.post(f"/t/{thread}/poll/remove", {"reason": "It asks for names."})
    ben.post(f"/t/{thread}/in-short", {"in_short": ""})
    db.session.execute(delete(Post).where(Post.thread_id == lost))
    db.session.execute(delete(Thread).where(Thread.id == lost))
    db.session.commit()
    said = strideshare("import", tmp_path / "out.jsonl")
    assert said.status == 0, said.err
    seen = client.get(f"/t/{thread}/standing-on-one-leg").text
    assert "What helps?" not in seen
    assert "Resting helps." not in seen
    assert client.get(f"/t/{lost}/a-thread-that-comes-back").status_code == 200


def test_what_strangers_may_not_read_is_exported_as_a_number_only(
    strideshare: Run, ana: Browser, make: Maker, tmp_path: Path
) -> None:
    thread = make.thread(ana.person)
    reply = make.reply(ana.person, thread, "I take this back")
    ana.post(f"/p/{reply}/delete")
    strideshare("export", tmp_path / "out.jsonl")
    gone = next(line for line in read(tmp_path / "out.jsonl") if line["kind"] == "post" and line["id"] == reply)
    assert (gone["n"], gone["body"], gone["state"]) == (2, "", "deleted")
    assert "take this back" not in (tmp_path / "out.jsonl").read_text(encoding="utf-8")


@pytest.mark.usefixtures("settled")
def test_a_backup_brings_everything_back(strideshare: Run, ana: Browser, make: Maker, tmp_path: Path) -> None:
    thread = make.thread(ana.person)
    assert strideshare("backup", tmp_path / "copy.db").status == 0
    later = make.reply(ana.person, thread)
    assert strideshare("restore", tmp_path / "copy.db", "--force").status == 0
    assert db.session.get(Thread, thread) is not None
    assert db.session.get(Post, later) is None
    assert strideshare("check").status == 0
    assert (tmp_path / "copy.db").stat().st_mode & 0o077 == 0


def test_a_restore_logs_everybody_out(strideshare: Run, ana: Browser, tmp_path: Path) -> None:
    strideshare("backup", tmp_path / "copy.db")
    strideshare("restore", tmp_path / "copy.db", "--force")
    assert ana.get("/me").status_code != 200


def test_a_restore_loads_the_library_of_this_version_and_says_so(strideshare: Run, tmp_path: Path) -> None:
    file, name = tmp_path / "copy.db", get_library().exercises["wall-squat"].name
    strideshare("backup", file)
    with closing(sqlite3.connect(file)) as copy:
        copy.execute("UPDATE exercise SET data = json_set(data, '$.name', 'Old') WHERE id = 'wall-squat'")
        copy.execute("UPDATE library_meta SET fingerprint = 'old', version = 1")
        copy.commit()
    said = strideshare("restore", file, "--force")
    assert said.status == 0
    assert "Exercise library: 1 new or changed." in said.out
    assert get_library().exercises["wall-squat"].name == name
    assert get_library().version == LIBRARY["library_version"]


def test_a_backup_with_a_newer_library_is_refused_before_anything_is_replaced(
    strideshare: Run, ana: Browser, make: Maker, tmp_path: Path
) -> None:
    file = tmp_path / "copy.db"
    strideshare("backup", file)
    with closing(sqlite3.connect(file)) as copy:
        copy.execute("UPDATE library_meta SET fingerprint = 'new', version = 999")
        copy.commit()
    thread = make.thread(ana.person)
    said = strideshare("restore", file, "--force")
    assert said.status == 1
    assert "has version 999 of the exercise library, newer than version 2 here" in said.err
    assert db.session.get(Thread, thread) is not None
    assert ana.get("/me").status_code == 200


def test_a_restore_over_members_needs_force(strideshare: Run, tmp_path: Path) -> None:
    strideshare("backup", tmp_path / "copy.db")
    said = strideshare("restore", tmp_path / "copy.db")
    assert said.status == 1
    assert "--force" in said.err


def test_a_backup_of_a_newer_version_is_refused_before_anything_is_replaced(
    strideshare: Run, ana: Browser, make: Maker, tmp_path: Path
) -> None:
    strideshare("backup", tmp_path / "copy.db")
    with closing(sqlite3.connect(tmp_path / "copy.db")) as copy:
        copy.execute("UPDATE alembic_version SET version_num = '9999'")
        copy.commit()
    later = make.thread(ana.person)
    said = strideshare("restore", tmp_path / "copy.db", "--force")
    assert said.status == 1
    assert "has the tables of a newer version. Nothing was changed." in said.err
    assert db.session.get(Thread, later) is not None


def test_a_file_that_is_no_backup_is_refused(strideshare: Run, tmp_path: Path) -> None:
    file = write_lines(tmp_path / "in.jsonl")
    said = strideshare("restore", file, "--force")
    assert said.status == 1
    assert "is not a database" in said.err


def test_init_prints_the_first_admins_key_until_there_is_an_admin(strideshare: Run) -> None:
    assert "There is no admin yet" not in strideshare("init").out
    db.session.execute(text("UPDATE member SET role = 'member' WHERE role = 'admin'"))
    db.session.commit()
    keys = [strideshare("init").out.splitlines()[-1] for _ in range(2)]
    assert [len(key) for key in keys] == [43, 43]
    assert keys[0] != keys[1]


def test_a_backup_is_remembered_for_the_page_of_health(strideshare: Run, tmp_path: Path) -> None:
    assert find_beat("backup") is None
    strideshare("backup", tmp_path / "copy.db")
    assert find_beat("backup") is not None


def test_who_may_post_and_the_first_words_of_a_category_travel(strideshare: Run, settled: None, tmp_path: Path) -> None:
    db.session.execute(text("UPDATE category SET posting = 'staff', template = 'Where:' WHERE slug = 'balance'"))
    db.session.commit()
    strideshare("export", tmp_path / "all.jsonl")
    [line] = [one for one in read(tmp_path / "all.jsonl") if one["kind"] == "category" and one["title"] == "Balance"]
    assert (line["posting"], line["template"]) == ("staff", "Where:")
    line |= {"id": 77, "title": "Other balance"}
    (tmp_path / "one.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    assert strideshare("import", tmp_path / "one.jsonl").status == 0
    found = find_category("other-balance")
    assert found is not None
    assert (found.posting, found.template) == ("staff", "Where:")
