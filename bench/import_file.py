"""How long a big import takes: `python bench/import_file.py FILE.jsonl` prints seconds and peak memory of each step.

It works in a temporary instance folder and leaves nothing behind. Every step is a `strideshare` command of its own.
"""

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from time import monotonic

STEPS = (("init",), ("import", "FILE"), ("reindex",), ("check",), ("import", "FILE"))


def run(step: tuple[str, ...], file: Path, instance: str) -> None:
    """Run one command and print what it took."""
    words = [str(file) if word == "FILE" else word for word in step]
    started = monotonic()
    command = [sys.executable, "-m", "forum.cli", *words]
    subprocess.run(command, env=os.environ | {"STRIDESHARE_INSTANCE": instance}, check=True)  # noqa: S603
    # The most of any command so far: of this one, when it grew.
    peak_mb = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{step[0]:8} {monotonic() - started:7.1f} s   {peak_mb:5.0f} MB at most", flush=True)


def main() -> None:
    """Import the file twice in a fresh house: the second time nothing is new."""
    file = Path(sys.argv[1])
    with tempfile.TemporaryDirectory(prefix="strideshare-bench-") as instance:
        for step in STEPS:
            run(step, file, instance)


if __name__ == "__main__":
    main()
