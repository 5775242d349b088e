"""A parser on disk: weights in 8 bits and what is to be known of them."""

from __future__ import annotations

import json
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from framing.text.stored_arrays import read_arrays, reading_model, write_arrays

__all__ = ["pack", "read_parser", "unpack", "write_parser"]

Weights = dict[str, npt.NDArray[np.float32]]


def write_parser(weights: Weights, meta: dict[str, Any], path: Path) -> None:
    """Write a parser; the same weights and meta give the same bytes.

    Parameters
    ----------
    weights : dict of str to ndarray of float32
        By the names of :class:`framing.text.grammar.network.Network`.
    meta : dict
        See :class:`framing.text.grammar.Parser`.
    path : Path
    """
    about = np.frombuffer(json.dumps(meta, sort_keys=True).encode(), dtype=np.uint8)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_arrays({"meta": about, **pack(weights)}, path)


def read_parser(source: Path | Traversable) -> tuple[Weights, dict[str, Any]]:
    """Weights and meta of a parser that :func:`write_parser` wrote.

    Parameters
    ----------
    source : Path or Traversable

    Returns
    -------
    weights : dict of str to ndarray of float32
    meta : dict

    Raises
    ------
    FileNotFoundError
        If there is no such file.
    ValueError
        If the file is no parser.
    """
    with reading_model(source, "parser", "framing train parser"):
        arrays = read_arrays(source)
        return unpack(arrays), dict(json.loads(bytes(arrays.pop("meta"))))


def pack(weights: Weights) -> dict[str, npt.NDArray[Any]]:
    """Weights in 8 bits with one scale a column; rows of numbers (biases) stay as they are.

    Parameters
    ----------
    weights : dict of str to ndarray of float32

    Returns
    -------
    dict of str to ndarray
        ``NAME.codes`` and ``NAME.scale`` of each matrix.

    Examples
    --------
    >>> packed = pack({"tag": np.array([[127, 63.5], [1, -31.75]], dtype=np.float32)})
    >>> packed["tag.codes"].tolist(), packed["tag.scale"].tolist()
    ([[127, 127], [1, -64]], [1.0, 0.5])
    """
    out: dict[str, npt.NDArray[Any]] = {}
    for name, values in weights.items():
        if values.ndim == 1:
            out[name] = values.astype(np.float32)
            continue
        scale = np.maximum(np.abs(values).max(axis=0), 1e-8) / 127
        out[f"{name}.codes"] = np.rint(values / scale).astype(np.int8)
        out[f"{name}.scale"] = scale.astype(np.float32)
    return out


def unpack(arrays: dict[str, npt.NDArray[Any]]) -> Weights:
    """Weights from what :func:`pack` made of them.

    Parameters
    ----------
    arrays : dict of str to ndarray

    Returns
    -------
    dict of str to ndarray of float32

    Examples
    --------
    >>> unpack(pack({"tag": np.array([[127, 0.5]], dtype=np.float32)}))["tag"].tolist()
    [[127.0, 0.5]]
    """
    weights: Weights = {}
    for name, values in arrays.items():
        if name.endswith(".codes"):
            weights[name.removesuffix(".codes")] = values.astype(np.float32) * arrays[f"{name[:-6]}.scale"]
        elif not name.endswith(".scale") and name != "meta":
            weights[name] = values.astype(np.float32)
    return weights
