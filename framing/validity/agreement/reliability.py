"""Reliability data: codes in any arrangement enter, numbered codes of coders and units leave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, permutations
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.learn.codes import one_spelling, same_codes
from framing.stats.agreement import LEVELS, Level
from framing.validity.coding.coder_columns import Side, arranged

__all__ = ["Reliability"]


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
        coded = np.array([[value is not None for value in row] for row in given], dtype=bool).reshape(cells.shape)
        if not (coded.sum(axis=0) >= 2).any():
            raise ValueError("no unit (column) was coded by two coders; rows are coders, columns units")
        names = same_codes(cells[coded].tolist())
        if order is not None:
            places = {one_spelling(value): value for value in order}
            names = {key: places.get(key, value) for key, value in names.items()}
        values = _ordered(list(names.values()), level, order)
        place = {one_spelling(value): i for i, value in enumerate(values)}
        numbered = np.array([[-1 if value is None else place[value] for value in row] for row in given], dtype=np.int64)
        numbered = numbered.reshape(cells.shape)
        return cls(numbered, values, frame.index.tolist(), frame.columns.tolist(), level, note)

    def confusion(self) -> pd.DataFrame:
        """How often one coder gave the row's code and another the column's; with more than two coders, both ways."""
        table = np.zeros((len(self.values), len(self.values)), dtype=np.int64)
        two = len(self.coders) == 2
        for first, second in (combinations if two else permutations)(self.codes, 2):
            both = (first >= 0) & (second >= 0)
            np.add.at(table, (first[both], second[both]), 1)
        index, columns = (pd.Index(self.values, name=n) for n in (self.coders if two else ("one coder", "another")))
        return pd.DataFrame(table, index=index, columns=columns)

    def disagreements(self) -> pd.DataFrame:
        """Units on which coders differ: one row a unit, one column a coder, most divided first."""
        rows = []
        for unit, given in zip(self.units, self.codes.T):
            times = np.unique(given[given >= 0], return_counts=True)[1]
            if len(times) > 1:
                names = [None if code < 0 else self.values[code] for code in given]
                rows.append((unit, *names, len(times), times.max() / times.sum()))
        table = pd.DataFrame(rows, columns=["unit", *self.coders, "n_codes", "majority"])
        return table.sort_values("majority", kind="stable").reset_index(drop=True)


def _ordered(found: list[Any], level: Level, order: Sequence[Any] | None) -> list[Any]:
    if order is not None:
        missing = [value for value in found if value not in list(order)]
        if missing:
            raise ValueError(f"order= lacks the code {missing[0]!r}")
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
