"""Which words moved a classifier: each is left out in turn."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.text import tokenize

__all__ = ["Explains", "leave_out"]


def leave_out(text: str) -> Iterator[tuple[tuple[int, int], str, int]]:
    """The text without each of its words in turn.

    Parameters
    ----------
    text : str

    Yields
    ------
    span, shorter, removed : tuple
        The word's span, the text without it and the blank before it, and how many characters are gone.

    Examples
    --------
    >>> [shorter for _, shorter, _ in leave_out("He won.")]
    ['won.', 'He.']
    """
    tokens = tokenize(text)
    for start, end, word in zip(tokens.start.tolist(), tokens.end.tolist(), tokens.words):
        if any(c.isalpha() for c in word):
            head, tail = text[:start].rstrip(" "), text[end:]
            shorter = head + tail if head else tail.lstrip(" ")
            yield (start, end), shorter, len(text) - len(shorter)


class Explains:
    """Adds :meth:`explain` and :meth:`explain_corpus` to a classifier of texts."""

    def explain(self, X: Any, label: Any = None) -> pd.DataFrame:
        """How much each word speaks for a label.

        Parameters
        ----------
        X : sequence of str
        label : optional
            The label to explain; the predicted one of each text when absent.

        Returns
        -------
        DataFrame
            One row a word: ``text`` (its number), ``start``, ``end``, ``word``, ``label``, ``contribution``: the
            log-odds of the label with the word, less those without it. The strongest of each text comes first.

        Raises
        ------
        ValueError
            If the classifier has no such label.

        Notes
        -----
        What is left out is the word at its place, so that the contributions take in everything the classifier sees;
        they need not sum up to the log-odds, since words work together.

        References
        ----------
        Li, J., Monroe, W. and Jurafsky, D. (2016). Understanding neural networks through representation erasure.
        arXiv:1612.08220.
        """
        texts = self._texts(X)
        spans, variants = self._variants(X)
        columns = ["text", "start", "end", "word", "label", "contribution"]
        if not spans:
            return pd.DataFrame(columns=columns)
        classes = list(self.classes_)  # type: ignore[attr-defined]
        if label is not None and label not in classes:
            raise ValueError(f"the classifier has no label {label!r}; it has {', '.join(map(str, classes))}")
        whole, without = self._log_odds(X), self._log_odds(variants)
        best = whole.argmax(axis=1) if label is None else np.full(len(texts), classes.index(label))
        of = np.array([number for number, _, _ in spans])
        chosen = best[of]
        rows = pd.DataFrame(spans, columns=["text", "start", "end"])
        rows["word"] = [texts[number][start:end] for number, start, end in spans]
        rows["label"] = [classes[i] for i in chosen]
        rows["contribution"] = whole[of, chosen] - without[np.arange(len(of)), chosen]
        rows = rows.sort_values(["text", "contribution"], ascending=[True, False], kind="stable")
        return rows.reset_index(drop=True)

    def explain_corpus(self, X: Any, label: Any, least: int = 3) -> pd.DataFrame:
        """Contributions over a whole corpus, word by word.

        Parameters
        ----------
        X : sequence of str
        label : object
        least : int
            Times that a word occurs at least.

        Returns
        -------
        DataFrame
            Index ``word`` (lower case); ``n``, ``mean`` and ``total`` contribution, the largest total first.
        """
        rows = self.explain(X, label)
        grouped = rows.assign(word=rows["word"].str.lower()).groupby("word")["contribution"]
        table = pd.DataFrame({"n": grouped.size(), "mean": grouped.mean(), "total": grouped.sum()})
        return table[table["n"] >= least].sort_values("total", ascending=False, kind="stable")

    def _texts(self, X: Any) -> list[str]:
        return list(X)

    def _variants(self, X: Any) -> tuple[list[tuple[int, int, int]], Any]:
        """Number of the text and span of each word, and the texts without it."""
        spans, texts = [], []
        for number, text in enumerate(X):
            for (start, end), shorter, _ in leave_out(text):
                spans.append((number, start, end))
                texts.append(shorter)
        return spans, texts

    def _log_odds(self, X: Any) -> npt.NDArray[np.float64]:
        """Log-odds of each label, shape (n, n_classes)."""
        p = np.clip(self.predict_proba(X), 1e-9, 1 - 1e-9)  # type: ignore[attr-defined]
        out: npt.NDArray[np.float64] = np.log(p) - np.log1p(-p)
        return out
