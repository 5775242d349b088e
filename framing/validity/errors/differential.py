"""Does a measure err more in one group than in another?"""

from __future__ import annotations

from itertools import combinations
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.stats import bootstrap_weights, compare_rates, fdr, percentile_interval
from framing.validity.evaluation import FEWEST, ratio

__all__ = ["differences"]

_COLUMNS = ["by", "error", "group_a", "group_b", "share_a", "share_b", "difference", "low", "high", "p", "q", "n_a",
            "n_b", "note"]  # fmt: skip
_KINDS = {"misses": ("fn", "tp"), "false alarms": ("fp", "tp")}


def differences(
    outcomes: pd.DataFrame,
    cluster: npt.NDArray[Any],
    keys: list[str],
    measure: str,
    confidence: float,
    n_resamples: int,
    seed: int,
) -> pd.DataFrame:
    """Compare the shares of errors of each two groups.

    Parameters
    ----------
    outcomes : DataFrame
        Result of :func:`framing.validity.errors.match_rows.match`, with the columns `keys`.
    cluster : ndarray of int
        Number of each outcome's article.
    keys : list of str
    measure : str
    confidence : float
    n_resamples, seed : int

    Returns
    -------
    DataFrame
        One row a grouping, kind of error and two groups. *misses* is the share of the coder's rows that the tool did
        not find, *false alarms* that of the tool's rows that the coder did not; of a classifier *errors* is the share
        of wrong units. ``difference`` is ``share_a - share_b``; p from permuting whole articles between the groups,
        q over the table.

    Notes
    -----
    A p that is not small does not say that the errors are alike: the interval says how far apart they may be.
    """
    kinds = {"errors": ("wrong", "right")} if measure == "classifier" else _KINDS
    if measure == "classifier":
        wrong = outcomes.groupby("gold")["outcome"].transform(lambda x: "right" if set(x) == {"tp"} else "wrong")
        once = ~outcomes.duplicated("gold").to_numpy()
        outcomes, cluster = outcomes.assign(outcome=wrong)[once], cluster[once]
    rows = []
    for key in keys:
        groups = sorted(set(outcomes[key].dropna()), key=str)
        whole = outcomes.groupby(cluster)[key].nunique(dropna=True).max() <= 1
        for kind, (bad, good) in kinds.items():
            for a, b in combinations(groups, 2):
                rows.append({"by": key, "error": kind, "group_a": a, "group_b": b})
                rows[-1] |= _compare(outcomes, cluster, key, (a, b), (bad, good), whole, confidence, n_resamples, seed)
    table = pd.DataFrame(rows, columns=_COLUMNS)
    table["q"] = fdr(table["p"].to_numpy(float)) if len(table) else table["p"]
    return table


def _compare(
    outcomes: pd.DataFrame,
    cluster: npt.NDArray[Any],
    key: str,
    pair: tuple[Any, Any],
    kinds: tuple[str, str],
    whole: bool,
    confidence: float,
    n_resamples: int,
    seed: int,
) -> dict[str, Any]:
    counts = []
    kind = outcomes["outcome"].to_numpy()
    for group in pair:
        inside = (outcomes[key] == group).to_numpy()
        wrong, right = (np.bincount(cluster[inside & (kind == name)], minlength=cluster.max() + 1) for name in kinds)
        total = wrong + right
        counts.append(np.stack([wrong, total])[:, total > 0].astype(float))
    shares = [float(ratio(wrong.sum(), total.sum())) for wrong, total in counts]
    sizes = [len(total) for _, total in counts]
    out: dict[str, Any] = dict(zip(("share_a", "share_b", "n_a", "n_b"), (*shares, *sizes)))
    out |= {"difference": shares[0] - shares[1], "low": np.nan, "high": np.nan, "p": np.nan, "note": ""}
    if min(sizes) < FEWEST:
        return out | {"note": f"fewer than {FEWEST} articles in a group"}
    drawn = []
    for i, (wrong, total) in enumerate(counts):
        weights = bootstrap_weights(len(total), n_resamples, [seed, i])
        drawn.append(ratio(wrong @ weights, total @ weights))
    low, high = percentile_interval((drawn[0] - drawn[1])[None, :], min(sizes), confidence)
    out |= {"low": float(low[0]), "high": float(high[0])}
    if not whole:  # an article stands in both groups, so articles cannot change places
        return out | {"note": "no p: groups within articles; the interval takes the groups as independent"}
    wrong, total = np.concatenate(counts, axis=1)
    member = np.arange(len(total)) < sizes[0]
    test = compare_rates(wrong[:, None], total, member, n=n_resamples, seed=seed)
    if np.isfinite(test.p[0]):
        return out | {"p": float(test.p[0])}
    return out | {"note": f"the error occurs in {int(test.support[0])} articles of both groups: too few for a p"}
