"""Days of publication as numbers."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.tables import is_missing

__all__ = ["published_days"]


def published_days(articles: pd.DataFrame) -> npt.NDArray[np.float64]:
    """Give the day of publication of each article as a number.

    Parameters
    ----------
    articles : pandas.DataFrame

    Returns
    -------
    ndarray, shape (n_articles,)
        Days since 1970; ``nan`` where nobody knows.

    Examples
    --------
    >>> published_days(pd.DataFrame({"published": ["1970-01-03T10:00:00Z", None]})).tolist()
    [2.0, nan]
    """
    if "published" not in articles:
        return np.full(len(articles), np.nan)
    published = articles["published"].map(lambda value: None if is_missing(value) else str(value)[:10])
    dates = pd.to_datetime(published.astype("object"), format="ISO8601", errors="coerce")
    return np.array((dates - pd.Timestamp(0)) / pd.Timedelta(days=1), dtype=np.float64)
