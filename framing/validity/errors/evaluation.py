"""Result of holding a measure against hand coding."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

__all__ = ["Evaluation"]


@dataclass(frozen=True, eq=False)
class Evaluation:
    """Result of :func:`framing.validity.evaluate`.

    Attributes
    ----------
    summary : DataFrame
        Index ``score``: precision, recall, f1, for labels also macro_f1 and accuracy, ``alpha`` between tool and
        coder, and the share of the found rows whose further columns are right (``voice``, ``target``, …); columns
        estimate, low, high, n.
    per_code : DataFrame
        Index ``code``: precision, recall, f1 with intervals, n_gold, n_tool.
    by : DataFrame
        The same for each group, index ``by``, ``group``.
    differential : DataFrame
        For each two groups and kind of error: the shares, their difference with its interval, p, q, note.
    outcomes : DataFrame
        One row a hit, miss or false alarm with the positions of the rows in table and gold.
    note : str
    """

    summary: pd.DataFrame
    per_code: pd.DataFrame
    by: pd.DataFrame
    differential: pd.DataFrame
    outcomes: pd.DataFrame
    note: str

    @property
    def precision(self) -> float:
        """Share of the tool's rows that are right."""
        return float(self.summary.loc["precision", "estimate"])  # type: ignore[arg-type]

    @property
    def recall(self) -> float:
        """Share of the coder's rows that the tool found."""
        return float(self.summary.loc["recall", "estimate"])  # type: ignore[arg-type]

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return float(self.summary.loc["f1", "estimate"])  # type: ignore[arg-type]

    @property
    def alpha(self) -> float:
        """Krippendorff's alpha between tool and coder; nan where it was not worked out."""
        return float(self.summary.loc["alpha", "estimate"])  # type: ignore[arg-type]

    @property
    def errors(self) -> pd.DataFrame:
        """The outcomes that are errors."""
        return self.outcomes[self.outcomes["outcome"] != "tp"].reset_index(drop=True)

    def counts(self, by: str | None = None) -> pd.DataFrame:
        """Counts of tp, fp and fn, of all or of each group, as :func:`framing.validity.correct_rates` takes them."""
        groups = pd.Series("all", index=self.outcomes.index, name="group") if by is None else self.outcomes[by]
        table = pd.crosstab(groups, self.outcomes["outcome"])
        return table.reindex(columns=["tp", "fp", "fn"], fill_value=0).rename_axis(columns=None)

    def __repr__(self) -> str:
        return f"{self.summary.round(3).to_string()}\n({self.note})"

    def _repr_html_(self) -> str:
        return f"{self.summary.round(3).to_html()}<p>{self.note}</p>"
