"""Share of a run's time that its figures take, and its peak of memory: ``python benchmarks/figures.py [ARTICLES]``.

Without ARTICLES (whatever ``framing analyze`` reads) the invented collection is repeated under other names of outlets.
The run is ``framing analyze --actors world`` in a process of its own, once with its figures and once without.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def run(articles: str, actors: str, figures: bool) -> tuple[float, float]:
    """Processor seconds and peak of memory, in MB, of one run."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with tempfile.TemporaryDirectory() as out:
        command = [sys.executable, "-c", _CHILD, articles, actors, out, "yes" if figures else ""]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        if figures:
            for picture in sorted(Path(out, "figures").glob("*.png")):
                print(f"{picture.name:28s} {' x '.join(map(str, pixels(picture)))} pixels")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, float(json.loads(done.stdout.splitlines()[-1])) / 1024


_CHILD = """
import resource, sys
from framing.cli import main
articles, actors, out, figures = sys.argv[1:]
sys.argv = ["framing", "analyze", articles, "--actors", actors, "-o", out] + ([] if figures else ["--no-figures"])
try:
    main()
except SystemExit as end:
    assert not end.code, end
print("\\n%d" % resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


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
    begin = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        articles = options.articles or repeated(options.outlets, options.each, folder)
        bare, low = run(articles, options.actors, figures=False)
        whole, high = run(articles, options.actors, figures=True)
    print(f"processor seconds of the run: {whole:.1f}, without figures {bare:.1f}")
    print(f"share of the figures: {max(whole - bare, 0) / whole:.1%}")
    print(f"peak of memory: {high:.0f} MB, without figures {low:.0f} MB")
    print(f"both runs took {time.perf_counter() - begin:.0f} s")


if __name__ == "__main__":
    main()
