"""A small convolutional net over tokens: what the context says of a word as a cue, as part of a source, of a content.

Every token is the sum of a few vectors (word, ending, capitals, tag, cue strength, quotation marks, edges of sentence
and paragraph); residual convolutions over three tokens, reaching wider from layer to layer, mix in the words around; a
linear layer gives four logits a token. It runs in numpy, in blocks that stay in the processor's cache.

References
----------
Collobert, R., Weston, J., Bottou, L., Karlen, M., Kavukcuoglu, K. and Kuksa, P. (2011). Natural language processing
(almost) from scratch. Journal of Machine Learning Research 12, 2493-2537.
Strubell, E., Verga, P., Belanger, D. and McCallum, A. (2017). Fast and accurate entity recognition with iterated
dilated convolutions. EMNLP, 2670-2680.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path

import numpy as np
import numpy.typing as npt

from framing.quotes.sheet import Ints, Sheet
from framing.text.hashing import hash_text, write_arrays

__all__ = ["CONTENT_LOGIT", "CUE_LOGIT", "HEAD_LOGIT", "SOURCE_LOGIT", "Encoder", "encoder", "look"]

#: Columns of the logits.
HEAD_LOGIT, CUE_LOGIT, SOURCE_LOGIT, CONTENT_LOGIT = range(4)
SUFFIXES = 4096
#: Rows of the tables of the small features.
SMALL = {"state": 8, "length": 16, "caps": 4, "edge": 6, "tag": 64, "strength": 16}
_VERSION = 1
_BLOCK = 256
_MOST_WORDS = 200_000
_ZEROS = str.maketrans("123456789", "000000000")
Floats = npt.NDArray[np.float32]
Arrays = Mapping[str, npt.NDArray[np.generic]]


def look(sheet: Sheet, words: npt.NDArray[np.uint32], known: dict[str, tuple[int, int]]) -> dict[str, Ints]:
    """Rows of the net's tables for every token.

    Parameters
    ----------
    sheet : Sheet
    words : ndarray of uint32, shape (n_words,)
        Hashes of the words that have a vector, ascending.
    known : dict
        Word and capitals of the spellings met before; is added to.

    Returns
    -------
    dict of str to ndarray of int64, shape (n,)
        ``word`` (``n_words`` for the others), ``suffix`` and the names of `SMALL`.
    """
    if len(known) > _MOST_WORDS:
        known.clear()
    get = known.get
    pairs = [get(w) or _spelling(w, words, known) for d in sheet.documents for w in d.tokens.words]
    forms = np.array(pairs, dtype=np.int64).reshape(sheet.size, 2)
    rows = {"word": forms[:, 0], "suffix": sheet.columns["suffix"].astype(np.int64) % SUFFIXES, "caps": forms[:, 1]}
    new = np.ones((2, sheet.size), dtype=np.int64)
    new[0, 1:] = sheet.sentence[1:] != sheet.sentence[:-1]
    new[1, 1:] = sheet.paragraph[1:] != sheet.paragraph[:-1]
    rows["edge"] = new.sum(axis=0) + 3 * np.append(new[0, 1:], 1)[: sheet.size]
    for name in ("state", "length", "tag", "strength"):
        rows[name] = np.minimum(sheet.columns[name].astype(np.int64), SMALL[name] - 1)
    return rows


def _spelling(word: str, words: npt.NDArray[np.uint32], known: dict[str, tuple[int, int]]) -> tuple[int, int]:
    name = np.uint32(hash_text(word.lower().translate(_ZEROS)))
    place = int(np.searchsorted(words, name))
    if place == len(words) or words[place] != name:
        place = len(words)
    caps = 0 if not word[:1].isalpha() else 3 if word.isupper() and len(word) > 1 else 2 if word[0].isupper() else 1
    found = known[word] = (place, caps)
    return found


def normalise(x: Floats) -> Floats:
    """Give every row mean 0 and variance 1, in place; what each row was multiplied by, shape (n, 1)."""
    x -= x.mean(axis=1, keepdims=True)
    scale: Floats = 1.0 / np.sqrt(np.einsum("ij,ij->i", x, x) / np.float32(x.shape[1]) + np.float32(1e-5))[:, None]
    x *= scale
    return scale


class Encoder:
    """The net with its weights.

    Parameters
    ----------
    arrays : mapping of str to ndarray
        As :meth:`pack` makes them: 8-bit tables with a scale a row, gains and biases in full.

    Examples
    --------
    >>> from framing.quotes.engine import engine
    >>> from framing.quotes.sheet import Sheet
    >>> from framing.text import Document
    >>> document = Document("The ministry said on Friday that the shelling had stopped.")
    >>> logits = encoder().logits(Sheet([document], engine().model.vocabulary))
    >>> document.tokens.words[int(logits[:, HEAD_LOGIT].argmax())]
    'said'
    """

    def __init__(self, arrays: Arrays) -> None:
        self._arrays = arrays
        w: dict[str, Floats] = {}
        for name, values in arrays.items():
            if f"{name}.scale" in arrays:
                w[name] = values.astype(np.float32) * arrays[f"{name}.scale"].astype(np.float32)[:, None]
            elif name.endswith((".bias", ".gain")):
                w[name] = values.astype(np.float32)
        self.words = np.cumsum(arrays["words"], dtype=np.uint64).astype(np.uint32)
        self.spread = [int(x) for x in arrays["spread"].tolist()]
        self._word: Floats = w["word"] @ w["project"] + w["project.bias"]
        self._w = w
        self._known: dict[str, tuple[int, int]] = {}

    def logits(self, sheet: Sheet) -> Floats:
        """Log-odds for every token.

        Parameters
        ----------
        sheet : Sheet

        Returns
        -------
        ndarray of float32, shape (n, 4)
            Whether it heads a cue, is part of a cue, of a source, of a content: `HEAD_LOGIT` … `CONTENT_LOGIT`.
        """
        out = np.zeros((sheet.size, self._w["out"].shape[1]), dtype=np.float32)
        if not sheet.size:
            return out
        gap = max(self.spread)
        # Empty rows between the documents, so that no convolution reaches from one into another.
        place = np.arange(sheet.size) + gap * (sheet.document + 1)
        size = int(place[-1]) + 1 + gap
        real = np.zeros((size, 1), dtype=np.float32)
        real[place] = 1.0
        rows = {name: np.zeros(size, dtype=np.int64) for name in ("word", "suffix", *SMALL)}
        for name, values in look(sheet, self.words, self._known).items():
            rows[name][place] = values
        laid = np.zeros((size, out.shape[1]), dtype=np.float32)
        reach = sum(self.spread)
        for first in range(0, size, _BLOCK):
            low, high = max(first - reach, 0), min(first + _BLOCK + reach, size)
            x = self._word[rows["word"][low:high]]
            for name in ("suffix", *SMALL):
                x += self._w[name][rows[name][low:high]]
            found = self._run(x, real[low:high])
            laid[first : first + _BLOCK] = found[first - low : first - low + _BLOCK]
        out[:] = laid[place]
        return out

    def _run(self, x: Floats, real: Floats) -> Floats:
        w, d = self._w, self._word.shape[1]
        self._norm(x, "first", real)
        for number, spread in enumerate(self.spread):
            layer = w[f"layer{number}"]
            h = x @ layer[d : 2 * d]
            if len(x) > spread:
                h[spread:] += x[:-spread] @ layer[:d]
                h[:-spread] += x[spread:] @ layer[2 * d :]
            h += w[f"layer{number}.bias"]
            np.maximum(h, 0.0, out=h)
            x += h
            self._norm(x, f"norm{number}", real)
        found: Floats = x @ w["out"] + w["out.bias"]
        return found

    def _norm(self, x: Floats, name: str, real: Floats) -> None:
        normalise(x)
        x *= self._w[f"{name}.gain"]
        x += self._w[f"{name}.bias"]
        x *= real

    @classmethod
    def pack(cls, weights: Mapping[str, Floats], words: npt.NDArray[np.uint32], spread: Sequence[int]) -> Encoder:
        """Round weights to 8 bits.

        Parameters
        ----------
        weights : mapping of str to ndarray of float32
            Tables, and vectors whose names end in ``.gain`` or ``.bias``.
        words : ndarray of uint32, shape (n_words,)
            Hashes, ascending; ``weights["word"]`` has a row more, for the others.
        spread : sequence of int
            How far each layer looks to either side.

        Returns
        -------
        Encoder
        """
        arrays: dict[str, npt.NDArray[np.generic]] = {
            "version": np.array([_VERSION], dtype=np.int32),
            "words": np.diff(words, prepend=np.uint32(0)).astype(np.uint32),
            "spread": np.array(spread, dtype=np.int32),
        }
        for name, values in sorted(weights.items()):
            if values.ndim == 1:
                arrays[name] = values.astype(np.float32)
                continue
            scale = (np.maximum(np.abs(values).max(axis=1), 1e-6) / 127.0).astype(np.float32)
            arrays[name] = np.rint(values / scale[:, None]).astype(np.int8)
            arrays[f"{name}.scale"] = scale
        return cls(arrays)

    def save(self, path: Path) -> None:
        """Write the weights; the same weights give the same bytes.

        Parameters
        ----------
        path : Path
            Ends in ``.npz``.
        """
        write_arrays(dict(self._arrays), path)

    @classmethod
    def load(cls, path: Path) -> Encoder:
        """Read what :meth:`save` wrote.

        Parameters
        ----------
        path : Path

        Returns
        -------
        Encoder

        Raises
        ------
        ValueError
            If the file is no encoder of this version.
        """
        with np.load(path, allow_pickle=False) as data:
            arrays = {name: data[name] for name in data.files}
        if "version" not in arrays or int(arrays["version"][0]) != _VERSION:
            raise ValueError(f"{path} is no encoder of version {_VERSION}; train it again")
        return cls(arrays)


@cache
def encoder() -> Encoder:
    """The shipped net, read once.

    Returns
    -------
    Encoder
    """
    return Encoder.load(Path(str(files("framing.quotes").joinpath("model/encoder.npz"))))
