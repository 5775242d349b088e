"""What a large run costs: core hours, storage, memory and files, from numbers that were measured.

    python benchmarks/plan.py [--articles 1e9] [--cores 1000] [--part-size 1000] [--shard 1e6] [--numbers FILE.json]
    python benchmarks/plan.py --measure FILE.jsonl[.gz] [--number 1000] -o FILE.json

The plan multiplies; it simulates nothing. Its numbers are those at the head of this file, or those of FILE.json, which
``--measure`` writes: it analyses `number` articles in one process, joins them again with and without copies, and then
half of them. Times are processor time. What the joining holds of an article is the difference between the most memory
that it took (``tracemalloc``) for all and for half. Set OMP_NUM_THREADS=1 and OPENBLAS_NUM_THREADS=1.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import tempfile
import time
import tracemalloc
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pandas as pd
from chain import read

from framing.study import Progress, analyze_into
from framing.study.part_store import PartStore
from framing.text import count_words


@dataclass(frozen=True)
class Numbers:
    """What was measured, of one article where nothing else is said."""

    articles: int = 1000
    words: float = 0.0
    #: Seconds of one core.
    reading: float = 0.0
    analysis: float = 0.0
    joining: float = 0.0
    joining_without_copies: float = 0.0
    #: Bytes in the parts, and in the tables of the whole run.
    parts: float = 0.0
    parquet: float = 0.0
    csv: float = 0.0
    #: Memory of the process that analyses, in MB, and what the joining holds of each article, in bytes.
    worker: float = 0.0
    held: float = 0.0
    held_without_copies: float = 0.0


def run(source: Path, out: Path, part_size: int, copies: bool, traced: bool = False) -> dict[str, float]:
    """Processor time of the phases of a run, the memory of the process before it joins, and what the joining took."""
    spent: dict[str, float] = {}
    phase, since = "reading", time.process_time()

    def watch(now: Progress) -> None:
        nonlocal phase, since
        spent[phase] = spent.get(phase, 0.0) + time.process_time() - since
        if now.phase == "joining":
            spent["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
            if traced:
                tracemalloc.start()
        phase, since = now.phase, time.process_time()

    analyze_into(out, source, part_size=part_size, copies=copies, figures=False, watch=watch)
    watch(Progress("end"))
    if traced:
        spent["held"] = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    return spent


def measure(path: Path, number: int) -> Numbers:
    """Numbers of some articles."""
    articles = read(path, number)
    with tempfile.TemporaryDirectory() as folder:
        whole, half, out = Path(folder, "whole.parquet"), Path(folder, "half.parquet"), Path(folder, "out")
        articles.to_parquet(whole)
        analyze_into(Path(folder, "warm"), ["The mayor said that it rained."], figures=False)
        size = max(number // 10, 1)
        first = run(whole, out, size, copies=True)
        parts = PartStore(out / "parts").parts()
        bytes_of_parts = sum(own["bytes"] for part in parts for own in part.files.values())
        forms = {form: sum(p.stat().st_size for p in out.glob(f"*.{form}")) for form in ("parquet", "csv")}
        plain = run(whole, out, size, copies=False)
        all_held = {copies: run(whole, out, size, copies, traced=True)["held"] for copies in (True, False)}
        kept = [name for part in parts[: len(parts) // 2] for name in part.about["texts"]]
        articles[articles["article_id"].isin(kept)].to_parquet(half)
        half_held = {copies: run(half, out, size, copies, traced=True)["held"] for copies in (True, False)}
    n, rest = len(articles), len(articles) - len(kept)
    return Numbers(
        articles=n,
        words=sum(map(count_words, articles["text"])) / n,
        reading=first["reading"] / n,
        analysis=first["analysis"] / n,
        joining=first["joining"] / n,
        joining_without_copies=plain["joining"] / n,
        parts=bytes_of_parts / n,
        parquet=forms["parquet"] / n,
        csv=forms["csv"] / n,
        worker=first["memory"] / 1e6,
        held=(all_held[True] - half_held[True]) / rest,
        held_without_copies=(all_held[False] - half_held[False]) / rest,
    )


def plan(numbers: Numbers, articles: float, cores: int, part_size: int, shard: float) -> pd.DataFrame:
    """What some articles cost, in one run and in shards that are runs of their own."""
    core_hours = articles * numbers.analysis / 3600
    parts = articles / part_size
    rows = [
        ("articles", f"{articles:,.0f} of {numbers.words:,.0f} words"),
        ("analysis", f"{core_hours:,.0f} core hours ({1e6 * numbers.analysis / 3600:,.0f} for a million articles)"),
        (f"  on {cores:,} cores", f"{core_hours / cores:,.1f} hours, if none stands idle"),
        ("reading the input (one process)", f"{articles * numbers.reading / 3600:,.1f} hours"),
        ("parts", f"{parts:,.0f} of {part_size:,} articles, {numbers.analysis * part_size:,.0f} s each"),
        ("  files", f"{6 * parts:,.0f}, of {numbers.parts * part_size / 5e6:,.2f} MB on average"),
        ("  bytes", f"{articles * numbers.parts / 1e9:,.1f} GB"),
        ("tables of the whole run", f"{articles * numbers.parquet / 1e9:,.1f} GB of Parquet, "
                                    f"{articles * numbers.csv / 1e9:,.1f} GB of CSV"),
        ("memory of a worker", f"{numbers.worker:,.0f} MB"),
        ("joining in one run", f"{articles * numbers.joining / 3600:,.1f} hours on one core, "
                               f"{articles * numbers.held / 1e9:,.1f} GB of memory"),
        ("  with --no-copies", f"{articles * numbers.joining_without_copies / 3600:,.1f} hours, "
                               f"{articles * numbers.held_without_copies / 1e9:,.1f} GB"),
        (f"shards of {shard:,.0f} articles", f"{max(articles / shard, 1):,.0f}"),
        ("  joining of a shard", f"{min(shard, articles) * numbers.joining / 3600:,.2f} hours, "
                                 f"{min(shard, articles) * numbers.held / 1e9:,.2f} GB"),
        ("  with --no-copies", f"{min(shard, articles) * numbers.joining_without_copies / 3600:,.2f} hours, "
                               f"{min(shard, articles) * numbers.held_without_copies / 1e9:,.2f} GB"),
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=["what", "costs"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=float, default=1e9)
    parser.add_argument("--cores", type=int, default=1000)
    parser.add_argument("--part-size", type=int, default=1000)
    parser.add_argument("--shard", type=float, default=1e6, help="articles of a run of its own")
    parser.add_argument("--rate", type=float, help="articles a second on one core, in the place of the measured rate")
    parser.add_argument("--numbers", type=Path, help="file that --measure has written")
    parser.add_argument("--measure", type=Path, help="articles to measure with")
    parser.add_argument("--number", type=int, default=1000)
    parser.add_argument("-o", "--output", type=Path, help="where --measure writes; standard output when left out")
    given = parser.parse_args()
    if given.measure is not None:
        text = json.dumps(asdict(measure(given.measure, given.number)), indent=1) + "\n"
        _ = sys.stdout.write(text) if given.output is None else given.output.write_text(text, encoding="utf-8")
        return
    told: dict[str, Any] = {} if given.numbers is None else json.loads(given.numbers.read_text(encoding="utf-8"))
    if given.rate is not None:
        told["analysis"] = 1 / given.rate
    table = plan(Numbers(**told), given.articles, given.cores, given.part_size, given.shard)
    width = max(map(len, table["what"]))
    for what, costs in table.itertuples(index=False):
        print(f"{what:{width}}  {costs}")


if __name__ == "__main__":
    main()
