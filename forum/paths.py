"""Where the project's files lie: beside the package in a checkout, inside it in an installed wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def package_folder() -> Path:
    """The folder of the package itself."""
    return _PACKAGE


def templates_folder() -> Path:
    """The folder of the Jinja templates."""
    return _shared("templates")


def static_folder() -> Path:
    """The folder of the style sheets, scripts, fonts and icons."""
    return _shared("static")


def migrations_folder() -> Path:
    """The folder of the Alembic environment and its versions."""
    return _shared("migrations")


def seeds_folder() -> Path:
    """The folder of the data files that `init` loads."""
    return _PACKAGE / "seeds"


def _shared(name: str) -> Path:
    installed = _PACKAGE / "_share" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name
