"""Analyse a collection of which about half the files are damaged: ``python benchmarks/damaged.py --files 1000``.

Says how long it took, how many articles and reasons there are, and everything that is not as it should be: a good file
that was not analysed, a damaged one without a reason that a person understands. The files are those of
``tests/damaged_inputs.py``, where each kind of damage stands.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import pyarrow.parquet as pq

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))


def main() -> None:
    from damaged_inputs import faults, write_inputs

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place, out = Path(folder) / "in", Path(folder) / "out"
        written = write_inputs(place, given.files, given.seed)
        begin = time.monotonic()
        command = [sys.executable, "-m", "framing", "analyze", str(place), "-o", str(out), "--no-figures"]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        took = time.monotonic() - begin
        if done.returncode != 1:
            sys.exit(f"status {done.returncode}\n{done.stdout}\n{done.stderr}")
        lines = (out / "rejected.jsonl").read_text(encoding="utf-8").splitlines()
        rejected = [json.loads(line) for line in lines]
        articles = pq.read_table(out / "articles.parquet").num_rows
        damaged = sum(file.is_damaged for file in written)
        print(f"{len(written)} files, {damaged} damaged: {articles} articles, {len(rejected)} reasons, {took:.0f} s")
        for reason, number in Counter(item["reason"][:100] for item in rejected).most_common():
            print(f"{number:5d}  {reason}")
        wrong = faults(written, rejected, articles)
        print("\n".join(wrong) or "every good file was analysed, each damaged one has its reason")
        sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
