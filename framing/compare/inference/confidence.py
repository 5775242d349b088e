"""Which framing terms have participants that are sure enough to be counted."""

from __future__ import annotations

import numpy as np
import pandas as pd

__all__ = ["MIN_CONFIDENCE", "unsure"]

#: Chance from which on nine of ten targets that ``find_frames`` names are right, on coded articles that it was not
#: trained on; what is less likely is left out unless the user asks for it.
MIN_CONFIDENCE = 0.75


def unsure(hits: pd.DataFrame, min_confidence: float) -> list[bool]:
    """Whether the target of each term is less likely to be right than asked for.

    Parameters
    ----------
    hits : pandas.DataFrame
        Its column target_confidence is read; a term without a value there, as those coded by hand, is sure.
    min_confidence : float
        From 0 (keep all) to 1.

    Returns
    -------
    list of bool

    Raises
    ------
    ValueError
        If `min_confidence` is not from 0 to 1.

    Examples
    --------
    >>> unsure(pd.DataFrame({"target_confidence": [0.95, 0.4, None]}), 0.75)
    [False, True, False]
    """
    if not 0 <= min_confidence <= 1:
        raise ValueError(f"min_confidence is {min_confidence!r}; it is a chance from 0 (keep all terms) to 1")
    if "target_confidence" not in hits:
        return [False] * len(hits)
    chance = pd.to_numeric(hits["target_confidence"], errors="coerce").to_numpy(dtype=float, na_value=np.nan)
    out: list[bool] = (chance < min_confidence).tolist()
    return out
