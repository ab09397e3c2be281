"""`make migration`: the next migration, out of what the models have and the tables have not."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext

from dev.migration import TESTS, put_in_style, write_migration
from forum.app import create_app
from forum.errors import Refused
from forum.models import Base, db
from forum.paths import migrations_folder
from tests.fixtures.house import settings_for
from tests.fixtures.tools import ROOT


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the migrations."""
    copied = tmp_path / "migrations"
    shutil.copytree(migrations_folder(), copied, ignore=shutil.ignore_patterns("__pycache__"))
    return copied


def take_newest(folder: Path) -> Path:
    """Remove the newest migration that changed tables, and those after it; gives its path."""
    for newest in sorted((folder / "versions").glob("*.py"), reverse=True):
        text = newest.read_text(encoding="utf-8")
        newest.unlink()
        if re.search(r"op\.(create_table|add_column|batch_alter_table)\(", text):
            return newest
    raise AssertionError("no migration makes a table")


def test_what_the_models_have_more_becomes_the_next_migration(folder: Path, tmp_path: Path) -> None:
    taken = take_newest(folder)
    made = write_migration("give_back", folder)
    assert made.name == f"{taken.name[:4]}_give_back.py"
    config = Config(str(folder / "alembic.ini"))
    config.set_main_option("script_location", str(folder))
    with create_app(settings_for(tmp_path)).app_context():
        command.upgrade(config, "head")
        db.session.remove()
        with db.engine.connect() as connection:
            context = MigrationContext.configure(connection, opts={"compare_type": True})
            assert compare_metadata(context, Base.metadata) == []
        command.downgrade(config, f"{int(taken.name[:4]) - 1:04}")
        db.engine.dispose()


def test_it_is_written_in_the_style_of_the_others(folder: Path) -> None:
    taken = take_newest(folder)
    made = write_migration("give_back", folder)
    put_in_style(made)
    text = made.read_text(encoding="utf-8")
    before = f"{int(taken.name[:4]) - 1:04}"
    assert text.startswith(
        f'"""Give back\n\nRevision ID: {taken.name[:4]}\nRevises: {before}\n"""\n\nimport sqlalchemy'
    )
    assert [words for words in ("forum", "###", "schema=None") if words in text] == []
    looked = [sys.executable, "-m", "ruff", "format", "--check", "--config", str(ROOT / "pyproject.toml"), str(made)]
    assert subprocess.run(looked, check=False, capture_output=True).returncode == 0


def test_nothing_is_written_when_nothing_changed(folder: Path) -> None:
    before = sorted((folder / "versions").iterdir())
    with pytest.raises(Refused, match=r"Change a model first\. A new model must be named in forum/models/__init__\.py"):
        write_migration("add_nothing", folder)
    assert [path for path in sorted((folder / "versions").iterdir()) if path.name != "__pycache__"] == before


@pytest.mark.parametrize("name", ["", "Add thanks", "../thanks", "thanks_"])
def test_a_name_that_is_none_is_refused_with_an_example(folder: Path, name: str) -> None:
    with pytest.raises(Refused, match="NAME=add_thanks"):
        write_migration(name, folder)


def test_two_newest_migrations_are_refused_by_their_numbers(folder: Path) -> None:
    newest = max((folder / "versions").glob("*.py"))
    number = newest.name[:4]
    twin = re.sub(
        rf'^revision = "{number}"', 'revision = "0999"', newest.read_text(encoding="utf-8"), flags=re.MULTILINE
    )
    (folder / "versions" / "0999_twin.py").write_text(twin, encoding="utf-8")
    with pytest.raises(Refused, match=f"{number} and 0999"):
        write_migration("add_thanks", folder)


def test_the_tests_it_runs_are_there() -> None:
    names = [f"tests/migrations/{name}" for name in TESTS]
    asked = [sys.executable, "-m", "pytest", "-q", "--collect-only", "-m", "not postgres", *names]
    ours = {name: value for name, value in os.environ.items() if name != "PYTEST_ADDOPTS"}
    found = subprocess.run(asked, cwd=ROOT, env=ours, check=False, capture_output=True, text=True)
    assert found.returncode == 0, found.stdout
    assert all(f"{name.partition('::')[0]}::" in found.stdout for name in names)
