"""Whether two sets of libraries give the same tables.

    python tests/same_tables.py FILE             # writes what this environment gives
    python tests/same_tables.py FILE --against   # compares what this environment gives with it

Analyses the shipped articles and the invented collection and makes the tables of comparisons from them. Numbers are
held against each other to six digits: sums come out in another order in another release.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import pandas as pd

import framing as fr
from framing import invented, tables
from framing.cli.output import plain
from framing.shipped import shipped

_DIGITS = 6


def made() -> dict[str, list[list[Any]]]:
    """Every table as rows of plain values, by name."""
    out: dict[str, pd.DataFrame] = {}
    seeds = fr.analyze(shipped("seeds"), registry="syria", scope="all")
    for name, table in seeds.tables():
        out[f"seeds, {name}"] = tables.flat(table, name)
    articles = invented.articles(per_outlet=6)
    quotes = fr.extract_quotes(articles)
    mentions = fr.find_mentions(articles, quotes)
    quotes = fr.resolve_actors(quotes, articles, mentions)
    hits = fr.find_frames(articles, quotes, mentions=mentions)
    for name, table in (("quotes", quotes), ("mentions", mentions), ("hits", hits)):
        out[f"collection, {name}"] = tables.flat(table, name)
    few = {"permutations": 200}
    out["rates"] = fr.compare.rates(hits, articles, **few)
    out["sourcing"] = fr.compare.sourcing(quotes, articles=articles, **few)
    out["naming"] = fr.compare.naming(mentions, articles=articles, **few)
    one = articles["outlet"] == articles["outlet"].iloc[0]
    out["keyness"] = fr.compare.keyness(articles[one], articles[~one], **few).reset_index()
    return {name: [list(table.columns), *table.values.tolist()] for name, table in out.items()}


def _cell(value: Any) -> Any:
    value = plain(value) if not isinstance(value, (list, tuple, dict)) else value
    if isinstance(value, float):
        return float(f"{value:.{_DIGITS}g}")
    return value if value is None or isinstance(value, (str, int, bool)) else str(value)


def main() -> int:
    """Write the tables, or compare them; the exit status says whether they are the same."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("file", type=Path)
    arguments.add_argument("--against", action="store_true")
    given = arguments.parse_args()
    found = {name: [[_cell(value) for value in row] for row in rows] for name, rows in made().items()}
    if not given.against:
        given.file.parent.mkdir(parents=True, exist_ok=True)
        given.file.write_text(json.dumps(found), encoding="utf-8")
        return 0
    wrong = 0
    for name, rows in json.loads(given.file.read_text(encoding="utf-8")).items():
        mine = found[name]
        differ = [(a, b) for a, b in zip(rows, mine) if not _alike(a, b)]
        if len(rows) != len(mine) or differ:
            wrong += 1
            print(f"{name}: {len(rows) - 1} rows there, {len(mine) - 1} here, {len(differ)} differ")
            for a, b in differ[:3]:
                print(f"  there {a}\n  here  {b}")
    print(f"{len(found) - wrong} of {len(found)} tables are the same")
    return 1 if wrong else 0


def _alike(a: list[Any], b: list[Any]) -> bool:
    return len(a) == len(b) and all(
        x == y or (isinstance(x, float) and isinstance(y, (int, float)) and abs(x - y) <= 1e-5 * max(abs(x), abs(y), 1))
        for x, y in zip(a, b)
    )


if __name__ == "__main__":
    sys.exit(main())
