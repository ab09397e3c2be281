"""`make migration NAME=add_thanks`: the next migration, written from what the models have and the tables have not."""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.operations.ops import MigrationScript
from alembic.script import ScriptDirectory

from forum.app import create_app
from forum.errors import Refused
from forum.models import db
from forum.paths import migrations_folder
from forum.settings import Settings

ROOT = Path(__file__).parents[1]
NAME = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
REVIEW = """\
Read it before you commit it:
- Say in its first line what it is for, as the older ones do.
- A new column that may not be empty needs a server_default, or the tables that people have can't take it.
- A rename is seen as drop and add, and would lose what is in it: write alter_column.
- Rows that need new values get them here, in SQL, without importing our models.
- The downgrade must undo all of it.
- A reference with ondelete has its line in tests/models/test_references.py.
A running `make dev` has run it on instance-dev/ already. When you change the file now: stop the server, remove that
folder and start again.
These tests ran it on SQLite. `make test` runs all migrations tests, on PostgreSQL too."""
TESTS = (
    "test_migrations.py",
    "test_rows.py::test_an_upgrade_keeps_every_row_of_an_older_release",
    "test_rows.py::test_each_step_keeps_every_row_of_every_table[sqlite]",
)


def write_migration(name: str, folder: Path) -> Path:
    """Write the next migration into `folder`/versions and give its file; raises `Refused` when nothing changed."""
    if not NAME.fullmatch(name):
        raise Refused("Say what it does in small letters and underscores: make migration NAME=add_thanks")
    config = Config(str(folder / "alembic.ini"))
    config.set_main_option("script_location", str(folder))
    number = next_number(config)
    with tempfile.TemporaryDirectory(prefix="strideshare-migration-") as instance:
        written = compare_with_models(config, name, number, Path(instance))
    if written is None:
        raise Refused(
            "The migrations give these very tables already, so there is nothing to write. Change a model first. "
            "A new model must be named in forum/models/__init__.py, or nobody knows of it."
        )
    return written


def next_number(config: Config) -> str:
    """The number after the newest, in four digits; raises `Refused` when two claim to be the newest."""
    heads = ScriptDirectory.from_config(config).get_heads()
    if len(heads) > 1:
        raise Refused(f"There are two newest migrations, {' and '.join(sorted(heads))}. Put one after the other first.")
    return f"{int(heads[0] if heads else 0) + 1:04}"


def compare_with_models(config: Config, name: str, number: str, instance: Path) -> Path | None:
    """Make the tables of today's migrations, and write down what the models have beyond them."""

    def drop_when_empty(_context: object, _revision: object, directives: list[MigrationScript]) -> None:
        if (changes := directives[0].upgrade_ops) is None or changes.is_empty():
            directives.clear()

    words = name.replace("_", " ").capitalize()
    url = f"sqlite:///{instance}/strideshare.db"
    app = create_app(Settings(instance, url, "for an empty database", (instance / "mail").as_uri()))
    with app.app_context():
        try:
            command.upgrade(config, "head")
            made = command.revision(
                config, words, autogenerate=True, rev_id=number, process_revision_directives=drop_when_empty
            )
        finally:
            db.session.remove()
            db.engine.dispose()
    return Path(made.path) if made is not None and not isinstance(made, list) else None


def put_in_style(file: Path) -> None:
    """Write the file as the older ones are: without Alembic's remarks, and as `make format` would."""
    text = re.sub(r"^ +# ### .*\n", "", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
    file.write_text(text.replace(", schema=None", ""), encoding="utf-8")
    for words in (["check", "--select", "I", "--fix", "--quiet"], ["format", "--quiet"]):
        subprocess.run([sys.executable, "-m", "ruff", *words, str(file)], cwd=ROOT, check=True)


def main() -> None:
    """Write, put in style, test, and say what to look at."""
    try:
        file = write_migration(sys.argv[1] if len(sys.argv) > 1 else "", migrations_folder())
    except Refused as error:
        sys.exit(error.message)
    put_in_style(file)
    print(f"Wrote {file.relative_to(ROOT)}. Testing it, which takes up to a minute:", flush=True)
    tests = [f"tests/migrations/{name}" for name in TESTS]
    asked = [sys.executable, "-m", "pytest", "-q", "-n0", "-m", "not postgres", *tests]
    failed = subprocess.run(asked, cwd=ROOT, check=False).returncode
    print(REVIEW)
    if failed:
        sys.exit("A migrations test failed: mend the new file, or delete it and begin again.")


if __name__ == "__main__":
    main()
