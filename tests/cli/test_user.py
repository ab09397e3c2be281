"""What the operator does with accounts by hand."""

import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

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
