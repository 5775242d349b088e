"""Share of a run's time that its figures take, and its peak of memory: ``python benchmarks/figures.py [ARTICLES]``.

Without ARTICLES (whatever ``framing analyze`` reads) the invented collection is repeated under other names of outlets.
The run is ``framing analyze --actors world`` in a process of its own.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

_CHILD = """
import json, resource, sys, time
from framing.cli import main
from framing.study import figures

def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

def timed(*given):
    begin, told["peak before"] = time.process_time(), peak()
    files = draw(*given)
    told["figures"] = time.process_time() - begin
    return files

articles, actors, out = sys.argv[1:]
told, draw, figures.draw = {}, figures.draw, timed
sys.argv = ["framing", "analyze", articles, "--actors", actors, "-o", out]
try:
    main()
except SystemExit as end:
    assert not end.code, end
told["run"], told["peak"] = time.process_time(), peak()
print()
print(json.dumps(told))
"""


def run(articles: str, actors: str) -> dict[str, float]:
    """Processor seconds of a run and of its figures, and peaks of memory in MB; prints the sizes of the pictures."""
    with tempfile.TemporaryDirectory() as out:
        command = [sys.executable, "-c", _CHILD, articles, actors, out]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
        for picture in sorted(Path(out, "figures").glob("*.png")):
            print(f"{picture.name:28s} {' x '.join(map(str, pixels(picture)))} pixels")
    told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return told


def pixels(picture: Path) -> tuple[int, int]:
    """Width and height of a PNG."""
    head = picture.read_bytes()[16:24]
    return int.from_bytes(head[:4], "big"), int.from_bytes(head[4:], "big")


def repeated(outlets: int, each: int, folder: str) -> str:
    """The invented collection as of so many outlets, as JSON Lines."""
    from framing import invented

    texts = invented.articles(per_outlet=each)["text"].tolist()
    path = Path(folder, "articles.jsonl")
    with path.open("w", encoding="utf-8") as file:
        for number in range(outlets * each):
            row = {"id": f"a{number}", "outlet": f"Outlet {number % outlets:03d}", "text": texts[number % len(texts)]}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    return str(path)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", nargs="?", help="a file or folder of articles")
    parser.add_argument("--actors", default="world", help="registry of the actors")
    parser.add_argument("--outlets", type=int, default=60, help="outlets of the repeated collection")
    parser.add_argument("--each", type=int, default=5, help="its articles of each outlet")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        articles = options.articles or repeated(options.outlets, options.each, folder)
        told = run(articles, options.actors)
    print(f"processor seconds: {told['run']:.1f}, of them figures {told['figures']:.1f}")
    print(f"share of the figures: {told['figures'] / told['run']:.1%}")
    print(f"peak of memory: {told['peak']:.0f} MB, before the figures {told['peak before']:.0f} MB")


if __name__ == "__main__":
    main()
