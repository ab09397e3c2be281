"""The program that makes one picture anew: a file on its input, a line of JSON and two pictures on its output.

Decoders of pictures are large, and what they read comes from anybody. So it runs apart from the web server, without
its settings and secrets, with bounds on memory, time and files; a picture that breaks it breaks nothing else.
"""

import json
import resource
import sys

from forum.formats.pictures.remaking import Unusable, remake

MOST_MEMORY = 1_000_000_000
MOST_CPU_S = 20


def main() -> None:
    """Make the picture anew."""
    for what, most in (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_CPU, MOST_CPU_S),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))
    out = sys.stdout.buffer
    try:
        made = remake(sys.stdin.buffer.read())
    except Unusable as unusable:
        out.write(json.dumps({"fault": unusable.fault}).encode() + b"\n")
        return
    head = {"width": made.width, "height": made.height, "page": len(made.page), "small": len(made.small)}
    out.write(json.dumps(head).encode() + b"\n" + made.page + made.small)


if __name__ == "__main__":
    main()
