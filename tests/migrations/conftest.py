"""The demo of an earlier release in this version's house: restored once a run, for all that look at what came out."""

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask

from forum.models import db
from tests.fixtures.crowd import copy
from tests.fixtures.rows import unpack
from tests.fixtures.shared import made_once
from tests.fixtures.terminal import Said


@pytest.fixture
def restore_release(
    app: Flask, strideshare: Callable[..., Said], tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], None]:
    """Puts the restored demo of a release into this house: what `strideshare restore` made of it the first time."""
    here: Path = app.config["HOUSE"].instance / "strideshare.db"

    def restore(release: str) -> None:
        def make(folder: Path) -> None:
            said = strideshare("restore", unpack(release, folder / "old.db"), "--force")
            assert said.status == 0, said.err
            copy(here, folder / "restored.db")

        made = made_once(tmp_path_factory, f"restored-{release}", make) / "restored.db"
        db.session.remove()
        copy(made, here)

    return restore
