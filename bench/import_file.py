"""How long a big import takes: `python bench/import_file.py FILE.jsonl` prints what each step takes.

`python -m dev.big_file FILE.jsonl` makes a file of 100,000 posts. The bench works in a temporary instance folder and
leaves nothing behind. Every step is a `strideshare` command of its own.
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
    started, before = monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "forum.cli", *words]
    subprocess.run(command, env=os.environ | {"STRIDESHARE_INSTANCE": instance}, check=True)
    # The most of any command so far: of this one, when it grew.
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu_s = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    took_s, peak_mb = monotonic() - started, after.ru_maxrss / 1024
    print(f"{step[0]:8} {took_s:7.1f} s   {cpu_s:7.1f} s of CPU   {peak_mb:5.0f} MB at most", flush=True)


def main() -> None:
    """Import the file twice in a fresh house: the second time nothing is new."""
    file = Path(sys.argv[1])
    with tempfile.TemporaryDirectory(prefix="strideshare-bench-") as instance:
        for step in STEPS:
            run(step, file, instance)


if __name__ == "__main__":
    main()
