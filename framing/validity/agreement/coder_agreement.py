"""Agreement between people who coded the same units."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.stats import bootstrap_weights, percentile_interval
from framing.stats.agreement import (
    Level,
    alpha,
    cohen_kappa,
    count_codes,
    fleiss_kappa,
    percent_agreement,
)
from framing.validity.agreement.reliability import Agreement, Reliability
from framing.validity.coding.coder_columns import Side

__all__ = ["agreement"]

Floats = npt.NDArray[np.float64]
_CELLS = 4_000_000
_FEWEST = 5  # resampled things below which an interval says nothing


def agreement(
    codes: pd.DataFrame | Mapping[Any, Sequence[Any]] | Sequence[Sequence[Any]] | npt.NDArray[Any],
    level: Level = "nominal",
    *,
    coders: Side | None = None,
    order: Sequence[Any] | None = None,
    groups: Sequence[Any] | Mapping[Any, Any] | None = None,
    confidence: float = 0.95,
    n_resamples: int = 2000,
    seed: int = 0,
) -> Agreement:
    """How far coders agree beyond chance.

    Parameters
    ----------
    codes : DataFrame, mapping or array_like, shape (n_coders, n_units)
        One row a coder, one column a unit; None, NaN or nothing where a coder did not code a unit. A mapping is from
        coder to codes. A data frame may lie the other way round, one row a unit, with a column that names the unit or
        without; a long table with columns for coder, unit and code (others: :func:`reliability_matrix`) is taken too.
    level : {"nominal", "ordinal", "interval", "ratio"}
        What a difference between two codes means.
    coders : {"rows", "columns"}, optional
        Where the coders are. Left out, an array has them in its rows. Of a data frame they are told by the name of an
        axis (``coder``, ``unit`` …), by labels such as ``coder1``, by its shape (units are at least three times as
        many), or by names that stand against mere numbers; what cannot be told is refused. The note says what was read.
    order : sequence, optional
        The codes from lowest to highest, for the ordinal level with codes that are words.
    groups : sequence of length n_units, or mapping from unit to group, optional
        What is resampled: the article of each unit, since the units of one article are not independent. The units
        themselves when absent.
    confidence : float
        Level of the intervals.
    n_resamples, seed : int

    Returns
    -------
    Agreement
        ``.alpha``, ``.kappa`` (Cohen's for two coders, Fleiss' for more), ``.percent``; ``.summary`` with the
        intervals, ``.per_code``, ``.pairs``, ``.confusion``, ``.disagreements``.

    Raises
    ------
    ValueError
        If there are fewer than two coders, no unit was coded twice, it cannot be told which are the coders, or the
        codes do not suit the level.

    Warns
    -----
    CodeWarning
        If two codes differ in capitals, hyphens, points, spaces or leading zeros only (*Aggression* and *aggression*):
        they stay two codes. ``1``, ``1.0`` and ``"1"`` are one, as are codes with and without space around them.

    References
    ----------
    Krippendorff, K. (2018). Content Analysis: An Introduction to Its Methodology, 4th ed., chapter 12.
    Zapf, A., Castell, S., Morawietz, L. and Karch, A. (2016). Measuring inter-rater reliability for nominal data:
    which coefficients and confidence intervals are appropriate? BMC Medical Research Methodology 16, 93.

    Notes
    -----
    The intervals are percentile bootstraps over units (or groups). Where every code agrees, every resample agrees
    too, and the interval is a point: say then how many units there were, not how certain the result is.

    Examples
    --------
    >>> result = agreement([["war", "talks", "war", None], ["war", "talks", "talks", "war"]])
    >>> round(result.alpha, 3), round(result.kappa, 3), round(result.percent, 3)
    (0.444, 0.4, 0.667)
    >>> result.disagreements[["unit", 0, 1]].values.tolist()
    [[2, 'war', 'talks']]
    """
    data = Reliability.read(codes, level, order, coders)
    clusters = _clusters(data.units, groups)
    draws = None
    n_groups = int(clusters.max()) + 1
    if n_groups >= _FEWEST:
        draws = bootstrap_weights(n_groups, n_resamples, seed)
    counts = count_codes(data.codes, len(data.values))
    numbers = data.numbers

    def row(name: str, at: npt.NDArray[Any], compute: Any) -> dict[str, Any]:
        low, high = np.nan, np.nan
        if draws is not None:
            step = max(1, _CELLS // len(clusters))  # the weights of all units and resamples would not fit in memory
            blocks = [compute(draws[:, i : i + step][clusters]) for i in range(0, n_resamples, step)]
            sample = np.concatenate(blocks)[None, :]
            if np.isfinite(sample).mean() > 0.5:
                low, high = (float(x[0]) for x in percentile_interval(sample, n_groups, confidence))
        estimate = float(compute(np.ones((len(data.units), 1)))[0])
        return {"measure": name, "estimate": estimate, "low": low, "high": high, "n_units": int(at.sum())}

    size = counts.sum(axis=1)
    paired = size >= 2
    distance = data.distance()
    rows = [row(f"alpha ({level})", paired, lambda w: alpha(counts, numbers, level, w))]
    if level != "nominal":
        rows.append(row("alpha (nominal)", paired, lambda w: alpha(counts, numbers, "nominal", w)))
    pairs = []
    for i in range(len(data.coders)):
        for j in range(i + 1, len(data.coders)):
            first, second = data.codes[i], data.codes[j]
            both = (first >= 0) & (second >= 0)
            if both.any():
                names = {"coder_a": data.coders[i], "coder_b": data.coders[j]}

                def kappa(w: Floats, a: Any = first, b: Any = second, d: Floats = distance) -> Floats:
                    return cohen_kappa(a, b, d, w)

                pairs.append({**names, **row("Cohen's kappa", both, kappa)})
    if len(data.coders) == 2:
        rows += [{k: v for k, v in pairs[0].items() if not k.startswith("coder")}] if pairs else []
    rows.append(row("Fleiss' kappa", size >= 1, lambda w: fleiss_kappa(counts, w)))
    rows.append(row("percent agreement", paired, lambda w: percent_agreement(counts, w)))

    per_code = []
    for k, value in enumerate(data.values):
        other = size - counts[:, k]
        split = np.column_stack([counts[:, k], other])
        found = row("alpha", paired, lambda w, s=split: alpha(s, np.arange(2.0), "nominal", w))
        specific = float((counts[:, k] * (counts[:, k] - 1))[paired].sum())
        possible = float((counts[:, k] * (size - 1))[paired].sum())
        per_code.append(
            {
                "code": value,
                "alpha": found["estimate"],
                "low": found["low"],
                "high": found["high"],
                "specific_agreement": specific / possible if possible else np.nan,
                "n_codes": int(counts[:, k].sum()),
            }
        )
    note = f"percentile bootstrap over {n_groups} {'units' if groups is None else 'groups'}, seed {seed}"
    if draws is None:
        note = f"no intervals: {n_groups} {'units' if groups is None else 'groups'}, fewer than {_FEWEST}"
    if (counts[paired].sum(axis=0) > 0).sum() < 2:
        note += "; one code only was given, so that alpha and kappa are not defined: nothing could differ by chance"
    note = f"{data.note}; {note}"
    return Agreement(data, pd.DataFrame(rows).set_index("measure"), pd.DataFrame(per_code), pd.DataFrame(pairs), note)


def _clusters(units: list[Any], groups: Any) -> npt.NDArray[np.int64]:
    if groups is None:
        return np.arange(len(units))
    if isinstance(groups, Mapping):
        lost = [unit for unit in units if unit not in groups]
        if lost:
            raise ValueError(f"groups= names no group for the unit {lost[0]!r}")
        values = [groups[unit] for unit in units]
    else:
        values = list(groups)
        if len(values) != len(units):
            raise ValueError(f"groups= has {len(values)} entries for {len(units)} units")
    return np.asarray(pd.factorize(pd.Series(values, dtype="object"))[0], dtype=np.int64)
