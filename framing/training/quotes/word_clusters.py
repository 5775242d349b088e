"""Word clusters from plain news text: words that keep the same company get the same number."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from framing.text import tokenize
from framing.text.hashing import hash_text

__all__ = ["cluster_words"]

_DIGITS = str.maketrans("123456789", "000000000")
_OFFSETS = (-2, -1, 1, 2)
_LEAST = 5


def cluster_words(
    texts: Iterable[str],
    *,
    words: int = 40_000,
    contexts: int = 2_500,
    dimensions: int = 100,
    clusters: tuple[int, int] = (800, 80),
    seed: int = 0,
) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.uint16]]:
    """Cluster the frequent words by the words around them.

    Positive pointwise mutual information with the words one and two places away, its leading singular vectors,
    k-means on their directions.

    Parameters
    ----------
    texts : iterable of str
    words : int
        How many words at most get a cluster.
    contexts : int
        How many words count as company.
    dimensions : int
    clusters : (int, int)
        Number of fine and of coarse clusters.
    seed : int

    Returns
    -------
    hashes : ndarray of uint32, shape (k,)
        Of the lower-case words, digits as 0; ascending.
    numbers : ndarray of uint16, shape (k, 2)
        Fine and coarse cluster.

    References
    ----------
    Levy, O., Goldberg, Y. and Dagan, I. (2015). Improving distributional similarity with lessons learned from word
    embeddings. Transactions of the ACL 3, 211-225.
    """
    from scipy import sparse
    from sklearn.cluster import MiniBatchKMeans
    from sklearn.utils.extmath import randomized_svd

    names, text = _numbered(texts)
    count = np.bincount(text[text >= 0], minlength=len(names))
    order = np.lexsort((np.arange(len(count)), -count))[: min(words, int((count >= _LEAST).sum()))]
    rank = np.full(len(names) + 1, -1, dtype=np.int64)
    rank[order] = np.arange(len(order))
    ranked = rank[text]
    size, company = len(order), min(contexts, len(order))
    parts = []
    for offset in _OFFSETS:
        one, two = (ranked[-offset:], ranked[:offset]) if offset < 0 else (ranked[:-offset], ranked[offset:])
        both = (one >= 0) & (two >= 0) & (two < company)
        ones = np.ones(int(both.sum()), dtype=np.float32)
        parts.append(sparse.coo_matrix((ones, (one[both], two[both])), shape=(size, company)).tocsr())
    table = sparse.hstack(parts).tocsr()
    table.sum_duplicates()
    row = np.asarray(table.sum(axis=1)).ravel()
    column = np.asarray(table.sum(axis=0)).ravel() ** 0.75
    column /= column.sum()
    cells = table.tocoo()
    information = np.log(cells.data / (row[cells.row] * column[cells.col]))
    kept = information > 0
    positive = sparse.csr_matrix(
        (information[kept].astype(np.float32), (cells.row[kept], cells.col[kept])), shape=table.shape
    )
    dimensions = min(dimensions, *(side - 1 for side in positive.shape))
    left, strength, _ = randomized_svd(positive, dimensions, n_iter=4, random_state=seed)
    vectors = left * np.sqrt(strength)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
    numbers = [
        MiniBatchKMeans(min(k, size), random_state=seed, n_init=1, batch_size=4096, max_iter=50).fit(vectors).labels_
        for k in clusters
    ]
    hashes = np.array([hash_text(names[place]) for place in order.tolist()], dtype=np.uint32)
    ascending = np.argsort(hashes, kind="stable")
    return hashes[ascending], np.stack(numbers, axis=1)[ascending].astype(np.uint16)


def _numbered(texts: Iterable[str]) -> tuple[list[str], npt.NDArray[np.int32]]:
    """The texts as numbers of words, -1 twice between texts."""
    number: dict[str, int] = {}
    runs = []
    for text in texts:
        words = (word.lower().translate(_DIGITS) for word in tokenize(text).words)
        runs.append(np.array([*(number.setdefault(word, len(number)) for word in words), -1, -1], dtype=np.int32))
    return list(number), np.concatenate(runs or [np.zeros(0, dtype=np.int32)])
