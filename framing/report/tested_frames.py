"""What of the collection could be tested: frames by outlet, with the reasons where not."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pandas as pd

from framing.characters import spaced
from framing.compare import rates
from framing.report.coded_rows import CodedRows, RunTables
from framing.report.counted_tables import link
from framing.tables import is_missing

__all__ = ["tested_frames"]

_ROWS = 15
_OUTLETS = 20  # that are tested, those with most articles; the others stay in the rest
_SURE = 0.05  # a q below which a difference is told to be more than chance
_NUMBER = re.compile(r"^\d+ articles? in .+, fewer than")


def tested_frames(run: RunTables, coded: CodedRows) -> dict[str, Any]:
    """Test the largest outlets, each against all others, frame by frame, as :func:`framing.compare.rates` does.

    Parameters
    ----------
    run : object
    coded : CodedRows

    Returns
    -------
    dict
        rows: those with the smallest q; tested, untested: how many; sure: how many differ by more than chance;
        reasons: why not, with numbers; method.
    """
    nothing: dict[str, Any] = {
        "rows": [],
        "outlets": 0,
        "tested": 0,
        "sure": 0,
        "untested": 0,
        "reasons": [],
        "method": "",
    }
    if len(coded.outlets.listed) < 2 or not len(coded.hits):
        return nothing
    articles = coded.articles.assign(outlet=[coded.outlets.listed[number] for number in coded.outlet])
    largest = coded.outlets.listed[:_OUTLETS]
    table = rates(coded.hits, articles, "outlet", what="frame", exposure=run.exposure, groups=largest)
    done = table[table["p"].notna()]
    left = table[table["p"].isna()]
    best = pd.DataFrame(done).sort_values(["q", "p", "frame", "outlet"]).head(_ROWS)
    reasons = Counter(_reason(note) for note in left["note"])
    return {
        "rows": [_row(row) for row in best.to_dict("records")],
        "outlets": len(largest), "tested": len(done), "sure": int((done["q"] < _SURE).sum()), "untested": len(left),
        "reasons": reasons.most_common(6), "method": table.method,
    }  # fmt: skip


def _reason(note: Any) -> str:
    """Why there is no test, without the numbers of one row."""
    if is_missing(note) or not note:
        return "no reason given"
    return _NUMBER.sub("articles of the outlet, fewer than", str(note))


def _row(row: dict[Any, Any]) -> dict[str, Any]:
    told = {"rate": "–" if is_missing(row["rate"]) else f"{row['rate']:.2f}", "frame": spaced(str(row["frame"]))}
    bounds = [row["ci_low"], row["ci_high"]]
    told["interval"] = "–" if any(map(is_missing, bounds)) else " to ".join(f"{bound:.2f}" for bound in bounds)
    small = {name: _p(row[name]) for name in ("p", "q")}
    where = link("passages", table="hits", frame=row["frame"], outlet=row["outlet"]) if row["n"] else None
    shift = "–" if is_missing(row["effect"]) else f"{row['effect']:+.2f}"
    return {**row, **told, **small, "effect": shift, "href": where}


def _p(value: Any) -> str:
    return "–" if is_missing(value) else "< .001" if value < 0.001 else f"{value:.3f}".lstrip("0")
