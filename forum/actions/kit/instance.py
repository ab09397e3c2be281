"""The instance folder of this process, for actions that keep files; the app sets it once when it is put together."""

from pathlib import Path

from forum.settings import Settings

_chosen: list[Settings] = []


def use(settings: Settings) -> None:
    """Say which folder holds the files of the house from now on."""
    _chosen[:] = [settings]


def folder(name: str) -> Path:
    """The folder of this name in the instance folder, which nobody else may read; it is made when it is not there."""
    path = _chosen[0].instance / name
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def base_url() -> str:
    """Where people find the house."""
    return _chosen[0].base_url


def checks_links() -> bool:
    """Whether the links of resources are followed."""
    return _chosen[0].link_check
