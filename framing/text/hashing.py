"""Linear models over hashed features: names of features become numbers, numbers point into one table of weights.

A feature is a template (its number is the salt) and the values that fill it; 32-bit arithmetic mixes them into a slot
of a table. Nothing is looked up by name, so a whole document is scored by a few array operations a template. The
shipped tables hold only the slots that matter, as companded 8-bit numbers.
"""

from __future__ import annotations

from collections.abc import Iterable
from zlib import crc32

import numpy as np
import numpy.typing as npt

__all__ = ["Hashes", "LinearTable", "hash_text", "mix"]

Hashes = npt.NDArray[np.uint32]
_MULTIPLIER = np.uint32(0x9E3779B1)
_SALT = 0x85EBCA6B


def hash_text(text: str) -> int:
    """A 32-bit number for a string, the same on every machine.

    Parameters
    ----------
    text : str

    Returns
    -------
    int

    Examples
    --------
    >>> hash_text("said")
    4013622486
    """
    return crc32(text.encode("utf-8", "surrogatepass"))


def mix(salt: int, columns: Iterable[Hashes], bits: int) -> npt.NDArray[np.int32]:
    """Slots of one template in a table of ``2**bits`` slots.

    Parameters
    ----------
    salt : int
        Number of the template.
    columns : iterable of ndarray of uint32, shape (n,)
        The values that fill the template; the order counts.
    bits : int
        At most 30.

    Returns
    -------
    ndarray of int32, shape (n,)

    Examples
    --------
    >>> a, b = np.array([1, 2], dtype=np.uint32), np.array([5, 5], dtype=np.uint32)
    >>> mix(3, [a, b], 10).tolist() == mix(3, [b, a], 10).tolist()
    False
    """
    mixed: Hashes | None = None
    start = np.uint32((salt * _SALT + 0x27D4EB2F) & 0xFFFFFFFF)
    for column in columns:
        mixed = (column ^ start if mixed is None else mixed ^ column) * _MULTIPLIER
        mixed ^= mixed >> np.uint32(15)
    if mixed is None:
        raise ValueError("a template needs at least one column")
    mixed *= _MULTIPLIER
    return (mixed >> np.uint32(32 - bits)).astype(np.int32)


class LinearTable:
    """Weights of hashed features for some labels, only the slots that are not zero.

    Parameters
    ----------
    bits : int
        The features are slots below ``2**bits``.
    slots : ndarray of int32, shape (r,)
        The slots that have weights, ascending.
    codes : ndarray of int8, shape (r, n_labels)
        Companded weights: the sign times the square of the code, times `scale`.
    scale : float

    Examples
    --------
    >>> dense = np.zeros((8, 2))
    >>> dense[3] = [4.0, -1.0]
    >>> table = LinearTable.compress(dense, keep=1)
    >>> np.round(table.score([np.array([3, 5], dtype=np.int32)]), 1).tolist()
    [[4.0, -1.0], [0.0, 0.0]]
    """

    def __init__(self, bits: int, slots: npt.NDArray[np.int32], codes: npt.NDArray[np.int8], scale: float) -> None:
        self.bits, self.slots, self.codes, self.scale = bits, slots, codes, float(scale)
        # All slots, those without a weight too: one byte a label is read at random, and what it stands for is computed.
        # A table from slots to rows, and one of weights, would be two reads at random instead of one.
        self._all = np.zeros((1 << bits, codes.shape[1]), dtype=np.int8)
        self._all[slots] = codes

    def score(self, features: Iterable[npt.NDArray[np.int32]]) -> npt.NDArray[np.float32]:
        """Sum of the weights of the features.

        Parameters
        ----------
        features : iterable of ndarray of int32, shape (n,)
            Slots, one array a template.

        Returns
        -------
        ndarray of float32, shape (n, n_labels)
        """
        total: npt.NDArray[np.float32] | None = None
        scale = np.float32(self.scale)
        for slots in features:
            if total is None:
                shape = (len(slots), self.codes.shape[1])
                total, code, wide, part = (np.zeros(shape, dtype) for dtype in ("f4", "i1", "f4", "f4"))
            np.take(self._all, slots, axis=0, out=code, mode="clip")  # into arrays that are there already
            wide[...] = code
            np.abs(wide, out=part)
            part *= wide
            part *= scale
            total += part
        if total is None:
            raise ValueError("no features to score")
        return total

    @classmethod
    def compress(cls, dense: npt.NDArray[np.floating], keep: int) -> LinearTable:
        """Keep the slots with the largest weights, in 8 bits.

        Parameters
        ----------
        dense : ndarray, shape (2**bits, n_labels)
        keep : int
            How many slots at most.

        Returns
        -------
        LinearTable
        """
        size = np.abs(dense).max(axis=1)
        slots = np.flatnonzero(size)
        if len(slots) > keep:
            order = np.argsort(-size[slots], kind="stable")[:keep]
            slots = np.sort(slots[order])
        # A few very large weights must not cost the small ones their precision.
        top = float(np.quantile(np.abs(dense[slots]), 0.9999)) if len(slots) else 1.0
        scale = max(top, 1e-9) / 127.0**2
        kept = np.clip(dense[slots], -top, top)
        codes = np.rint(np.sign(kept) * np.sqrt(np.abs(kept) / scale)).astype(np.int8)
        return cls(int(dense.shape[0]).bit_length() - 1, slots.astype(np.int32), codes, scale)

    def to_arrays(self, prefix: str) -> dict[str, npt.NDArray[np.generic]]:
        """Arrays to store, their names beginning with `prefix`."""
        gaps = np.diff(self.slots, prepend=np.int32(0)).astype(np.uint32)
        return {
            f"{prefix}.gaps": gaps,
            f"{prefix}.codes": np.ascontiguousarray(self.codes.T),
            f"{prefix}.scale": np.array([self.scale, self.bits], dtype=np.float64),
        }

    @classmethod
    def from_arrays(cls, arrays: dict[str, npt.NDArray[np.generic]], prefix: str) -> LinearTable:
        """Read back what :meth:`to_arrays` made."""
        scale, bits = arrays[f"{prefix}.scale"].tolist()
        slots = np.cumsum(arrays[f"{prefix}.gaps"].astype(np.int64)).astype(np.int32)
        return cls(int(bits), slots, np.ascontiguousarray(arrays[f"{prefix}.codes"].T).astype(np.int8), scale)
