"""The figures as files for others: `figures export`."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from forum.actions.library import picture_folder
from forum.figures import shelf
from forum.figures.poses.loading import BadPose
from tests.fixtures.terminal import Said

Run = Callable[..., Said]


def test_everybody_can_have_pictures_poses_schema_and_licence(strideshare: Run, tmp_path: Path) -> None:
    said = strideshare("figures", "export", tmp_path / "out")
    assert said.status == 0
    assert f"{len(shelf.figures())} figures" in said.out
    assert "CC0" in (tmp_path / "out" / "LICENCE.txt").read_text(encoding="utf-8")
    assert (tmp_path / "out" / "svg" / "heel-raise.moving.svg").read_text(encoding="utf-8").startswith("<svg")
    pose = json.loads((tmp_path / "out" / "poses" / "heel-raise.json").read_text(encoding="utf-8"))
    schema = json.loads((tmp_path / "out" / "pose.schema.json").read_text(encoding="utf-8"))
    assert set(pose["keys"][0]) <= set(schema["properties"]["keys"]["items"]["properties"])


def test_every_file_has_its_checksum(strideshare: Run, tmp_path: Path) -> None:
    strideshare("figures", "export", tmp_path)
    told = json.loads((tmp_path / "versions.json").read_text(encoding="utf-8"))
    there = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert there == {*told["sha256"], "versions.json"}
    assert all(
        hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() == one for name, one in told["sha256"].items()
    )
    assert told["figures"]["heel-raise"] == shelf.version("heel-raise")


def test_init_refuses_figures_that_cannot_be_drawn(
    strideshare: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def figures() -> None:
        raise BadPose("knee.json: a says knee_r -10, outside 0 to 150")

    monkeypatch.setattr(shelf, "figures", figures)
    monkeypatch.setenv("STRIDESHARE_INSTANCE", str(tmp_path / "new"))
    said = strideshare("init")
    assert said.status == 1
    assert "The figures are not in order: knee.json: a says knee_r -10" in said.err


def test_init_makes_the_pictures_that_pages_show(
    strideshare: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("STRIDESHARE_INSTANCE", str(tmp_path / "new"))
    (tmp_path / "new" / "figures" / "drawn-otherwise").mkdir(parents=True)
    forget()
    try:
        assert f"Figures drawn: {len(shelf.figures())}." in strideshare("init").out
        (folder,) = (tmp_path / "new" / "figures").iterdir()
        assert {f"heel-raise.still-right-{look}" for look in ("light", "dark")} <= {
            path.name for path in folder.iterdir()
        }
        picture = shelf.still("heel-raise")
        forget()
        monkeypatch.setattr(shelf, "_scene", lambda exercise_id: pytest.fail(f"{exercise_id} is drawn again"))
        assert shelf.still("heel-raise") == picture
        assert "heels" in shelf.alt("heel-raise")
    finally:
        shelf.keep_with(None)


def test_a_folder_that_cannot_be_written_stops_no_picture(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    forget()
    picture_folder.use(tmp_path / "file")
    try:
        assert shelf.still("heel-raise").startswith("<svg")
    finally:
        shelf.keep_with(None)


def forget() -> None:
    """As a new process begins."""
    for made in (shelf.still, shelf.strip, shelf.moving, shelf.alt, shelf.told):
        made.cache_clear()
