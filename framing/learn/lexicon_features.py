"""Texts as counts of frames or terms, for scikit-learn."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils.validation import check_is_fitted

from framing.lexicons import Lexicon, Matcher, read_lexicons
from framing.quotes.voices import Quote, Voices, read_quotes
from framing.text import Document

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

__all__ = ["LexiconVectorizer"]

_VOICES = ("narration", "quoted", "reported", "scare")


class LexiconVectorizer(TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """Turn texts into counts of the frames or terms of lexicons.

    Parameters
    ----------
    lexicons : str, Path, Lexicon, list of these, or None
        All shipped lexicons when None.
    by : {"frame", "term"}
        What a column counts.
    value : {"count", "presence", "rate"}
        Number of hits; 1 where there is one; hits per 1,000 word tokens of the text.
    by_voice : bool
        Count each voice apart, in columns like ``aggression@quoted``. Quotes are extracted, or taken from `quotes`.
    quotes : DataFrame or None
        Table of quotes of the texts; their ``article_id`` is that of `X` where `X` is a table of articles, else the
        position of the text as a string.
    overlap : {"within", "across", "none"}
        See :class:`framing.lexicons.Matcher`.
    sparse_output : bool
        Return a sparse matrix; tables by ``set_output`` need a dense one.

    Attributes
    ----------
    lexicons_ : list of Lexicon
    feature_names_ : list of str

    Examples
    --------
    >>> vectorizer = LexiconVectorizer("conflict").set_output(transform="pandas")
    >>> table = vectorizer.fit_transform(["The army shelled the town.", "A truce was signed."])
    >>> table[["aggression", "peace_resolution"]].values.tolist()
    [[1.0, 0.0], [0.0, 1.0]]
    """

    def __init__(
        self,
        lexicons: str | Path | Lexicon | Iterable[str | Path | Lexicon] | None = None,
        by: str = "frame",
        value: str = "count",
        by_voice: bool = False,
        quotes: pd.DataFrame | None = None,
        overlap: str = "within",
        sparse_output: bool = False,
    ) -> None:
        self.lexicons = lexicons
        self.by = by
        self.value = value
        self.by_voice = by_voice
        self.quotes = quotes
        self.overlap = overlap
        self.sparse_output = sparse_output

    def fit(self, X: Iterable[str] | pd.DataFrame, y: Any = None) -> LexiconVectorizer:
        """Read the lexicons; nothing is learned from `X`.

        Raises
        ------
        ValueError
            If `by` or `value` is unknown.
        """
        if self.by not in ("frame", "term"):
            raise ValueError(f"by is {self.by!r}; it must be 'frame' or 'term'")
        if self.value not in ("count", "presence", "rate"):
            raise ValueError(f"value is {self.value!r}; it must be 'count', 'presence' or 'rate'")
        self.lexicons_ = read_lexicons(self.lexicons)
        names = sorted(
            {self._name(entry.frame, lexicon.id, entry.id) for lexicon in self.lexicons_ for entry in lexicon}
        )
        voices = [f"@{voice}" for voice in _VOICES] if self.by_voice else [""]
        self.feature_names_ = [name + voice for name in names for voice in voices]
        self._matcher = Matcher(self.lexicons_, self.overlap)  # type: ignore[arg-type]
        return self

    def _name(self, frame: str, lexicon: str, term: str) -> str:
        return frame if self.by == "frame" else f"{lexicon}:{term}"

    def transform(self, X: Iterable[str] | pd.DataFrame) -> npt.NDArray[np.float64] | csr_matrix:
        """Count.

        Parameters
        ----------
        X : iterable of str, or DataFrame
            Texts, or a table of articles.

        Returns
        -------
        ndarray or csr_matrix of float64, shape (n_texts, n_features)
        """
        check_is_fitted(self)
        from scipy.sparse import csr_matrix

        ids, texts = _texts(X)
        quotes = self._quotes_of(ids, texts)
        column = {name: k for k, name in enumerate(self.feature_names_)}
        rows, columns, sizes = [], [], np.ones(len(texts))
        for number, (key, text) in enumerate(zip(ids, texts)):
            document = Document(text)
            voices = Voices(quotes.get(key, []))
            keep = voices.in_scope if self.by_voice else None
            for match in self._matcher.match(document, lambda document=document: document.tags, keep):  # type: ignore[misc]
                name = self._name(match.entry.frame, match.lexicon.id, match.entry.id)
                if self.by_voice:
                    name += f"@{voices.of(match.start, match.end).voice}"
                rows.append(number)
                columns.append(column[name])
            if self.value == "rate":
                words = sum(1 for word in document.tokens.words if any(map(str.isalnum, word)))
                sizes[number] = max(words, 1) / 1000
        shape = (len(texts), len(self.feature_names_))
        counts = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=shape, dtype=np.float64)
        if self.value == "presence":
            counts.data[:] = 1.0
        elif self.value == "rate":
            counts = csr_matrix(counts.multiply(1 / sizes[:, None]))
        return counts if self.sparse_output else counts.toarray()

    def _quotes_of(self, ids: list[str], texts: list[str]) -> dict[str, list[Quote]]:
        if not self.by_voice:
            return {}
        quotes = self.quotes
        if quotes is None:
            from framing.quotes import extract_quotes

            quotes = extract_quotes(pd.DataFrame({"article_id": ids, "text": texts}), scope="all")
        out: dict[str, list[Quote]] = {}
        for key, rows in quotes.groupby("article_id"):
            records = [{str(k): v for k, v in row.items()} for row in rows.to_dict("records")]
            out[str(key)] = read_quotes(records)
        return out

    def get_feature_names_out(self, input_features: Any = None) -> npt.NDArray[np.object_]:
        """Names of the columns, ``frame`` or ``lexicon:term``, with ``@voice`` where voices are counted apart.

        Returns
        -------
        ndarray of str objects
        """
        check_is_fitted(self)
        return np.asarray(self.feature_names_, dtype=object)

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        return tags


def _texts(X: Iterable[str] | pd.DataFrame) -> tuple[list[str], list[str]]:
    if isinstance(X, str):
        raise ValueError("X is one string; give a list of texts, or a table of articles")
    if isinstance(X, pd.DataFrame):
        texts = [str(text) for text in X["text"]]
        ids = [str(i) for i in X["article_id"]] if "article_id" in X.columns else [str(k) for k in range(len(texts))]
        return ids, texts
    texts = [str(text) for text in X]
    return [str(k) for k in range(len(texts))], texts
