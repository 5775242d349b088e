"""The model's file: arrays of numbers only, so that reading it can run no code."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt

from framing.quotes.engine.boosted_trees import Trees
from framing.quotes.engine.engine_model import Model
from framing.quotes.engine.word_columns import Vocabulary
from framing.text.hashing import LinearTable
from framing.text.stored_arrays import read_arrays, reading_model, write_arrays

__all__ = ["read_model", "write_model"]

_VERSION = 3
_SETTINGS = ("cue_bias", "net", "threshold", "slope", "shift")


def write_model(model: Model, path: Path) -> None:
    """Write a model; the same model gives the same bytes.

    Parameters
    ----------
    model : Model
    path : Path
        Ends in ``.npz``.
    """
    vocabulary = model.vocabulary
    arrays: dict[str, npt.NDArray[np.generic]] = {
        "version": np.array([_VERSION], dtype=np.int32),
        "settings": np.array([model.settings[name] for name in _SETTINGS], dtype=np.float64),
        "links": model.links,
        "words": np.diff(vocabulary.words, prepend=np.uint32(0)).astype(np.uint32),
        "clusters": np.ascontiguousarray(vocabulary.clusters.T),
        "strengths": vocabulary.strengths,
        **model.cues.to_arrays("cues"),
        **model.roles.to_arrays("roles"),
        **model.trees.to_arrays("trees"),
    }
    write_arrays(arrays, path)


def read_model(path: Path) -> Model:
    """Read what :func:`write_model` wrote.

    Parameters
    ----------
    path : Path

    Returns
    -------
    Model

    Raises
    ------
    ValueError
        If the file is no model of this version.
    """
    with reading_model(path, f"attribution model of version {_VERSION}", "framing train quotes"):
        arrays = read_arrays(path)
        if int(arrays["version"][0]) != _VERSION:
            raise ValueError(f"it is of version {int(arrays['version'][0])}")
        words = np.cumsum(arrays["words"], dtype=np.uint64).astype(np.uint32)
        vocabulary = Vocabulary(words, np.ascontiguousarray(arrays["clusters"].T), arrays["strengths"])
        tables = {name: LinearTable.from_arrays(arrays, name) for name in ("cues", "roles")}
        settings = dict(zip(_SETTINGS, arrays["settings"].tolist()))
        trees = Trees.from_arrays(arrays, "trees")
        return Model(vocabulary, tables["cues"], tables["roles"], trees, arrays["links"], settings)
