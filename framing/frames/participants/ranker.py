"""The ranker: weights of features, and the chance of each actor to fill a role."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

from framing.frames.participants.features import Parts

__all__ = ["Ranker", "contexts", "load_ranker"]


def contexts(role: str, frame: str, slots: Sequence[str]) -> tuple[str, str, str]:
    """Where the weights of a feature stand: for the role, with the frame, with the first place of the entry.

    Words have weights for the role alone.
    """
    return role, f"{role} {frame}", f"{role}/{slots[0] if slots else '-'}"


class Ranker:
    """A conditional logit over the actors of an article and nobody.

    Parameters
    ----------
    weights : dict of str to float
        By the name of the context, a tabulator and the feature.
    meta : dict
        ``temperature``: what scores are divided by, so that chances are right as often as they say. ``nobody``: an
        actor is named if it is more than so many times as likely as nobody. ``sure``: from which chance on nine of ten
        answers are right. ``people``: how often CIVILIANS is right as the target of a term that only says people.

    Examples
    --------
    >>> ranker = Ranker({"agent\\tsubject": 2.0}, {"temperature": 1.0, "nobody": 1.0})
    >>> parts = [(["subject"], [], []), ([], [], [])]
    >>> ranker.chances("agent", "aggression", ("agent",), parts).round(2).tolist()
    [0.88, 0.12]
    """

    def __init__(self, weights: dict[str, float], meta: dict[str, Any]) -> None:
        self.meta = meta
        self.temperature = float(meta["temperature"])
        self.nobody = float(meta["nobody"])
        self.people = float(meta.get("people", 1.0))
        self._by_context: dict[str, dict[str, float]] = {}
        for name, weight in weights.items():
            context, _, feature = name.partition("\t")
            self._by_context.setdefault(context, {})[feature] = weight
        self._joined: dict[tuple[str, str, str], dict[str, float]] = {}

    def _weights(self, names: tuple[str, str, str]) -> dict[str, float]:
        known = self._joined.get(names)
        if known is None:
            known = self._joined[names] = dict(self._by_context.get(names[0], {}))
            for name in names[1:]:
                for feature, weight in self._by_context.get(name, {}).items():
                    known[feature] = known.get(feature, 0.0) + weight
        return known

    def chances(self, role: str, frame: str, slots: Sequence[str], parts: Sequence[Parts]) -> npt.NDArray[np.float64]:
        """Chance of each answer.

        Parameters
        ----------
        role : {"agent", "patient", "target"}
        frame : str
        slots : sequence of str
            Where the entry looks for its target.
        parts : sequence of Parts
            Features of each answer.

        Returns
        -------
        ndarray of float64, shape (n,)
        """
        weights = self._weights(contexts(role, frame, slots))
        get = weights.get
        scores = np.array([sum(get(name, 0.0) for part in own for name in part) for own in parts])
        chances = np.exp((scores - scores.max()) / self.temperature)
        out: npt.NDArray[np.float64] = chances / chances.sum()
        return out

    def why(self, role: str, frame: str, slots: Sequence[str], own: Parts, most: int = 5) -> list[tuple[str, float]]:
        """The features that speak most for or against an answer.

        Parameters
        ----------
        role, frame : str
        slots : sequence of str
        own : Parts
        most : int

        Returns
        -------
        list of (str, float)
            Name and weight, the heaviest first.
        """
        weights = self._weights(contexts(role, frame, slots))
        found = [(name, weights[name]) for part in own for name in part if name in weights]
        return sorted(found, key=lambda item: -abs(item[1]))[:most]

    def save(self, path: Path) -> None:
        """Write as ``.npz``, read without pickle.

        Parameters
        ----------
        path : Path
        """
        weights = {f"{context}\t{name}": w for context, own in self._by_context.items() for name, w in own.items()}
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


@cache
def load_ranker(path: Path | None = None) -> Ranker:
    """Read a ranker, once.

    Parameters
    ----------
    path : pathlib.Path, optional
        The shipped one when absent.

    Returns
    -------
    Ranker

    Raises
    ------
    ValueError
        If the file is none that ``framing train participants`` wrote.
    """
    source = files("framing.frames").joinpath("model/participants.npz") if path is None else path
    try:
        with source.open("rb") as stream, np.load(stream, allow_pickle=False) as data:
            names = bytes(data["names"]).decode().split("\n")
            weights = dict(zip(names, data["weights"].astype(np.float64).tolist()))
            return Ranker(weights, json.loads(bytes(data["meta"])))
    except (KeyError, ValueError, EOFError, BadZipFile) as error:
        raise ValueError(
            f"{source} is no ranker of participants ({error}); `framing train participants` writes one"
        ) from error
