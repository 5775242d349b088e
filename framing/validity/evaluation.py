"""The result of every evaluation: scores with their intervals in one table, and the rows that they count.

A scorer hands its counts, item by item or cluster by cluster, to :class:`Scores`; an :class:`Evaluation` leaves, which
is asked, printed and saved in one way whatever was measured.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.cells import write_csv
from framing.stats import bootstrap_weights, percentile_interval, readable

__all__ = ["FEWEST", "Evaluation", "Scores", "ratio"]

Floats = npt.NDArray[np.float64]
#: Clusters (as a rule, articles) below which there is no interval.
FEWEST = 5
_COLUMNS = ["by", "group", "measure", "value", "low", "high", "n"]
_SHOWN = 20  # rows of a table that are printed


class Evaluation:
    """Scores of a measure.

    Parameters
    ----------
    scores : DataFrame
        One row a score: ``by`` (what the rows were grouped by; empty for all of them), ``group``, ``measure``,
        ``value``, ``low``, ``high`` (95 % interval, null where there is none), ``n`` (items that the score rests on).
    details : mapping of str to DataFrame
        The rows behind the scores, such as ``outcomes`` or ``missed``; each is an attribute too.
    note : str
        How the scores came about.

    Examples
    --------
    >>> scores = Scores(np.array([0, 0, 1]))
    >>> scores.share("accuracy", np.array([True, False, True]))
    >>> scores.share("accuracy", np.array([True]), np.array([1]), by="outlet", group="B")
    >>> result = scores.evaluation("two articles")
    >>> round(result["accuracy"], 2), result.groups("outlet")["accuracy"].to_dict()
    (0.67, {'B': 1.0})
    """

    def __init__(self, scores: pd.DataFrame, details: Mapping[str, pd.DataFrame], note: str) -> None:
        self.scores, self.details, self.note = scores, dict(details), note

    def __getattr__(self, name: str) -> pd.DataFrame:
        details = self.__dict__.get("details", {})
        if name in details:
            found: pd.DataFrame = details[name]
            return found
        raise AttributeError(f"the evaluation has no {name!r}; besides its scores it holds {', '.join(details)}")

    def __getitem__(self, measure: str) -> float:
        """Value of a measure over all rows."""
        return float(self.summary.loc[measure, "value"])  # type: ignore[arg-type]

    @property
    def summary(self) -> pd.DataFrame:
        """Scores over all rows: index ``measure``; columns ``value``, ``low``, ``high``, ``n``."""
        return self.scores[self.scores["by"] == ""].set_index("measure")[["value", "low", "high", "n"]]

    def groups(self, by: str) -> pd.DataFrame:
        """Scores of each group side by side.

        Parameters
        ----------
        by : str
            One of the values of ``scores["by"]``.

        Returns
        -------
        DataFrame
            Index: the groups. Of each measure a column with its value, and ``…_low``, ``…_high``, ``…_n``.

        Raises
        ------
        KeyError
            If the rows were not grouped so.
        """
        part = self.scores[self.scores["by"] == by]
        if part.empty:
            raise KeyError(f"no scores by {by!r}; there are those by {', '.join(self.groupings) or 'nothing'}")
        rows: dict[Any, dict[str, Any]] = {}
        for group, name, *numbers in part[_COLUMNS[1:]].itertuples(index=False, name=None):
            rows.setdefault(group, {}).update(zip((name, f"{name}_low", f"{name}_high", f"{name}_n"), numbers))
        return pd.DataFrame(list(rows.values()), index=pd.Index(list(rows), name=by, tupleize_cols=False))

    @property
    def groupings(self) -> list[str]:
        """By what the rows were grouped."""
        return [by for by in dict.fromkeys(self.scores["by"]) if by]

    @property
    def precision(self) -> float:
        """Share of the tool's rows that are right."""
        return self["precision"]

    @property
    def recall(self) -> float:
        """Share of the coder's rows that the tool found."""
        return self["recall"]

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return self["f1"]

    @property
    def alpha(self) -> float:
        """Krippendorff's alpha between tool and coder; nan where it was not worked out."""
        return self["alpha"]

    @property
    def errors(self) -> pd.DataFrame:
        """The outcomes that are errors."""
        return self.outcomes[self.outcomes["outcome"] != "tp"].reset_index(drop=True)

    def counts(self, by: str | None = None) -> pd.DataFrame:
        """Counts of tp, fp and fn, of all or of each group, as :func:`framing.validity.correct_rates` takes them."""
        groups = pd.Series("all", index=self.outcomes.index, name="group") if by is None else self.outcomes[by]
        table = pd.crosstab(groups, self.outcomes["outcome"])
        return table.reindex(columns=["tp", "fp", "fn"], fill_value=0).rename_axis(columns=None)

    def save(self, folder: str | Path, raw_cells: bool = False) -> None:
        """Write ``scores.csv`` and a file for each table of the details.

        Parameters
        ----------
        folder : path
            Made when absent.
        raw_cells : bool
            Leave cells as they are that a spreadsheet would run.
        """
        place = Path(folder)
        place.mkdir(parents=True, exist_ok=True)
        for name, table in {"scores": self.scores, **self.details}.items():
            write_csv(table, place / f"{name}.csv", raw_cells, index=table.index.name is not None)

    def __repr__(self) -> str:
        return f"{readable(self.summary).to_string(na_rep='')}\n({self.note})"

    def __str__(self) -> str:
        return self.to_text()

    def to_text(self, measures: Sequence[str] | None = None) -> str:
        """All scores for reading, the groups beneath one another; the largest groups where there are many.

        Parameters
        ----------
        measures : sequence of str, optional
            Those that are shown of the groups; all when absent.

        Returns
        -------
        str
        """
        parts = [readable(self.summary).to_string(na_rep="")]
        for by in self.groupings:
            part = self.scores[self.scores["by"] == by]
            part = part if measures is None else part[part["measure"].isin(measures)]
            cells = {name: [_cell(*row) for row in rows[["value", "low", "high"]].itertuples(index=False, name=None)]
                     for name, rows in part.groupby("measure", sort=False)}  # fmt: skip
            at = {name: rows["group"].tolist() for name, rows in part.groupby("measure", sort=False)}
            table = pd.DataFrame({name: pd.Series(column, index=at[name]) for name, column in cells.items()})
            table["n"] = part.groupby("group", sort=False)["n"].max()
            table = table.reindex(part["group"].unique()).rename_axis(by)
            parts.append(table.nlargest(_SHOWN, "n", keep="all").head(_SHOWN).to_string(na_rep=""))
        return "\n\n".join([*parts, self.note])

    def _repr_html_(self) -> str:
        from html import escape

        return f"{readable(self.summary).to_html(na_rep='')}<p>{escape(self.note)}</p>"


def _cell(value: float, low: float, high: float) -> str:
    return f"{value:.3f}" + (f" [{low:.3f}, {high:.3f}]" if np.isfinite(low) else "")


class Scores:
    """Collects scores, each with the interval that comes from resampling whole clusters.

    Parameters
    ----------
    cluster : sequence, or int
        Name of each item's cluster, as a rule its article, since the items of one are not independent; or the number
        of clusters.
    n_resamples : int
        0 for no intervals.
    seed : int
    confidence : float

    Attributes
    ----------
    numbers : ndarray of int, shape (n_items,)
        Number of each item's cluster.
    note : str
        What the intervals rest on.
    """

    def __init__(
        self, cluster: Sequence[Any] | npt.NDArray[Any] | int, n_resamples: int = 2000, seed: int = 0,
        confidence: float = 0.95,
    ) -> None:  # fmt: skip
        named = np.arange(cluster) if isinstance(cluster, int) else np.asarray(cluster)
        self.clusters, self.numbers = np.unique(named, return_inverse=True)
        self.confidence = confidence
        self.note = f"{len(self.clusters)} articles, resampled whole, seed {seed}"
        if len(self.clusters) < FEWEST:
            self.note = f"no intervals: {len(self.clusters)} articles, fewer than {FEWEST}"
        enough = n_resamples and len(self.clusters) >= FEWEST
        self.draws = bootstrap_weights(len(self.clusters), n_resamples, seed) if enough else None
        self._rows: list[tuple[Any, ...]] = []

    def add(
        self,
        measures: Sequence[str],
        compute: Callable[[Floats], Floats],
        n: Sequence[int],
        by: str = "",
        group: Any = None,
    ) -> None:
        """Add scores that are worked out together.

        Parameters
        ----------
        measures : sequence of str
        compute : callable
            From the weights of the clusters, shape (n_clusters, n_draws), to the scores, shape (n_measures, n_draws).
        n : sequence of int
            How many items each rests on.
        by, group : str
        """
        values = compute(np.ones((len(self.clusters), 1)))[:, 0]
        samples = [None] * len(measures) if self.draws is None else compute(self.draws)
        for measure, value, sample, number in zip(measures, values, samples, n):
            self._rows.append((by, group, measure, float(value), *self._interval(sample), int(number)))

    def _interval(self, sample: Floats | None) -> tuple[float, float]:
        """No interval where most resamples have no score."""
        if sample is None or np.isfinite(sample).mean() <= 0.5:
            return np.nan, np.nan
        low, high = percentile_interval(sample[None, :], len(self.clusters), self.confidence)
        return float(low[0]), float(high[0])

    def per_cluster(self, values: Any, at: Any = None) -> Floats:
        """Sum of the items' values in each cluster; `at` numbers their clusters, of all items when absent."""
        numbers = self.numbers if at is None else at
        return np.asarray(np.bincount(numbers, np.asarray(values, dtype=float), len(self.clusters)), dtype=float)

    def ratio(self, measure: str, above: Floats, below: Floats, by: str = "", group: Any = None) -> None:
        """Add the quotient of two sums.

        Parameters
        ----------
        measure : str
        above, below : ndarray, shape (n_clusters,)
        by, group : str
        """
        self.add([measure], lambda w: ratio(above @ w, below @ w)[None, :], [int(below.sum())], by, group)

    def share(self, measure: str, right: npt.NDArray[Any], at: Any = None, by: str = "", group: Any = None) -> None:
        """Add the mean of a value of items, such as the share that is right.

        Parameters
        ----------
        measure : str
        right : ndarray, shape (n_items,)
        at : ndarray of int, shape (n_items,), optional
            Number of each item's cluster; those that the scores were made with when absent.
        by, group : str
        """
        self.ratio(measure, self.per_cluster(right, at), self.per_cluster(np.ones(len(right)), at), by, group)

    def prf(
        self, hits: Floats, found: Floats, wanted: Floats, by: str = "", group: Any = None, prefix: str = ""
    ) -> None:
        """Add precision, recall and F1; nan where nothing was found or to be found.

        Parameters
        ----------
        hits, found, wanted : ndarray, shape (n_clusters,)
            How many are right, how many the tool found, how many the coder has.
        by, group, prefix : str
            `prefix` stands before the names of the measures.
        """

        def compute(weights: Floats) -> Floats:
            h, f, w = (counts @ weights for counts in (hits, found, wanted))
            return np.stack([ratio(h, f), ratio(h, w), ratio(2 * h, f + w)])

        n = [int(counts.sum()) for counts in (found, wanted, wanted)]
        self.add([f"{prefix}{name}" for name in ("precision", "recall", "f1")], compute, n, by, group)

    def evaluation(self, note: str, **details: pd.DataFrame) -> Evaluation:
        """What was collected."""
        return Evaluation(pd.DataFrame(self._rows, columns=_COLUMNS), details, note)


def ratio(above: Any, below: Any) -> Floats:
    """Quotients; nan where there is nothing to divide by."""
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(np.divide(above, below), dtype=float)
