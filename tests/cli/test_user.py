"""What the operator does with accounts by hand."""

import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import select

from forum.actions.members import leaving
from forum.clock import utc_now
from forum.models import Member, db
from tests.fixtures.house import Browser, Maker
from tests.fixtures.terminal import Said

Strideshare = Callable[..., Said]


def test_everything_of_a_member_is_written_for_the_operators_eyes_only(
    ana: Browser, make: Maker, strideshare: Strideshare, tmp_path: Path
) -> None:
    make.thread(ana.person, body="How long do you stand?")
    file = tmp_path / "ana.zip"
    said = strideshare("user", "export", "ANA", file)
    assert (said.status, said.out) == (
        0,
        f"Wrote everything of ANA to {file}. It holds private things: give it to nobody else.\n",
    )
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with zipfile.ZipFile(file) as whole:
        assert "How long do you stand?" in whole.read("json/posts.json").decode()


def test_a_member_who_is_not_there_can_not_be_written(app: object, strideshare: Strideshare, tmp_path: Path) -> None:
    assert strideshare("user", "export", "nobody", tmp_path / "nobody.zip").status == 1
    assert list(tmp_path.iterdir()) == []


def test_the_operator_deletes_an_account_and_says_what_becomes_of_its_posts(
    ana: Browser, cleo: Browser, make: Maker, strideshare: Strideshare
) -> None:
    thread_id = make.thread(ana.person, body="How long do you stand?")
    make.reply(cleo.person, thread_id)
    said = strideshare("user", "delete", "ana", "--posts", "remove")
    assert said.status == 0
    assert said.out.startswith("Deleted ana.")
    assert "How long do you stand?" not in cleo.get(f"/t/{thread_id}", follow_redirects=True).text
    assert strideshare("user", "delete", "ana").status == 1


def test_a_backup_from_before_brings_nobody_back(
    ana: Browser, cleo: Browser, make: Maker, work: Callable[[], int], strideshare: Strideshare, tmp_path: Path
) -> None:
    make.thread(ana.person)
    file = tmp_path / "before.db"
    assert strideshare("backup", file).status == 0
    strideshare("user", "delete", "ana")
    work()
    said = strideshare("restore", file, "--force")
    assert said.status == 0, said.err
    assert "Deleted again: 1 accounts that had left since the backup was made." in said.out
    assert db.session.scalar(select(Member.id).where(Member.name_key == "ana")) is None
    assert db.session.scalar(select(Member.id).where(Member.name_key == "cleo")) is not None


def test_an_import_of_the_time_before_brings_nothing_back(
    ana: Browser, cleo: Browser, make: Maker, work: Callable[[], int], strideshare: Strideshare, tmp_path: Path
) -> None:
    make.reply(cleo.person, make.thread(ana.person))
    make.thread(cleo.person, "Walking")
    file = tmp_path / "all.jsonl"
    strideshare("export", file)
    strideshare("user", "delete", "ana", "--posts", "remove")
    again = strideshare("import", file)
    assert (again.status, "New: nothing." in again.out) == (0, True)
    leaving.leave(cleo.person.id, utc_now(), keeps=False)
    refused = strideshare("import", file)
    assert refused.status == 1
    assert "deleted their account here" in refused.err


def test_former_members_travel_by_the_name_they_have(
    ana: Browser, make: Maker, strideshare: Strideshare, tmp_path: Path
) -> None:
    make.thread(ana.person)
    strideshare("user", "delete", "ana")
    file = tmp_path / "all.jsonl"
    strideshare("export", file)
    assert f'"name": "Former member {ana.person.id}"' in file.read_text(encoding="utf-8")
    assert "ana" not in file.read_text(encoding="utf-8")
    assert strideshare("import", file).status == 0
