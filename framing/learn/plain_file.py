"""A classifier as arrays of numbers and one text: any version of scikit-learn reads it, and nothing in it can run."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from framing.text.stored_arrays import read_arrays, reading_model, write_arrays

__all__ = ["Arrays", "as_bytes", "as_names", "read_plain", "write_plain"]

Arrays = dict[str, npt.NDArray[Any]]


def as_bytes(names: Iterable[str]) -> npt.NDArray[np.uint8]:
    """Names as an array of numbers.

    Parameters
    ----------
    names : iterable of str
        Without line breaks.

    Returns
    -------
    ndarray of uint8

    Examples
    --------
    >>> as_names(as_bytes(["L=praise", "R=plan"]))
    ['L=praise', 'R=plan']
    """
    return np.frombuffer("\n".join(names).encode(), dtype=np.uint8)


def as_names(array: npt.NDArray[np.uint8]) -> list[str]:
    """Names from what :func:`as_bytes` made of them.

    Parameters
    ----------
    array : ndarray of uint8

    Returns
    -------
    list of str
    """
    text = bytes(array).decode()
    return text.split("\n") if text else []


def write_plain(path: Path, arrays: Mapping[str, npt.NDArray[Any]], card: Mapping[str, Any]) -> None:
    """Write arrays and a card as ``.npz``; the same ones give the same bytes.

    Parameters
    ----------
    path : Path
    arrays : mapping of str to ndarray
    card : mapping
        What JSON can hold.
    """
    about = np.frombuffer(json.dumps(card, sort_keys=True, ensure_ascii=False).encode(), dtype=np.uint8)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_arrays({"card": about, **arrays}, path)


def read_plain(source: Path | Traversable) -> tuple[Arrays, dict[str, Any]]:
    """Arrays and card of a file that :func:`write_plain` wrote. Nothing in it is executed.

    Parameters
    ----------
    source : Path or Traversable

    Returns
    -------
    arrays : dict of str to ndarray
    card : dict

    Raises
    ------
    ValueError
        If it is no such file.
    """
    with reading_model(source, "stored classifier", "framing train"):
        arrays = read_arrays(source)
        return arrays, dict(json.loads(bytes(arrays.pop("card"))))
