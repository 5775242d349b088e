"""Kill a run at random moments, go on with it, and hold what comes out against a run that nobody disturbed.

``python benchmarks/kills.py --kills 10``: an invented collection in small parts, killed with SIGKILL; after each kill
the same command is given again. It prints how far each run had come, and whether all files are the same in the end.
"""

from __future__ import annotations

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import framing as fr
from framing.study import status


def command(source: Path, out: Path, options: argparse.Namespace) -> list[str]:
    """The command that is killed."""
    own = ["--part-size", str(options.part_size), "--workers", str(options.workers), "--no-figures"]
    return [sys.executable, "-m", "framing", "analyze", str(source), "-o", str(out), *own]


def files(out: Path) -> dict[str, bytes]:
    """All that a run has left, but for who worked in it."""
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.name != ".framing-run"
    }


def main() -> int:
    """Kill, go on, compare."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--articles", type=int, default=120)
    parser.add_argument("--part-size", type=int, default=10)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        source = base / "articles.jsonl"
        fr.invented.articles(per_outlet=options.articles // 6).to_json(source, orient="records", lines=True)
        began = time.monotonic()
        subprocess.run(command(source, base / "whole", options), check=True, capture_output=True)
        seconds = time.monotonic() - began
        print(f"undisturbed: {seconds:.1f} s")
        for number in range(options.kills):
            process = subprocess.Popen(
                command(source, base / "killed", options), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            try:
                process.wait(rng.uniform(0.1, 0.9) * seconds)
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                process.wait()
            try:
                print(f"kill {number + 1}: {status(base / 'killed')}")
            except FileNotFoundError:
                print(f"kill {number + 1}: before anything was written")
        subprocess.run(command(source, base / "killed", options), check=True, capture_output=True)
        one, other = files(base / "whole"), files(base / "killed")
        differ = sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))
    print(f"{len(one)} files, {len(differ)} differ{': ' + ', '.join(differ) if differ else ''}")
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
