"""Reliability data, read once, and the result of an analysis of agreement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.stats.agreement import LEVELS, Level
from framing.validity.coding.coder_columns import Side, arranged
from framing.validity.coding.codes import one_spelling, same_codes

__all__ = ["Agreement", "Reliability"]


@dataclass(frozen=True, eq=False)
class Reliability:
    """Codes as indices into their values.

    Attributes
    ----------
    codes : ndarray of int, shape (n_coders, n_units)
        -1 where not coded.
    values : list
        The codes, in their order.
    coders, units : list
    level : str
    note : str
        How the codes were read.
    """

    codes: npt.NDArray[np.int64]
    values: list[Any]
    coders: list[Any]
    units: list[Any]
    level: Level
    note: str = ""

    @property
    def numbers(self) -> npt.NDArray[np.float64]:
        """What the values stand for: themselves where they measure, else their rank."""
        if self.level in ("interval", "ratio"):
            return np.array([float(value) for value in self.values])
        return np.arange(len(self.values), dtype=float)

    def distance(self) -> npt.NDArray[np.float64]:
        """Distances for Cohen's kappa: none for nominal codes, squared for ordered ones."""
        if self.level == "nominal":
            return 1 - np.eye(len(self.values))
        number = self.numbers
        return np.asarray((number[:, None] - number[None, :]) ** 2)

    @classmethod
    def read(cls, codes: Any, level: Level, order: Sequence[Any] | None, coders: Side | None = None) -> Reliability:
        """Check the codes and number them."""
        if level not in LEVELS:
            raise ValueError(f"no level {level!r}; the levels are {', '.join(LEVELS)}")
        frame, note = arranged(codes, coders)
        if len(frame) < 2:
            raise ValueError(
                f"agreement needs two coders ({'columns' if coders == 'columns' else 'rows'}), and there is "
                f"{len(frame) or 'none'}"
            )
        cells = frame.astype("object").to_numpy()
        given = [[one_spelling(value) for value in row] for row in cells]
        known = np.array([[value is not None for value in row] for row in given], dtype=bool).reshape(cells.shape)
        if not (known.sum(axis=0) >= 2).any():
            raise ValueError("no unit (column) was coded by two coders; rows are coders, columns units")
        names = same_codes(cells[known].tolist())
        if order is not None:
            places = {one_spelling(value): value for value in order}
            names = {key: places.get(key, value) for key, value in names.items()}
        values = _ordered(list(names.values()), level, order)
        place = {one_spelling(value): i for i, value in enumerate(values)}
        numbered = np.full(cells.shape, -1, dtype=np.int64)
        for i, row in enumerate(given):
            for j, value in enumerate(row):
                if value is not None:
                    numbered[i, j] = place[value]
        return cls(numbered, values, frame.index.tolist(), frame.columns.tolist(), level, note)

    def label(self, coder: int, unit: int) -> Any:
        """Code that a coder gave a unit, None when not coded."""
        index = self.codes[coder, unit]
        return None if index < 0 else self.values[index]


def _ordered(found: list[Any], level: Level, order: Sequence[Any] | None) -> list[Any]:
    if order is not None:
        lost = [value for value in found if value not in list(order)]
        if lost:
            raise ValueError(f"order= lacks the code {lost[0]!r}")
        return list(order)
    numeric = [_number(value) for value in found]
    if all(number is not None for number in numeric):
        return [value for _, value in sorted(zip(numeric, found), key=lambda pair: pair[0])]  # type: ignore[arg-type,return-value]
    word = found[numeric.index(None)]
    if level in ("interval", "ratio"):
        raise ValueError(f"the {level} level needs numbers, and {word!r} is none")
    if level == "ordinal":
        raise ValueError(
            f"the ordinal level needs numbers, or order= with the codes from low to high; {word!r} is none"
        )
    return sorted(found, key=str)


def _number(value: Any) -> float | None:
    try:
        return float(value)
    except (TypeError, ValueError):
        return None


@dataclass(frozen=True, eq=False)
class Agreement:
    """Result of :func:`framing.validity.agreement`.

    Attributes
    ----------
    data : Reliability
    summary : DataFrame
        Index ``measure``; columns estimate, low, high, n_units.
    per_code : DataFrame
        One row a code: alpha of this code against all others, its interval, the specific agreement (of two coders
        one of whom gave the code, how often the other did), how often it was given.
    pairs : DataFrame
        Cohen's kappa of each two coders (quadratic weights at the levels with an order).
    note : str
        What was resampled.
    """

    data: Reliability
    summary: pd.DataFrame
    per_code: pd.DataFrame
    pairs: pd.DataFrame
    note: str

    @property
    def alpha(self) -> float:
        """Krippendorff's alpha at the level asked for."""
        return float(self.summary["estimate"].iloc[0])

    @property
    def kappa(self) -> float:
        """Cohen's kappa of two coders, Fleiss' kappa of more."""
        two = "Cohen's kappa" in self.summary.index
        return float(self.summary.loc["Cohen's kappa" if two else "Fleiss' kappa", "estimate"])  # type: ignore[arg-type]

    @property
    def percent(self) -> float:
        """Share of pairs of codes that agree, 0 to 1."""
        return float(self.summary.loc["percent agreement", "estimate"])  # type: ignore[arg-type]

    @property
    def confusion(self) -> pd.DataFrame:
        """How often one coder gave the row's code and another the column's; with more than two coders, both ways."""
        size = len(self.data.values)
        table = np.zeros((size, size), dtype=np.int64)
        n = len(self.data.coders)
        for i in range(n):
            for j in range(i + 1, n) if n == 2 else range(n):
                first, second = self.data.codes[i], self.data.codes[j]
                both = (first >= 0) & (second >= 0) & (i != j)
                np.add.at(table, (first[both], second[both]), 1)
        names = self.data.coders if n == 2 else ["one coder", "another"]
        index, columns = pd.Index(self.data.values, name=names[0]), pd.Index(self.data.values, name=names[1])
        return pd.DataFrame(table, index=index, columns=columns)

    @property
    def disagreements(self) -> pd.DataFrame:
        """Units on which coders differ: one row a unit, one column a coder, most divided first."""
        rows = []
        for at, unit in enumerate(self.data.units):
            given = [self.data.label(i, at) for i in range(len(self.data.coders))]
            known = [value for value in given if value is not None]
            different = len(set(known))
            if different > 1:
                most = max(known.count(value) for value in known) / len(known)
                rows.append(
                    {"unit": unit, **dict(zip(self.data.coders, given)), "n_codes": different, "majority": most}
                )
        table = pd.DataFrame(rows, columns=["unit", *self.data.coders, "n_codes", "majority"])
        return table.sort_values("majority", kind="stable").reset_index(drop=True)

    def __repr__(self) -> str:
        return f"{self.summary.round(3).to_string()}\n({self.note})"

    def _repr_html_(self) -> str:
        return f"{self.summary.round(3).to_html()}<p>{self.note}</p>"
