"""The same articles by each engine: seconds, and whether the bytes are the same.

    python benchmarks/engines.py FILE.jsonl[.gz] [--articles 200] [--workers 2]

Each engine analyses the articles into a folder of its own (no figures): this process, processes of this machine, a
cluster of Dask on this machine whose tables come back to this process, and one whose workers write the parts where they
lie. The time is that of the clock from the call to its end, the start of processes and clusters included; so the
machine should have nothing else to do. Ends with status 1 where bytes differ.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from chain import read

from framing.study import analyze_into


def digest(out: Path, parts: Path) -> str:
    """Hash of all files that a run has left, wherever its parts lie."""
    own = hashlib.sha256()
    for base in (out, parts):
        files = [path for path in base.rglob("*") if path.is_file() and path.name[0] != "."]
        files = [path for path in files if path.name != "parts.json" and (base is parts or parts not in path.parents)]
        for path in sorted(files):
            own.update(path.relative_to(base).as_posix().encode() + b"\0" + path.read_bytes())
    return own.hexdigest()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    articles = read(given.source, given.articles)
    size, found = max(given.articles // 4, 1), {}
    with tempfile.TemporaryDirectory() as base:
        shared = Path(base, "shared")
        engines: dict[str, dict[str, Any]] = {
            "local, 1": {},
            f"local, {given.workers}": {"workers": given.workers},
            f"dask, {given.workers}": {"engine": "dask", "workers": given.workers},
            f"dask, {given.workers}, parts shared": {
                "engine": "dask", "workers": given.workers, "parts": f"file://{shared}",
            },
        }  # fmt: skip
        for number, (name, how) in enumerate(engines.items()):
            out = Path(base, str(number))
            begin = time.monotonic()
            analyze_into(out, articles, part_size=size, figures=False, **how)
            seconds = time.monotonic() - begin
            found[name] = digest(out, shared if "parts" in how else out / "parts")
            same = "same bytes" if len(set(found.values())) == 1 else "OTHER BYTES"
            print(f"{name:24} {seconds:7.1f} s   {len(articles) / seconds:6.1f} articles/s   {same}", flush=True)
    return int(len(set(found.values())) > 1)


if __name__ == "__main__":
    sys.exit(main())
