"""A small background model of news language: word vectors, straight-against-opinion scores, valence."""

from __future__ import annotations

import hashlib
import json
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from framing.text.stored_arrays import read_arrays, reading_model

__all__ = ["Background", "load_background", "normal_form"]

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]
_SHIPPED = Path(__file__).with_name("model") / "background.npz"
_DIGITS = str.maketrans("123456789’‘", "000000000''")


def normal_form(word: str) -> str:
    """Form under which a word is looked up: lower case, digits as 0, straight apostrophes.

    Parameters
    ----------
    word : str

    Returns
    -------
    str

    Examples
    --------
    >>> normal_form("’90s")
    "'00s"
    """
    return word.lower().translate(_DIGITS)


class Background:
    """What a collection of news teaches about words.

    Attributes
    ----------
    words : list of str, length n
        The vocabulary, by frequency.
    vectors : ndarray of float32, shape (n + 1, d)
        Word vectors of length 1; the last row, of an unknown word, is 0.
    leaning : ndarray of float32, shape (n + 1,)
        Weight of the word for a sentence of an opinion outlet (+) against one of straight news (-).
    valence : ndarray of float32, shape (n + 1,)
        Pleasant (+) or unpleasant (-), on the scale of the lexicon that it was learnt from (-4 to 4).
    own_valence : ndarray of bool, shape (n + 1,)
        Whether the valence is the lexicon's own, not spread to the word.
    meta : dict
        From what it was built, and how.

    Examples
    --------
    >>> from framing.learn import load_background
    >>> background = load_background()
    >>> place = background.words.index("massacre")
    >>> bool(background.valence[place] < 0)
    True
    """

    def __init__(self, arrays: dict[str, npt.NDArray[Any]], meta: dict[str, Any]) -> None:
        self.arrays = arrays
        self.meta = meta
        self.words = bytes(arrays["words"]).decode("utf-8").split("\n")
        scale = arrays["scale"].astype(np.float32)
        self.vectors = _with_unknown(arrays["vectors"].astype(np.float32) * scale)
        self.leaning = _with_unknown(arrays["leaning"].astype(np.float32))
        self.valence = _with_unknown(arrays["valence"].astype(np.float32))
        self.own_valence = np.append(arrays["own_valence"].astype(bool), False)

    @cached_property
    def index(self) -> dict[str, int]:
        """Row of each word of the vocabulary."""
        return {word: i for i, word in enumerate(self.words)}

    @cached_property
    def checksum(self) -> str:
        """SHA-256 of the words and their vectors, by which a model names the vectors that it was trained with."""
        digest = hashlib.sha256(bytes(self.arrays["words"]))
        for name in ("vectors", "scale"):
            digest.update(np.ascontiguousarray(self.arrays[name]).tobytes())
        return digest.hexdigest()

    @cached_property
    def _pairs(self) -> tuple[npt.NDArray[np.int64], Floats]:
        """Keys of the known pairs of words in rising order, and their weights."""
        first, second = self.arrays["pair_first"].astype(np.int64), self.arrays["pair_second"].astype(np.int64)
        key = first * (len(self.words) + 1) + second
        order = np.argsort(key)
        return key[order], self.arrays["pair_leaning"].astype(np.float32)[order]

    def ids(self, words: list[str]) -> Ints:
        """Number of each word in the vocabulary.

        Parameters
        ----------
        words : list of str

        Returns
        -------
        ndarray of int32
            ``len(self.words)`` for an unknown word.
        """
        get, unknown = self.index.get, len(self.words)
        return np.array([get(normal_form(word), unknown) for word in words], dtype=np.int32)

    def token_leaning(self, ids: Ints) -> Floats:
        """Leaning of each token with half of that of the pairs it stands in.

        Parameters
        ----------
        ids : ndarray of int32, shape (n_tokens,)
            Tokens of one sentence.

        Returns
        -------
        ndarray of float32, shape (n_tokens,)
            Their sum is the score of the sentence.
        """
        out: Floats = self.leaning[ids].copy()
        if len(ids) > 1:
            keys, weights = self._pairs
            wanted = ids[:-1].astype(np.int64) * (len(self.words) + 1) + ids[1:]
            at = np.minimum(np.searchsorted(keys, wanted), max(len(keys) - 1, 0))
            if len(keys):
                pair = np.where(keys[at] == wanted, weights[at], 0).astype(np.float32) / 2
                out[:-1] += pair
                out[1:] += pair
        return out

    def save(self, path: Path) -> None:
        """Write as ``.npz``; it is read without pickle."""
        path.parent.mkdir(parents=True, exist_ok=True)
        meta = np.frombuffer(json.dumps(self.meta, sort_keys=True).encode(), dtype=np.uint8)
        with path.open("wb") as handle:
            np.savez_compressed(handle, allow_pickle=False, meta=meta, **self.arrays)


def _with_unknown(values: Floats) -> Floats:
    return np.concatenate([values, np.zeros_like(values[:1])])


@cache
def _load(path: Path) -> Background:
    arrays = read_arrays(path)
    meta = dict(json.loads(bytes(arrays.pop("meta"))))
    return Background(arrays, meta)


def load_background(path: str | Path | None = None) -> Background:
    """Read a background model.

    Parameters
    ----------
    path : path, optional
        The shipped one when absent.

    Returns
    -------
    Background

    Raises
    ------
    FileNotFoundError
        If there is no such file.
    ValueError
        If the file is no background model.

    Examples
    --------
    >>> model = load_background()
    >>> model.vectors.shape[0] == len(model.words) + 1
    True
    """
    source = _SHIPPED if path is None else Path(path)
    with reading_model(source, "background model", "framing train background"):
        return _load(source.resolve())
