"""One page with every figure, to look at: `make figures`."""

import base64
import sys
from pathlib import Path

from forum.figures import shelf

PAGE = """<!doctype html><meta charset="utf-8"><title>Figures</title><style>
body {{ margin: 1rem; font: 14px sans-serif; background: {paper}; color: {ink}; display: grid; gap: 1rem;
  grid-template-columns: repeat(auto-fill, minmax(150px, 1fr)); }}
figure {{ margin: 0; text-align: center; }} img {{ width: 100%; height: 170px; object-fit: contain; }}
</style>{cells}
"""


def sheet(look: str) -> str:
    """The page in one look."""
    cells = ""
    for exercise_id in sorted(shelf.figures()):
        picture = base64.b64encode(shelf.still(exercise_id, "right", look).encode()).decode()
        image = f'<img src="data:image/svg+xml;base64,{picture}" alt="{shelf.alt(exercise_id)}">'
        cells += f"<figure>{image}<figcaption>{exercise_id}</figcaption></figure>\n"
    paper, ink = ("#12181c", "#eee") if look == "dark" else ("#fff", "#123")
    return PAGE.format(paper=paper, ink=ink, cells=cells)


def main(folder: str = "build") -> None:
    """Write a page a look into a folder."""
    home = Path(folder)
    home.mkdir(parents=True, exist_ok=True)
    for look in shelf.LOOKS:
        path = home / f"figures-{look}.html"
        path.write_text(sheet(look), encoding="utf-8")
        print(path)


if __name__ == "__main__":
    main(*sys.argv[1:])
