"""How long the package takes to start: ``python benchmarks/startup.py``.

``import framing`` is held against ``import pandas`` in fresh processes; the whole process of
``framing analyze --sample`` against a process that only imports what such a run cannot do without.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time


def seconds(command: list[str], runs: int) -> float:
    """Median wall-clock seconds of a process."""
    taken = []
    for _ in range(runs):
        begin = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        taken.append(time.perf_counter() - begin)
    return statistics.median(taken)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    python = sys.executable
    empty = seconds([python, "-c", "pass"], runs)
    ours = seconds([python, "-c", "import framing"], runs)
    pandas = seconds([python, "-c", "import pandas"], runs)
    imports = seconds([python, "-c", "import pandas, pyarrow.parquet, matplotlib.pyplot"], runs)
    with tempfile.TemporaryDirectory() as out:
        whole = seconds([python, "-m", "framing", "analyze", "--sample", "--scope", "all", "-o", out], runs)
    print(f"{'python, nothing imported':45s} {empty:6.2f} s")
    print(f"{'import framing':45s} {ours:6.2f} s")
    print(f"{'import pandas':45s} {pandas:6.2f} s")
    print(f"{'import pandas, pyarrow, matplotlib':45s} {imports:6.2f} s")
    print(f"{'framing analyze --sample, whole process':45s} {whole:6.2f} s")
    print(f"import framing / import pandas: {(ours - empty) / (pandas - empty):.2f}")
    print(f"analyze / its imports alone: {whole / imports:.2f}")


if __name__ == "__main__":
    main()
