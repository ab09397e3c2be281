"""A page with every figure, to look at."""

from pathlib import Path

from dev.contact_sheet import main
from forum.figures import shelf


def test_the_sheets_show_every_figure_in_every_look(tmp_path: Path) -> None:
    main(str(tmp_path))
    for look in shelf.LOOKS:
        page = (tmp_path / f"figures-{look}.html").read_text(encoding="utf-8")
        assert page.count("<figure>") == len(shelf.figures())
