"""Pictures go where their posts go: out with `export`, in with `import`, into a backup and out of it."""

import hashlib
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from forum.models import Picture, db
from tests.fixtures.house import Browser, Maker
from tests.fixtures.photos import opened, photo
from tests.fixtures.terminal import Said
from tests.web.talk.test_pictures import CHAIR, REASON, address_of, files, with_picture

Run = Callable[..., Said]


def empty() -> None:
    """As in a house where nothing was said yet."""
    for table in reversed(db.metadata.sorted_tables):
        if table.name not in ("exercise", "source", "study", "library_meta", "alembic_version"):
            db.session.execute(db.text(f"DELETE FROM {table.name}"))
    db.session.commit()


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_a_picture_is_in_another_house_what_it_was(
    strideshare: Run, ana: Browser, make: Maker, client: Browser, tmp_path: Path
) -> None:
    _thread, post_id, address = with_picture(ana, make)
    before = client.get(address).data
    said = strideshare("export", tmp_path / "out.jsonl")
    assert "1 pictures lie beside it in out.jsonl.pictures" in said.out
    (line,) = [one for one in lines(tmp_path / "out.jsonl") if one["kind"] == "picture"]
    assert (line["post"], line["alt"]) == (post_id, CHAIR)
    assert [path.name for path in (tmp_path / "out.jsonl.pictures").iterdir()] == [f"{line['sha256']}.jpg"]
    empty()
    assert strideshare("import", tmp_path / "out.jsonl").status == 0
    assert client.get(address_of(post_id)).data == before
    assert opened(client.get(address_of(post_id).replace("page", "small")).data).size == (480, 360)
    assert "nothing" in strideshare("import", tmp_path / "out.jsonl").out


def test_what_strangers_may_not_see_is_not_exported(
    strideshare: Run, ana: Browser, ben: Browser, make: Maker, tmp_path: Path
) -> None:
    with_picture(ana, make, audience="members")
    post_id = with_picture(ana, make)[1]
    ben.post(f"/p/{post_id}/hide", REASON)
    with_picture(ana, make)
    number = db.session.scalar(db.select(db.func.max(Picture.id)))
    db.session.rollback()
    ben.post(f"/mod/pictures/{number}/hide", REASON)
    strideshare("export", tmp_path / "out.jsonl")
    assert not [one for one in lines(tmp_path / "out.jsonl") if one["kind"] == "picture"]
    assert not (tmp_path / "out.jsonl.pictures").exists()


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda file: file.unlink(), "is not in the folder"),
        (lambda file: file.write_bytes(photo()), "is not what its checksum says"),
    ],
)
def test_a_picture_that_is_missing_or_another_one_stops_the_import(
    strideshare: Run, ana: Browser, make: Maker, tmp_path: Path, spoil: Callable[[Path], object], words: str
) -> None:
    with_picture(ana, make)
    strideshare("export", tmp_path / "out.jsonl")
    empty()
    spoil(next((tmp_path / "out.jsonl.pictures").iterdir()))
    said = strideshare("import", tmp_path / "out.jsonl")
    assert said.status == 1
    assert words in said.err + said.out


def test_a_file_that_no_export_wrote_is_refused(strideshare: Run, ana: Browser, make: Maker, tmp_path: Path) -> None:
    with_picture(ana, make)
    strideshare("export", tmp_path / "out.jsonl")
    old = next((tmp_path / "out.jsonl.pictures").iterdir())
    raw = photo()
    new = hashlib.sha256(raw).hexdigest()
    old.with_name(f"{new}.jpg").write_bytes(raw)
    text = (tmp_path / "out.jsonl").read_text(encoding="utf-8").replace(old.stem, new)
    (tmp_path / "out.jsonl").write_text(text, encoding="utf-8")
    empty()
    said = strideshare("import", tmp_path / "out.jsonl")
    assert (said.status, "not such as an export writes" in said.err + said.out) == (1, True)


def test_a_backup_holds_the_pictures_and_brings_them_back(
    app: Flask, strideshare: Run, ana: Browser, make: Maker, client: Browser, tmp_path: Path
) -> None:
    address = with_picture(ana, make)[2]
    before = client.get(address).data
    assert strideshare("backup", tmp_path / "copy.db").status == 0
    for path in files(app):
        path.unlink()
    assert client.get(address).status_code == 404
    assert strideshare("restore", tmp_path / "copy.db", "--force").status == 0
    assert client.get(address).data == before
    assert len(files(app)) == 2
    assert not db.session.scalar(db.text("SELECT count(*) FROM sqlite_master WHERE name = 'picture_file'"))


def test_a_picture_of_a_post_that_is_gone_here_does_not_come_back(
    strideshare: Run, ana: Browser, make: Maker, tmp_path: Path
) -> None:
    thread_id = make.thread(ana.person)
    post_id = make.reply(ana.person, thread_id)
    picture = (io.BytesIO(photo()), "chair.jpg")
    ana.post("/me/pictures", {"place": f"post:{post_id}", "alt": CHAIR, "picture": picture})
    strideshare("export", tmp_path / "out.jsonl")
    ana.post(f"/p/{post_id}/delete")
    db.session.execute(db.delete(Picture))
    db.session.commit()
    assert strideshare("import", tmp_path / "out.jsonl").status == 0
    assert db.session.scalar(db.select(Picture.id)) is None


def test_a_lost_file_is_told_by_the_check(app: Flask, strideshare: Run, ana: Browser, make: Maker) -> None:
    with_picture(ana, make)
    strideshare("reindex")
    assert "pictures with their files: 1 of 1" in strideshare("check").out
    files(app)[0].unlink()
    said = strideshare("check")
    assert "pictures with their files: 0 of 1" in said.out
    assert said.status == 1
