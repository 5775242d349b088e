"""How likely two articles report one event: a logistic regression with the weights of a TOML file."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from framing.articles.events.event_pairs import FEATURES
from framing.text.stored_arrays import reading_model

__all__ = ["LinkModel", "load_link_model"]

Floats = npt.NDArray[np.float64]
_SHIPPED = Path(__file__).with_name("model") / "event_links.toml"


@dataclass(frozen=True)
class LinkModel:
    """Weights of what is known of a pair.

    Attributes
    ----------
    weights : tuple of float
        One for each of :data:`framing.articles.events.event_pairs.FEATURES`.
    intercept : float
    least : float
        How likely the articles of two groups must be linked on average for the groups to be one.

    Examples
    --------
    >>> model = LinkModel((2.0, *[0.0] * 7), -1.0, 0.5)
    >>> model.likely(np.array([[0.5, *[0.0] * 7]])).tolist()
    [0.5]
    """

    weights: tuple[float, ...]
    intercept: float
    least: float

    def likely(self, features: Floats) -> Floats:
        """Say how likely the two articles of each pair report one event.

        Parameters
        ----------
        features : ndarray, shape (n, 8)

        Returns
        -------
        ndarray, shape (n,)
            0 to 1, to nine digits: so much is the same on every machine.
        """
        out: Floats = np.round(1 / (1 + np.exp(-(features @ np.array(self.weights) + self.intercept))), 9)
        return out

    def save(self, path: Path, about: str = "") -> None:
        """Write as TOML.

        Parameters
        ----------
        path : pathlib.Path
        about : str
            A comment, how it was made.
        """
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = [f"# {line}" for line in about.splitlines()]
        lines += [f"intercept = {self.intercept!r}", f"least = {self.least!r}", "", "[weights]"]
        lines += [f"{name} = {weight!r}" for name, weight in zip(FEATURES, self.weights)]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")


@cache
def load_link_model(path: Path | None = None) -> LinkModel:
    """Read weights.

    Parameters
    ----------
    path : pathlib.Path, optional
        The shipped ones when absent.

    Returns
    -------
    LinkModel

    Raises
    ------
    ValueError
        If the file lacks a number.

    Examples
    --------
    >>> 0 < load_link_model().least < 1
    True
    """
    path = path or _SHIPPED
    with reading_model(path, "model of events", "framing train events"):
        found = tomllib.loads(path.read_text(encoding="utf-8"))
        weights = [float(found["weights"][name]) for name in FEATURES]
        return LinkModel(tuple(weights), float(found["intercept"]), float(found["least"]))
