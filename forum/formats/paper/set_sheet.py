"""The program that sets one sheet: a wish as JSON on its input, the file on its output.

It runs apart from the web server, which so keeps its memory small and can stop a sheet that takes too long.
A wish is what `set_pdf` is called with, or `set_picture` when it names no paper.
"""

import json
import sys

from forum.formats.paper.typst_setting import set_pdf, set_picture


def main() -> None:
    """Set the sheet that is asked for."""
    wish = json.load(sys.stdin)
    sys.stdout.buffer.write(set_pdf(**wish) if "paper" in wish else set_picture(**wish))


if __name__ == "__main__":
    main()
