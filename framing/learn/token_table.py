"""Many short texts as one long table of tokens, with what the parser and the background model say of each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from framing.text import Document, tag_documents
from framing.text.background import Background
from framing.text.hashing import mix
from framing.text.neighbours import Frame
from framing.text.tags import TAGS
from framing.text.wordforms import LOWER, SUFFIX3, WordForms

__all__ = ["TokenTable", "mark_tokens", "read_texts"]

Floats = npt.NDArray[np.float32]
_BITS = 18
_FORMS = WordForms()


class TokenTable:
    """Tokens of many texts, text after text.

    Parameters
    ----------
    texts : sequence of str
    background : Background, optional

    Attributes
    ----------
    words : list of str, length n_tokens
    first : ndarray of int64, shape (n_texts + 1,)
        Where the tokens of each text begin.
    text : ndarray of int32, shape (n_tokens,)
        Number of each token's text.
    tags : ndarray of uint8, shape (n_tokens,)
    is_word : ndarray of bool, shape (n_tokens,)

    Examples
    --------
    >>> table = TokenTable(["He won.", "", "War"])
    >>> table.words, table.first.tolist()
    (['He', 'won', '.', 'War'], [0, 3, 3, 4])
    """

    def __init__(self, texts: Sequence[str], background: Background | None = None) -> None:
        documents = [Document(text) for text in texts]
        tag_documents(documents)
        self.documents = documents
        self.words = [word for document in documents for word in document.tokens.words]
        sizes = np.array([len(document.tokens) for document in documents], dtype=np.int64)
        self.first = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)
        self.text = np.repeat(np.arange(len(documents), dtype=np.int32), sizes)
        parts = [document.tag_numbers for document in documents]
        self.tags = np.concatenate(parts) if parts else np.zeros(0, dtype=np.uint8)
        self.is_word = np.array([any(c.isalpha() for c in word) for word in self.words], dtype=bool)
        self.background = background
        self.ids = background.ids(self.words) if background is not None else np.zeros(0, dtype=np.int32)

    def __len__(self) -> int:
        return len(self.first) - 1

    def leaning(self) -> Floats:
        """Straight-against-opinion weight of each token, shape (n_tokens,)."""
        if self.background is None:
            return np.zeros(len(self.words), dtype=np.float32)
        out = np.zeros(len(self.words), dtype=np.float32)
        for start, end in zip(self.first, self.first[1:]):
            out[start:end] = self.background.token_leaning(self.ids[start:end])
        return out

    def has_tag(self, *names: str) -> npt.NDArray[np.bool_]:
        """Whether each token has one of the tags."""
        return np.isin(self.tags, [TAGS.index(name) for name in names])

    def sums(self, values: npt.NDArray[Any]) -> npt.NDArray[np.float64]:
        """Sum of the values of each text, shape (n_texts,) or (n_texts, n_columns)."""
        total = np.zeros((len(values) + 1, *values.shape[1:]))
        np.cumsum(values, axis=0, out=total[1:])
        return np.asarray(total[self.first[1:]] - total[self.first[:-1]])

    def slots(self) -> npt.NDArray[np.int32]:
        """Hashed features of each token and of its neighbours, shape (n_tokens, n_templates)."""
        rows = _FORMS.rows(self.words)
        forms = _FORMS.columns[rows]
        frame = Frame(self.text)
        lower, suffix = frame.lay(forms[:, LOWER]), frame.lay(forms[:, SUFFIX3])
        tag = frame.lay(self.tags.astype(np.uint32))
        w = {k: frame.near(lower, k) for k in (-2, -1, 0, 1, 2)}
        t = {k: frame.near(tag, k) for k in (-1, 0, 1)}
        templates = [
            (w[0],),
            (w[0], t[0]),
            (frame.near(suffix, 0), t[0]),
            (w[-1],),
            (w[1],),
            (t[-1], t[0]),
            (t[0], t[1]),
            (w[-1], w[0]),
            (w[0], w[1]),
            (t[-1], t[0], t[1]),
            (w[-2],),
            (w[2],),
        ]
        return np.stack([mix(number, template, _BITS) for number, template in enumerate(templates)], axis=1)


def mark_tokens(table: TokenTable, marked: Sequence[Any]) -> npt.NDArray[np.bool_]:
    """Which tokens coders marked.

    Parameters
    ----------
    table : TokenTable
    marked : sequence, one entry a text
        The marked words or phrases (found wherever they stand as whole words), or spans ``(start, end)``, or None.

    Returns
    -------
    ndarray of bool, shape (n_tokens,)

    Raises
    ------
    ValueError
        If a mark is neither word nor span.

    Examples
    --------
    >>> mark_tokens(TokenTable(["A rogue state.", "War, war!"]), [["rogue"], [(0, 3)]]).tolist()
    [False, True, False, False, True, False, False, False]
    """
    out = np.zeros(len(table.words), dtype=bool)
    for number, (document, marks) in enumerate(zip(table.documents, marked)):
        tokens, lower = document.tokens, document.text.lower()
        for mark in [] if marks is None else marks:
            if isinstance(mark, str):
                phrase = re.escape(mark.strip().lower())
                spans = [m.span() for m in re.finditer(rf"(?<!\w){phrase}(?!\w)", lower)] if phrase else []
            elif hasattr(mark, "__len__") and len(mark) == 2:
                spans = [(int(mark[0]), int(mark[1]))]
            else:
                raise ValueError(f"row {number} of marked= holds {mark!r}; marks are words or spans (start, end)")
            for start, end in spans:
                out[table.first[number] : table.first[number + 1]] |= (tokens.start < end) & (tokens.end > start)
    return out


def read_texts(X: Any) -> list[str]:
    """The texts as a list; a single column of a table is taken too.

    Raises
    ------
    ValueError
        If an entry is no text.
    """
    if isinstance(X, str):
        raise ValueError("X is one text; give a list of texts")
    values = np.asarray(X, dtype=object)
    if values.ndim == 2 and values.shape[1] == 1:
        values = values[:, 0]
    if values.ndim != 1:
        raise ValueError(f"X needs one text a row, and has the shape {values.shape}")
    for number, value in enumerate(values):
        if not isinstance(value, str):
            raise ValueError(f"row {number} of X is no text but {value!r}")
    if not len(values):
        raise ValueError("X holds no text")
    return [str(value) for value in values]
