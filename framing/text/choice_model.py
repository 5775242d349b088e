"""A conditional logit: which of several candidates is the right one, by weights of named features.

Features of each candidate enter as names; chances leave, one a candidate, which sum to one. The model knows nothing of
what the candidates are: *none of them* is a candidate like the others, with features of its own. How a model is trained
stands in :mod:`framing.training.train_choice`.

References
----------
McFadden, D. (1974). Conditional logit analysis of qualitative choice behavior. In Frontiers in Econometrics, 105-142.
Academic Press.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources.abc import Traversable
from itertools import repeat
from pathlib import Path
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from framing.text.stored_arrays import read_arrays, reading_model

__all__ = ["ChoiceModel", "softmax", "weight_name"]


def weight_name(context: str, feature: str) -> str:
    """Name of the weight that a feature has in a context.

    Parameters
    ----------
    context, feature : str

    Returns
    -------
    str
        The two with a tabulator between them.
    """
    return f"{context}\t{feature}"


def softmax(scores: npt.NDArray[np.float64], temperature: float = 1.0) -> npt.NDArray[np.float64]:
    """Turn scores into chances.

    Parameters
    ----------
    scores : ndarray of float64, shape (n,)
    temperature : float
        What the scores are divided by.

    Returns
    -------
    ndarray of float64, shape (n,)

    Examples
    --------
    >>> softmax(np.array([2.0, 0.0])).round(2).tolist()
    [0.88, 0.12]
    """
    chances = np.exp((scores - scores.max()) / temperature)
    out: npt.NDArray[np.float64] = chances / chances.sum()
    return out


class ChoiceModel:
    """A conditional logit over candidates.

    Parameters
    ----------
    weights : mapping of str to float
        By :func:`weight_name`: the context of a question, and the feature.
    meta : mapping
        What the file says beside the weights; ``temperature``, by which scores are divided, so that chances are right
        as often as they say (1 when absent).

    Attributes
    ----------
    meta : dict
    temperature : float

    Examples
    --------
    >>> model = ChoiceModel({"all\\tnear": 2.0, "pronoun\\tnear": 1.0})
    >>> model.chances([["near"], ["none"]], ["all"]).round(2).tolist()
    [0.88, 0.12]
    >>> model.chances([["near"], ["none"]], ["all", "pronoun"]).round(2).tolist()
    [0.95, 0.05]
    """

    def __init__(self, weights: Mapping[str, float], meta: Mapping[str, Any] | None = None) -> None:
        self.meta = dict(meta or {})
        self.temperature = float(self.meta.get("temperature", 1.0))
        self._by_context: dict[str, dict[str, float]] = {}
        for name, weight in weights.items():
            context, _, feature = name.partition("\t")
            self._by_context.setdefault(context, {})[feature] = weight
        self._joined: dict[tuple[str, ...], dict[str, float]] = {}

    def weights(self, contexts: Sequence[str]) -> Mapping[str, float]:
        """Weights of the features of a question: those of its contexts, added up.

        Parameters
        ----------
        contexts : sequence of str

        Returns
        -------
        mapping of str to float
        """
        key = tuple(contexts)
        joined = self._joined.get(key)
        if joined is None:
            joined = self._joined[key] = {}
            for context in contexts:
                for feature, weight in self._by_context.get(context, {}).items():
                    joined[feature] = joined.get(feature, 0.0) + weight
        return joined

    def chances(self, candidates: Iterable[Iterable[str]], contexts: Sequence[str]) -> npt.NDArray[np.float64]:
        """Chance of each candidate to be the right one.

        Parameters
        ----------
        candidates : iterable of iterable of str, n of them
            Features of each; those without a weight count nothing.
        contexts : sequence of str
            Of the question: their weights are added up.

        Returns
        -------
        ndarray of float64, shape (n,)
        """
        get, nothing = self.weights(contexts).get, repeat(0.0)
        scores = np.array([sum(map(get, features, nothing)) for features in candidates], dtype=np.float64)
        return softmax(scores, self.temperature)

    def save(self, path: Path) -> None:
        """Write as ``.npz``, read without pickle.

        Parameters
        ----------
        path : Path
        """
        weights = {weight_name(c, name): w for c, own in self._by_context.items() for name, w in own.items()}
        names = sorted(weights)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as stream:
            np.savez_compressed(
                stream,
                allow_pickle=False,
                names=np.frombuffer("\n".join(names).encode(), dtype=np.uint8),
                weights=np.array([weights[name] for name in names], dtype=np.float16),
                meta=np.frombuffer(json.dumps(self.meta, sort_keys=True).encode(), dtype=np.uint8),
            )

    @classmethod
    def load(cls, source: Path | Traversable, kind: str, command: str) -> Self:
        """Read what :meth:`save` wrote.

        Parameters
        ----------
        source : Path or Traversable
        kind, command : str
            What such a model is called, and the command that writes it: for the message.

        Returns
        -------
        ChoiceModel
            Of the class that it is called on.

        Raises
        ------
        ValueError
            If the file is none that the command wrote.
        """
        with reading_model(source, kind, command):
            data = read_arrays(source)
            names = bytes(data["names"]).decode().split("\n")
            weights = dict(zip(names, data["weights"].astype(np.float64).tolist()))
            return cls(weights, dict(json.loads(bytes(data["meta"]))))
