"""Group rates corrected for the known errors of the measure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from framing.entrance import takes

__all__ = ["correct_rates"]

_SHARE = (
    "shares of units, corrected by sensitivity and specificity (Rogan and Gladen 1978; interval of Lang and Reiczigel "
    "2014); assumes that the coded units are a random sample {scope}, that the coder is right, and that units are "
    "independent"
)
_RATE = (
    "counts, corrected by (tp + fn) / (tp + fp) of the coded sample; assumes that the sample is random {scope}, that "
    "the coder is right, that errors are independent, and that precision and recall are the same outside the sample"
)
_EACH = "within each group"
_POOLED = "and that the measure errs alike in all groups"


@takes(rates="any", errors="any")
def correct_rates(
    rates: pd.DataFrame, errors: pd.DataFrame, *, by: str | Sequence[str] | None = None, confidence: float = 0.95
) -> pd.DataFrame:
    """Correct the rates of groups for the errors that a validation found.

    Parameters
    ----------
    rates : DataFrame
        One row a group. For shares of units: columns ``n`` (units) and ``positive`` (units that the measure marks), or
        ``share``. For counts in running text: ``rate``, and, for its uncertainty, ``ci_low`` and ``ci_high`` as
        :func:`framing.compare.rates` gives them, or ``count``.
    errors : DataFrame
        Counts of the validation: ``tp``, ``fp``, ``fn``, for shares also ``tn``. One row for all groups, or one a
        group, under the same name in the column (or index) `by`.
    by : str, optional
        Column that names the group; when absent, the first column or index level that both tables share.
    confidence : float

    Returns
    -------
    DataFrame
        The rows of `rates` with ``corrected``, ``corrected_low``, ``corrected_high`` and ``note`` (the assumptions).
        ``attrs["method"]`` is ``"share"`` or ``"rate"``.

    Raises
    ------
    ValueError
        If a column or a group is missing, or the measure is no better than chance (sensitivity + specificity <= 1),
        since then the rates say nothing.

    References
    ----------
    Rogan, W. J. and Gladen, B. (1978). Estimating prevalence from the results of a screening test. American Journal
    of Epidemiology 107(1), 71-76.
    Lang, Z. and Reiczigel, J. (2014). Confidence limits for prevalence of disease adjusted for estimated sensitivity
    and specificity. Preventive Veterinary Medicine 113(1), 13-22.

    Notes
    -----
    Of a rate the observed value is multiplied by ``(tp + fn) / (tp + fp)``: as many as there are for each that the
    measure finds. The variance of its logarithm is ``(fp + fn) / ((tp + fp) (tp + fn))`` (delta method, the three
    counts independent Poisson), added to that of the rate itself; an error that never occurred counts as half of one.

    Examples
    --------
    >>> rates = pd.DataFrame({"outlet": ["A", "B"], "positive": [30, 45], "n": [100, 100]})
    >>> errors = pd.DataFrame({"tp": [80], "fn": [20], "fp": [10], "tn": [90]})
    >>> correct_rates(rates, errors)["corrected"].round(3).tolist()
    [0.286, 0.5]
    """
    if "tp" not in errors.columns and "tp" in rates.columns:  # in each other's place
        rates, errors = errors, rates
    share = "tn" in errors.columns
    for column in ("tp", "fp", "fn"):
        if column not in errors.columns:
            raise ValueError(f"errors has no column {column!r}; it needs tp, fp, fn, and tn for shares of units")
    if by is not None and not isinstance(by, str):
        if len(by) != 1:
            raise ValueError(f"by= of correct_rates names one column that both tables have, not {list(by)}")
        by = by[0]
    matched, scope = _match(rates, errors, by)
    out = pd.DataFrame(rates).copy()
    with_intervals = [_share(r, e, confidence) if share else _rate(r, e, confidence) for r, e in matched]
    for i, column in enumerate(("corrected", "corrected_low", "corrected_high")):
        out[column] = [values[i] for values in with_intervals]
    note = (_SHARE if share else _RATE).format(scope=scope)
    out["note"] = [note + ("" if share else _uncertainty(row)) for row, _ in matched]
    out.attrs["method"] = "share" if share else "rate"
    return out


def _uncertainty(row: dict[Any, Any]) -> str:
    """Where the uncertainty of a rate itself comes from."""
    if _is_given(row.get("ci_low")) and _is_given(row.get("ci_high")) and row["ci_low"] > 0:
        return "; the rate's own interval is carried on"
    if _is_given(row.get("count")) and row["count"] > 0:
        return "; the rate's own uncertainty is that of its count, as if every hit were independent"
    return "; no interval, since the rate has none"


def _is_given(value: Any) -> bool:
    return value is not None and not pd.isna(value)


def _match(rates: pd.DataFrame, errors: pd.DataFrame, by: str | None) -> tuple[list[Any], str]:
    """Each row of `rates` with its row of `errors`."""
    left, right = rates.reset_index(), errors.reset_index()
    rows, error_rows = left.to_dict("records"), right.to_dict("records")
    if len(error_rows) == 1 and (by is None or by not in right.columns):
        return [(row, error_rows[0]) for row in rows], _POOLED
    shared = [c for c in left.columns if c in right.columns and c != "index" and c not in ("tp", "fp", "fn", "tn", "n")]
    key = by if by is not None else next(iter(shared), None)
    if key is None or key not in left.columns or key not in right.columns:
        raise ValueError(
            f"errors has {len(right)} rows and shares no column that names the group with rates; give by= a column "
            f"of both: errors has {right.columns.tolist()}, rates {left.columns.tolist()}"
        )
    place = {row[key]: row for row in error_rows}
    if len(place) < len(error_rows):
        raise ValueError(f"errors has a group of {key!r} twice")
    missing = [row[key] for row in rows if row[key] not in place]
    if missing:
        raise ValueError(
            f"errors has no row for {key} {missing[0]!r}; code a sample of it too, or give one row for all"
        )
    return [(row, place[row[key]]) for row in rows], _EACH


def _share(row: dict[Any, Any], errors: dict[Any, Any], confidence: float) -> tuple[float, float, float]:
    from scipy import stats

    if "n" not in row or not ({"positive", "share"} & set(row)):
        raise ValueError("rates needs the columns n and positive (or share), since errors counts true negatives")
    n = float(row["n"])
    p = float(row["share"]) if "share" in row else float(row["positive"]) / n
    if not 0 <= p <= 1:
        raise ValueError(f"a share of {p:g}: shares are from 0 to 1, and no more units are positive than there are")
    n_se, n_sp = float(errors["tp"] + errors["fn"]), float(errors["tn"] + errors["fp"])
    if not n_se or not n_sp:
        raise ValueError("errors needs units of both kinds: some that the coder marked, some that the coder did not")
    se, sp = errors["tp"] / n_se, errors["tn"] / n_sp
    if se + sp <= 1:
        raise ValueError(f"sensitivity {se:.2f} and specificity {sp:.2f}: the measure is no better than chance")
    z = float(stats.norm.isf((1 - confidence) / 2))
    n_, p_ = n + z**2, (n * p + z**2 / 2) / (n + z**2)
    se_, sp_ = (n_se * se + 1) / (n_se + 2), (n_sp * sp + 1) / (n_sp + 2)
    slope = se_ + sp_ - 1
    centre = (p_ + sp_ - 1) / slope
    shift = 2 * z**2 * (centre * se_ * (1 - se_) / (n_se + 2) - (1 - centre) * sp_ * (1 - sp_) / (n_sp + 2))
    spread = np.sqrt(
        p_ * (1 - p_) / n_ + (1 - centre) ** 2 * sp_ * (1 - sp_) / (n_sp + 2) + centre**2 * se_ * (1 - se_) / (n_se + 2)
    )
    low, high = (float(np.clip(centre + shift + sign * z * spread / slope, 0, 1)) for sign in (-1, 1))
    return float(np.clip((p + sp - 1) / (se + sp - 1), 0, 1)), low, high


def _rate(row: dict[Any, Any], errors: dict[Any, Any], confidence: float) -> tuple[float, float, float]:
    from scipy import stats

    if "rate" not in row:
        raise ValueError("rates needs the column rate, since errors has no true negatives (tn)")
    tp, fp, fn = (float(errors[name]) for name in ("tp", "fp", "fn"))
    if not tp:
        raise ValueError("the measure found nothing right in the coded sample, so its rates say nothing")
    rate = float(row["rate"])
    value = rate * (tp + fn) / (tp + fp)
    if rate <= 0:
        return value, np.nan, np.nan
    z = float(stats.norm.isf((1 - confidence) / 2))
    fp, fn = max(fp, 0.5), max(fn, 0.5)
    variance = (fp + fn) / ((tp + fp) * (tp + fn))
    low: Any = row.get("ci_low")
    high: Any = row.get("ci_high")
    count: Any = row.get("count")
    if _is_given(low) and _is_given(high) and low > 0:
        # The interval of the rate is taken as one of its logarithm, at the same level.
        below, above = np.log(rate / float(low)) / z, np.log(float(high) / rate) / z
    elif _is_given(count) and count > 0:
        below = above = 1 / np.sqrt(float(count))
    else:
        return value, np.nan, np.nan
    reach = [z * float(np.sqrt(variance + spread**2)) for spread in (below, above)]
    return value, value * float(np.exp(-reach[0])), value * float(np.exp(reach[1]))
