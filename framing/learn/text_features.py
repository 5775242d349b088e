"""What a sentence is made of, as numbers: its words, characters, tone and the tokens that coders would mark."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from framing.learn.token_table import TokenTable

__all__ = ["KeptSlots", "pool", "pooled_names", "sentence_features", "token_features", "token_scores"]

Floats = npt.NDArray[np.float64]
_LEAST = 3  # times that a hashed feature occurs in training
_POOLED = ("max", "top_2", "top_3", "top_5", "sum", "mean", "none", "likely")


def sentence_features(table: TokenTable) -> tuple[Floats, list[str]]:
    """Length, parts of speech and marks of each text; with a background model also its leaning, valence and vector.

    Parameters
    ----------
    table : TokenTable

    Returns
    -------
    values : ndarray, shape (n_texts, n_features)
    names : list of str
    """
    n = np.maximum(np.diff(table.first), 1).astype(float)
    words = np.array([word in ('"', "“", "”", "''", "``") for word in table.words], dtype=bool)
    tags = {
        "adjectives": ("JJ", "JJR", "JJS"),
        "adverbs": ("RB", "RBR", "RBS"),
        "numbers": ("CD",),
        "names": ("NNP", "NNPS"),
        "pronouns": ("PRP", "PRP$"),
        "modals": ("MD",),
    }
    columns = [np.log(n), *(table.sums(table.has_tag(*names)) / n for names in tags.values()), table.sums(words)]
    names = ["log_length", *tags, "quotation_marks"]
    for mark in "!?":
        columns.append(table.sums(np.array([word == mark for word in table.words], dtype=bool)))
        names.append(f"has_{mark}")
    model = table.background
    if model is not None:
        leaning, valence = table.leaning(), model.valence[table.ids]
        total = table.sums(leaning)
        columns += [total / np.sqrt(n), total / n, _extreme(table, leaning)]
        columns += [table.sums(valence) / n, table.sums(np.abs(valence)) / n, -_extreme(table, -valence)]
        names += ["leaning", "leaning_mean", "leaning_max", "valence", "valence_size", "valence_min"]
        vector = table.sums(model.vectors[table.ids]) / n[:, None]
        columns += list(vector.T)
        names += [f"vector_{i}" for i in range(vector.shape[1])]
    return np.column_stack(columns), names


def _extreme(table: TokenTable, values: npt.NDArray[np.float32]) -> Floats:
    """Largest value of each text, 0 for an empty one."""
    out = np.zeros(len(table))
    full = np.flatnonzero(np.diff(table.first) > 0)
    if len(full):
        out[full] = np.maximum.reduceat(values, table.first[:-1][full])
    return out


class KeptSlots:
    """Numbers the hashed features that occur often enough in training.

    Parameters
    ----------
    slots : ndarray of int32
        Sorted; the hash of each feature kept.
    """

    def __init__(self, slots: npt.NDArray[np.int32]) -> None:
        self.slots = slots

    @classmethod
    def learn(cls, slots: npt.NDArray[np.int32]) -> KeptSlots:
        """Keep what occurs at least three times."""
        found, count = np.unique(slots, return_counts=True)
        return cls(found[count >= _LEAST])

    def matrix(self, slots: npt.NDArray[np.int32]) -> Any:
        """One row a token, sparse, shape (n_tokens, n_kept)."""
        from scipy import sparse

        if not len(self.slots):
            empty: Any = (len(slots), 0)
            return sparse.csr_matrix(empty, dtype=np.float32)
        at = np.minimum(np.searchsorted(self.slots, slots), len(self.slots) - 1)
        hit = self.slots[at] == slots
        indptr = np.concatenate([[0], np.cumsum(hit.sum(axis=1))])
        data = np.full(int(hit.sum()), 0.5, dtype=np.float32)
        return sparse.csr_matrix((data, at[hit], indptr), shape=(len(slots), len(self.slots)))


def token_features(table: TokenTable, kept: KeptSlots) -> Any:
    """Features of each token for the model of marked words.

    Parameters
    ----------
    table : TokenTable
    kept : KeptSlots

    Returns
    -------
    scipy.sparse.csr_matrix, shape (n_tokens, n_features)
    """
    from scipy import sparse

    own, shared = _columns(table)
    dense = np.hstack([own, shared[table.text]]).astype(np.float32)
    return sparse.hstack([kept.matrix(table.slots()), sparse.csr_matrix(dense)]).tocsr()


def token_scores(table: TokenTable, kept: KeptSlots, coef: npt.NDArray[Any]) -> Floats:
    """The features of :func:`token_features` times `coef`, without building them.

    Parameters
    ----------
    table : TokenTable
    kept : KeptSlots
    coef : ndarray, shape (n_features, n_models)

    Returns
    -------
    ndarray, shape (n_tokens, n_models)
    """
    own, shared = _columns(table)
    first, second = len(kept.slots), len(kept.slots) + own.shape[1]
    scores = np.asarray(kept.matrix(table.slots()) @ coef[:first], dtype=float)
    return np.asarray(scores + own @ coef[first:second] + (shared @ coef[second:])[table.text])


def _columns(table: TokenTable) -> tuple[Floats, Floats]:
    """What the background model says of each token, and of each text as a whole."""
    model = table.background
    if model is None:
        return np.zeros((len(table.words), 0)), np.zeros((len(table), 0))
    leaning, valence, vector = table.leaning(), model.valence[table.ids], model.vectors[table.ids]
    n = np.maximum(np.diff(table.first), 1)
    total = table.sums(leaning) / np.sqrt(n)
    own: list[Any] = [vector * 3, leaning[:, None] / 2, valence[:, None], np.abs(valence)[:, None]]
    own.append((table.ids == len(model.words))[:, None])
    return np.hstack(own), np.hstack([table.sums(vector) / n[:, None] * 3, total[:, None] / 2])


def pool(table: TokenTable, probability: npt.NDArray[Any]) -> Floats:
    """Sum up the tokens' probabilities of being marked, text by text.

    Parameters
    ----------
    table : TokenTable
    probability : ndarray, shape (n_tokens,)

    Returns
    -------
    ndarray, shape (n_texts, 8)
    """
    out = np.zeros((len(table), len(_POOLED)))
    for number, (start, end) in enumerate(zip(table.first, table.first[1:])):
        own = np.sort(probability[start:end][table.is_word[start:end]])[::-1]
        if not len(own):
            own = np.zeros(1)
        own = np.clip(own, 0, 1 - 1e-6)
        odds = np.log(own[:5] + 1e-3) - np.log(1 - own[:5] + 1e-3)
        out[number] = (
            odds[0],
            odds[:2].mean(),
            odds[:3].mean(),
            odds.mean(),
            np.log1p(own.sum()),
            np.sqrt(own.mean()),
            np.log1p(-own).sum(),
            (own > 0.3).sum(),
        )
    return out


def pooled_names() -> list[str]:
    """Names of the columns of :func:`pool`."""
    return [f"marked_{name}" for name in _POOLED]
