"""A long run from articles to a comparison: rate, memory, and how both grow with the number of articles.

    python benchmarks/long_run.py ARTICLES.jsonl.gz [--sizes 1000,10000,100000] [--words 300] [--workers 2] [-o FOLDER]

ARTICLES has a line an article with ``text``, ``outlet`` and ``date``, such as the collection of Baly et al. 2020
(github.com/ramybaly/Article-Bias-Prediction). From their paragraphs as many short articles as asked for are put
together: the paragraphs of an outlet, in an order drawn by lot, are strung together until an article has `words` words;
when all are used, they are drawn again in another order. So no article is a copy of another, and the words are those
of news. Each size goes through ``framing analyze`` and then through ``framing compare --only rates`` (or the
comparisons that ``--only`` names), each a process of its own.

Told are seconds by the clock and seconds of processor time, articles a second, and the most memory: of all processes
together, where what they share counts once (``Pss`` of Linux), and of the largest of them. The exponent is the slope
of the logarithm of the time over that of the number of articles, between the smallest and the largest size: 1 where
twice the articles take twice the time. Set OMP_NUM_THREADS=1 and OPENBLAS_NUM_THREADS=1.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_FEWEST = 15  # words of a paragraph that is used
_TICKS = os.sysconf("SC_CLK_TCK")


def paragraphs(path: Path) -> dict[str, list[str]]:
    """Paragraphs of each outlet, those of the smallest outlets together, so that no outlet lacks words."""
    found: dict[str, list[str]] = defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            parts = [part for part in row["text"].split("\n") if len(part.split()) >= _FEWEST]
            found[row.get("outlet") or "nobody"] += parts
    large = {outlet: parts for outlet, parts in found.items() if len(parts) >= 1000}
    rest = [part for outlet, parts in found.items() if outlet not in large for part in parts]
    return {**large, "others": rest} if rest else large


def short_articles(sources: dict[str, list[str]], words: int, seed: int) -> Iterator[dict[str, str]]:
    """Articles without end, an outlet after the other in proportion to what it has."""
    rng = random.Random(seed)
    weights = [len(parts) for parts in sources.values()]
    left: dict[str, list[str]] = {outlet: [] for outlet in sources}
    number = 0
    while True:
        outlet = rng.choices(list(sources), weights)[0]
        text: list[str] = []
        held = 0
        while held < words:
            if not left[outlet]:
                left[outlet] = rng.sample(sources[outlet], len(sources[outlet]))
            text.append(left[outlet].pop())
            held += len(text[-1].split())
        number += 1
        day = f"2024-{number % 12 + 1:02d}-{number % 28 + 1:02d}"
        yield {"id": f"a{number:07d}", "outlet": outlet, "date": day, "title": "", "text": "\n\n".join(text)}


def write_articles(source: Path, path: Path, number: int, words: int, seed: int) -> int:
    """Write so many short articles; how many words they have."""
    held = 0
    with path.open("w", encoding="utf-8") as out:
        for row, _ in zip(short_articles(paragraphs(source), words, seed), range(number)):
            held += len(row["text"].split())
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    return held


def family(pid: int) -> list[int]:
    """A process and its descendants."""
    out, todo = [], [pid]
    while todo:
        out.append(todo.pop())
        for task in Path(f"/proc/{out[-1]}/task").glob("*/children"):
            try:
                todo += map(int, task.read_text().split())
            except OSError:
                continue
    return out


def spent(pid: int) -> tuple[float, float, float]:
    """Processor seconds, proportional and resident megabytes of a process; zeros when it has ended."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        memory = dict(
            line.split(":", 1) for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:] if ":" in line
        )
    except (OSError, ValueError):
        return 0.0, 0.0, 0.0
    held = [int(memory[name].split()[0]) / 1024 for name in ("Pss", "Rss")]
    return (int(fields[11]) + int(fields[12])) / _TICKS, held[0], held[1]


def watched(command: list[str], log: Path) -> dict[str, float]:
    """Run a command to its end, and what it took with all its processes."""
    begin, seconds, most, largest = time.monotonic(), dict[int, float](), 0.0, 0.0
    with log.open("w", encoding="utf-8") as out:
        run = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT)
        while run.poll() is None:
            now = {pid: spent(pid) for pid in family(run.pid)}
            seconds.update({pid: max(used[0], seconds.get(pid, 0.0)) for pid, used in now.items()})
            most = max(most, sum(used[1] for used in now.values()))
            largest = max([largest, *(used[2] for used in now.values())])
            time.sleep(0.5)
    if run.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {run.returncode}:\n{log.read_text(encoding='utf-8')[-2000:]}")
    return {"clock": time.monotonic() - begin, "cpu": sum(seconds.values()), "memory": most, "largest": largest}


def one_size(source: Path, base: Path, number: int, options: argparse.Namespace) -> dict[str, Any]:
    """Analyse and compare so many articles."""
    path, out = base / f"articles-{number}.jsonl", base / f"out-{number}"
    words = write_articles(source, path, number, options.words, options.seed)
    framing = [sys.executable, "-m", "framing"]
    analyze = [*framing, "analyze", str(path), "-o", str(out), "--workers", str(options.workers), "--no-figures"]
    compare = [*framing, "compare", str(out), "--only", options.only]
    return {
        "articles": number,
        "words": words,
        "analyze": watched(analyze, base / f"analyze-{number}.log"),
        "compare": watched(compare, base / f"compare-{number}.log"),
    }


def told(row: dict[str, Any]) -> str:
    """A line of the table."""
    parts = [f"{row['articles']:>9,} {row['words']:>12,}"]
    for name in ("analyze", "compare"):
        used = row[name]
        parts.append(f"{used['clock']:>8,.0f} {used['cpu']:>8,.0f} {used['memory']:>7,.0f} {used['largest']:>7,.0f}")
    return "  ".join([*parts, f"{row['articles'] / row['analyze']['clock']:>6.1f}"])


def main() -> int:
    """Run each size, and tell how it grows."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("articles", type=Path)
    parser.add_argument("--sizes", default="1000,10000,100000")
    parser.add_argument("--words", type=int, default=300)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--only", default="rates", help="comparisons that are made")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("-o", "--out", type=Path, help="folder that is kept")
    options = parser.parse_args()
    rows = []
    with tempfile.TemporaryDirectory() as scratch:
        base = options.out or Path(scratch)
        base.mkdir(parents=True, exist_ok=True)
        print(" articles        words   analyze: clock, CPU s, MB, largest   compare: the same     articles/s")
        for number in map(int, options.sizes.split(",")):
            rows.append(one_size(options.articles, base, number, options))
            print(told(rows[-1]), flush=True)
    if len(rows) > 1:
        first, last = rows[0], rows[-1]
        ratio = math.log(last["articles"] / first["articles"])
        for name in ("clock", "cpu"):
            total = [sum(row[step][name] for step in ("analyze", "compare")) for row in (first, last)]
            print(f"exponent of the {name}: {math.log(total[1] / total[0]) / ratio:.3f}")
        print(f"memory, last over last but one: {last['analyze']['memory'] / rows[-2]['analyze']['memory']:.2f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
