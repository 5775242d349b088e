"""Texts as counts of frames or terms, for scikit-learn: the hits of each text, counted."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils.validation import check_is_fitted

from framing.articles.furniture import analysed_texts
from framing.characters import storable
from framing.entrance import need
from framing.frames.find import find_frames
from framing.frames.hit_counts import count_matrix, names_of_hits, names_of_lexicons
from framing.lexicons import Lexicon, read_lexicons
from framing.tables import empty, is_missing
from framing.text import count_words

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
    value : {"count", "presence", "rate", "weight"}
        Number of hits; 1 where there is one; hits per 1,000 word tokens of the text; sum of the weights of the terms.
    by_voice : bool
        Count each voice apart, in columns like ``aggression@quoted``. Quotes are extracted, or taken from `quotes`.
    quotes : DataFrame or None
        Table of quotes of the texts; their ``article_id`` is that of `X` where `X` is a table of articles, else the
        position of the text as a string.
    overlap : {"within", "across", "none"}
        See :class:`framing.lexicons.Matcher`.
    sparse_output : bool
        Return a sparse matrix; tables by ``set_output`` need a dense one.

    Notes
    -----
    What is counted are the rows of :func:`framing.find_frames`: a text has the same counts here, in a table of hits and
    in :func:`framing.score_texts`. A term thus counts once however often the text is quoted in itself; what is no word
    of the article (page furniture), a name of a law or body, a term that its lexicon drops under a negation, or one out
    of its scope, does not count. Without `by_voice` all of a text is its author's narration.

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
        if self.value not in ("count", "presence", "rate", "weight"):
            raise ValueError(f"value is {self.value!r}; it must be 'count', 'presence', 'rate' or 'weight'")
        self.lexicons_ = read_lexicons(self.lexicons)
        voices = [f"@{voice}" for voice in _VOICES] if self.by_voice else [""]
        self.feature_names_ = [name + voice for name in names_of_lexicons(self.lexicons_, self.by) for voice in voices]
        return self

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

        given = _articles(X, by_id=self.quotes is not None)
        articles = given.drop_duplicates("article_id", ignore_index=True)  # one that was drawn twice is read once
        hits = find_frames(articles, self._quotes_of(articles), self.lexicons_, empty("mentions"), overlap=self.overlap)
        names = names_of_hits(hits, self.by)
        if self.by_voice:
            names = [f"{name}@{voice}" for name, voice in zip(names, hits["voice"])]
        ids = pd.Index(articles["article_id"])
        rows = ids.get_indexer(pd.Index(hits["article_id"]))
        weights = hits["weight"].to_numpy(dtype=np.float64, na_value=1.0) if self.value == "weight" else None
        counts = count_matrix(rows, names, len(articles), self.feature_names_, weights)
        if self.value == "presence":
            counts.data[:] = 1.0
        elif self.value == "rate":
            words = np.array([max(count_words(text), 1) for text in analysed_texts(articles)], dtype=np.float64)
            counts = csr_matrix(counts.multiply(1000 / words[:, None]))
        counts = csr_matrix(counts[ids.get_indexer(pd.Index(given["article_id"]))])
        return counts if self.sparse_output else counts.toarray()

    def _quotes_of(self, articles: pd.DataFrame) -> pd.DataFrame | None:
        if not self.by_voice:
            return None
        if self.quotes is not None:
            return self.quotes
        from framing.quotes import extract_quotes

        return extract_quotes(articles, scope="all")

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


def _articles(X: Iterable[str] | pd.DataFrame, by_id: bool) -> pd.DataFrame:
    """Texts as a table of articles; where ids stand twice, places are the ids unless quotes go by them."""
    if isinstance(X, str):
        raise ValueError("X is one string; give a list of texts, or a table of articles")
    if isinstance(X, pd.DataFrame):
        need(X, ["text"], "articles")
    given = X["text"].tolist() if isinstance(X, pd.DataFrame) else list(X)
    texts = ["" if is_missing(text) else storable(str(text)) for text in given]
    ids = X["article_id"] if isinstance(X, pd.DataFrame) and "article_id" in X else None
    keys = [*map(str, range(len(texts)) if ids is None or not (by_id or ids.is_unique) else ids)]
    own = {"article_id": pd.Series(keys, dtype=object), "text": pd.Series(texts, dtype=object)}
    if not isinstance(X, pd.DataFrame):
        return pd.DataFrame(own)
    return X.reset_index(drop=True).assign(**own)
