"""Agreement between people who coded the same units."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import combinations
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.stats.agreement import (
    Level,
    alpha,
    cohen_kappa,
    count_codes,
    fleiss_kappa,
    percent_agreement,
)
from framing.validity.agreement.reliability import Reliability
from framing.validity.coding.coder_columns import Side
from framing.validity.evaluation import FEWEST, Evaluation, Scores

__all__ = ["Agreement", "agreement"]

Floats = npt.NDArray[np.float64]
_CELLS = 4_000_000


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
    """Measure how far coders agree beyond chance.

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
        intervals, ``.groups("code")``, ``.groups("coders")``, ``.confusion``, ``.disagreements``.

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
    scores = Scores(_clusters(data.units, groups), n_resamples, seed, confidence)
    counts = count_codes(data.codes, len(data.values))
    size = counts.sum(axis=1)
    n_paired = int((size >= 2).sum())
    step = max(1, _CELLS // len(data.units))  # the weights of all units and resamples would not fit in memory

    def add(name: str, n: int, compute: Callable[[Floats], Floats], by: str = "", group: Any = None) -> None:
        """Add a coefficient that is worked out from weights of the units."""

        def blocks(weights: Floats) -> Floats:
            parts = [compute(weights[:, i : i + step][scores.numbers]) for i in range(0, weights.shape[1], step)]
            return np.concatenate(parts)[None, :]

        scores.add([name], blocks, [n], by, group)

    for name in dict.fromkeys((level, "nominal")):
        add(f"alpha ({name})", n_paired, partial(alpha, counts, data.numbers, name))
    for i, j in combinations(range(len(data.coders)), 2):
        both = (data.codes[[i, j]] >= 0).all(axis=0)
        if both.any():
            where = ("", None) if len(data.coders) == 2 else ("coders", f"{data.coders[i]}, {data.coders[j]}")
            kappa = partial(cohen_kappa, data.codes[i], data.codes[j], data.distance())
            add("Cohen's kappa", int(both.sum()), kappa, *where)
    add("Fleiss' kappa", int((size >= 1).sum()), partial(fleiss_kappa, counts))
    add("percent agreement", n_paired, partial(percent_agreement, counts))
    for value, own in zip(data.values, counts.T):
        split = np.column_stack([own, size - own])
        add("alpha", int(own.sum()), partial(alpha, split, np.arange(2.0), "nominal"), "code", value)
        alike, possible = scores.per_cluster(own * (own - 1)), scores.per_cluster(own * (size - 1))  # pairs of codes
        scores.ratio("specific agreement", alike, possible, "code", value)
    unit = "units" if groups is None else "groups"
    note = f"percentile bootstrap over {len(scores.clusters)} {unit}, seed {seed}"
    if scores.draws is None:
        note = f"no intervals: {len(scores.clusters)} {unit}, fewer than {FEWEST}"
    if (counts[size >= 2].sum(axis=0) > 0).sum() < 2:
        note += "; one code only was given, so that alpha and kappa are not defined: nothing could differ by chance"
    found = scores.evaluation(f"{data.note}; {note}", confusion=data.confusion(), disagreements=data.disagreements())
    return Agreement(data, found)


class Agreement(Evaluation):
    """Result of :func:`framing.validity.agreement`.

    Its scores are those of all coders, by ``code`` (alpha of the code against all others; *specific agreement*: of two
    coders one of whom gave the code, how often the other did) and, of more than two, by ``coders`` (Cohen's kappa of
    each two). Its details are ``confusion`` and ``disagreements``; ``data`` holds the codes as they were read.

    Examples
    --------
    >>> from framing.validity import agreement
    >>> found = agreement([["war", "war", "peace", "peace", "war"], ["war", "peace", "peace", "peace", None]])
    >>> found.groups("code").index.tolist(), len(found.disagreements)
    (['peace', 'war'], 1)
    """

    def __init__(self, data: Reliability, found: Evaluation) -> None:
        super().__init__(found.scores, found.details, found.note)
        self.data = data

    @property
    def alpha(self) -> float:
        """Krippendorff's alpha at the level asked for."""
        return float(self.summary["value"].iloc[0])

    @property
    def kappa(self) -> float:
        """Cohen's kappa of two coders, Fleiss' kappa of more."""
        return self["Cohen's kappa" if "Cohen's kappa" in self.summary.index else "Fleiss' kappa"]

    @property
    def percent(self) -> float:
        """Share of pairs of codes that agree, 0 to 1."""
        return self["percent agreement"]


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
