"""How well articles of one event are found, and how the time grows with their number.

    python benchmarks/events.py giveme5w1h.jsonl --others articles.jsonl
    python benchmarks/events.py --articles articles.jsonl.gz [--numbers 1000 3000 10000 50000] [--bound 1.15]

``giveme5w1h.jsonl``: the articles of Giveme5W1H (Hamborg et al. 2019; github.com/fhamborg/Giveme5W1H) as JSON lines
with id, group, category, title, text, date. Weights and threshold are learned on all categories but the one that is
scored. ``--others`` names articles with dates that stand among them, such as 3,000 of Article-Bias-Prediction (Baly et
al. 2020; github.com/ramybaly/Article-Bias-Prediction); a group that takes one in loses precision.

``--articles``: such a collection, for the time. Where more are asked for than it has, its articles come again, their
dates a year later and their names other names. Ends with status 1 if the time grows faster than the number to the
power of `bound`, from the smallest to the largest number.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import re
import sys
import time
import warnings
from pathlib import Path
from typing import Any

import pandas as pd

import framing as fr
from framing.training.events.train_links import train_links


def score(grouped: Path, others: Path | None) -> None:
    coded = fr.read_articles(grouped)
    coded = coded.assign(event=coded["group"])
    trained = train_links(coded, None if others is None else fr.read_articles(others))
    print(trained.scores.round(3).to_string(index=False))
    print(trained.model)


def _rows(path: Path) -> list[dict[str, Any]]:
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as stream:
        return [json.loads(line) for line in stream if line.strip()]


def _again(row: dict[str, Any], times: int) -> dict[str, Any]:
    """The same article in another year, with other names."""

    def other(value: str) -> str:
        return re.sub(r"\b([A-Z][a-z]{3,})\b", lambda found: found.group() + chr(96 + times) * 2, value)

    date = str(row.get("date") or "")
    later = f"{int(date[:4]) + times}{date[4:8]}01" if re.fullmatch(r"\d{4}-\d\d-\d\d", date) else None
    parts = {"title": other(row.get("title") or ""), "text": other(row["text"])}
    return {**row, **parts, "id": f"{row['id']}.{times}", "date": later}


def growth(path: Path, numbers: list[int]) -> float:
    """Exponent of the time, from the smallest number to the largest."""
    rows = _rows(path)
    times = max(numbers) // len(rows) + 1
    rows += [_again(row, again) for again in range(1, times) for row in rows[:]]
    fr.find_events(_table(rows[:10]))  # loads the model
    seconds = []
    for number in sorted(numbers):
        articles = _table(rows[:number])
        start = time.process_time()
        found = fr.find_events(articles)
        seconds.append(time.process_time() - start)
        print(f"{number:7,d} articles: {seconds[-1]:6.1f} s, {found['event'].nunique():,d} events", flush=True)
    return math.log(seconds[-1] / seconds[0]) / math.log(max(numbers) / min(numbers))


def _table(rows: list[dict[str, Any]]) -> pd.DataFrame:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return fr.read_articles(pd.DataFrame(rows)[["id", "outlet", "title", "text", "date"]])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("grouped", type=Path, nargs="?")
    parser.add_argument("--others", type=Path)
    parser.add_argument("--articles", type=Path)
    parser.add_argument("--numbers", type=int, nargs="+", default=[1_000, 3_000, 10_000])
    parser.add_argument("--bound", type=float, default=1.15)
    args = parser.parse_args()
    if args.grouped is None and args.articles is None:
        parser.error("give grouped articles, or --articles")
    if args.grouped is not None:
        score(args.grouped, args.others)
    if args.articles is not None:
        exponent = growth(args.articles, args.numbers)
        print(f"the time grows with the number to the power of {exponent:.2f}")
        sys.exit(exponent > args.bound)


if __name__ == "__main__":
    main()
