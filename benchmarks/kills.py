"""Kill a run at random moments, go on with it, and hold what comes out against a run that nobody disturbed.

``python benchmarks/kills.py --kills 10``: an invented collection in small parts, killed with SIGKILL; after each kill
the same command is given again. A run that is done before it can be killed again is held against the undisturbed one,
and the next begins in an empty folder, so that kills fall into reading, into every step of the parts and into the
joining. It prints how far each run had come, and whether all files are the same in the end.
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


def kill(run: list[str], seconds: float) -> bool:
    """Kill a run after so many seconds; whether it still ran."""
    process = subprocess.Popen(run, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()
        return True
    return False


def told(out: Path) -> str:
    """How far a run has come."""
    try:
        return str(status(out)).replace(str(out), out.name)
    except FileNotFoundError:
        return "before anything was written"


def different(one: dict[str, bytes], other: dict[str, bytes]) -> set[str]:
    """Names of files that are not the same."""
    return {name for name in one.keys() | other.keys() if one.get(name) != other.get(name)}


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
        whole, differ, runs, number = files(base / "whole"), set[str](), 1, 0
        while number < options.kills:
            out = base / f"killed{runs}"
            if kill(command(source, out, options), rng.uniform(0.05, 0.95) * seconds):
                number += 1
                print(f"kill {number}: {told(out)}", flush=True)
            else:
                differ |= different(whole, files(out))
                runs += 1
        subprocess.run(command(source, out, options), check=True, capture_output=True)
        differ |= different(whole, files(out))
    print(
        f"{runs} runs, {number} kills; {len(whole)} files, {len(differ)} differ{': ' * bool(differ)}{', '.join(differ)}"
    )
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
