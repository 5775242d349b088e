"""Build the background model: PPMI vectors, weights of straight news against opinion, valence spread by the vectors."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from framing.text.background import Background, normal_form
from framing.training.background.background_corpus import Corpus, read_corpus

__all__ = ["OUTLETS", "build_background", "word_vectors"]

#: The hand-made lists of straight and opinion outlets.
OUTLETS = Path(__file__).with_name("outlets.toml")

Floats = npt.NDArray[np.float32]
Doubles = npt.NDArray[np.float64]
_WINDOW = 5
_CONTEXTS = 12_000
_SEED = 42
_NAME = 0.6  # a word with a larger share of capitals is a name, and says what a house reports on, not how
_SPEAKING = {"!", "?", "…"}  # other marks and figures show a house's style sheet


def build_background(
    collection: Path,
    valence: Path,
    *,
    straight: Iterable[str],
    opinion: Iterable[str],
    without: Iterable[Path] = (),
    leave_out: Iterable[str] = (),
    dimensions: int = 100,
    n_words: int = 30_000,
    report: Callable[[str], object] = lambda message: None,
) -> Background:
    """Build a background model from a collection of articles.

    Parameters
    ----------
    collection : Path
        JSONL (may be gzipped), one article a line with ``text`` and ``outlet``.
    valence : Path
        Words and their valence, tab-separated (the lexicon of VADER).
    straight, opinion : iterable of str
        Outlets of straight news and of opinion, as the collection names them.
    without : iterable of Path
        Corpora kept for testing, whose sentences are left out.
    leave_out : iterable of str
        Outlets that the straight-against-opinion weights must not see.
    dimensions, n_words : int
    report : callable
        Takes a line about the progress.

    Returns
    -------
    Background

    Raises
    ------
    ValueError
        If one of the two groups of outlets has no article.

    References
    ----------
    Levy, O., Goldberg, Y. and Dagan, I. (2015). Improving distributional similarity with lessons learned from word
    embeddings. TACL 3, 211-225.
    Hutto, C. and Gilbert, E. (2014). VADER: a parsimonious rule-based model for sentiment analysis of social media
    text. ICWSM, 216-225 (lexicon under MIT licence).
    """
    without, gone = list(without), set(leave_out)
    corpus = read_corpus(collection, without, n_words=n_words)
    report(f"{len(corpus.ids):,} tokens, {len(corpus.words):,} words; {corpus.left_out} sentences left out")
    vectors = word_vectors(corpus, dimensions)
    report(f"vectors {vectors.shape}")
    sides = {**dict.fromkeys(straight, -1), **dict.fromkeys(opinion, 1)}
    sides = {name: side for name, side in sides.items() if name not in gone}
    leaning, pairs = _leaning(corpus, sides)
    report(f"{len(pairs[0]):,} pairs of words")
    lexicon = _read_valence(valence)
    scale = np.abs(vectors).max(axis=0) / 127
    arrays: dict[str, npt.NDArray[Any]] = {
        "words": np.frombuffer("\n".join(corpus.words).encode("utf-8"), dtype=np.uint8),
        "vectors": np.round(vectors / scale).astype(np.int8),
        "scale": scale.astype(np.float32),
        "leaning": leaning.astype(np.float16),
        "pair_first": pairs[0].astype(np.uint16),
        "pair_second": pairs[1].astype(np.uint16),
        "pair_leaning": pairs[2].astype(np.float16),
        "valence": _spread(corpus.words, vectors, lexicon).astype(np.float16),
        "own_valence": np.array([word in lexicon for word in corpus.words]),
    }
    meta = {
        "collection_sha256": corpus.digest,
        "articles": len(corpus.outlets),
        "tokens": len(corpus.ids),
        "sentences_left_out": corpus.left_out,
        "straight": sorted(name for name, side in sides.items() if side < 0),
        "opinion": sorted(name for name, side in sides.items() if side > 0),
        "valence": "VADER lexicon (Hutto and Gilbert 2014, MIT), spread by ridge regression on the vectors",
    }
    return Background(arrays, meta)


def word_vectors(corpus: Corpus, dimensions: int) -> Doubles:
    """Vectors of length 1 from a factorisation of positive pointwise mutual information.

    Parameters
    ----------
    corpus : Corpus
    dimensions : int

    Returns
    -------
    ndarray of float, shape (n_words, dimensions)
    """
    from scipy import sparse
    from sklearn.utils.extmath import randomized_svd

    n, contexts = len(corpus.words), min(_CONTEXTS, len(corpus.words))
    together = sparse.csr_array((n, contexts), dtype=np.float32)
    for step in range(1, _WINDOW + 1):
        left, right = corpus.ids[:-step], corpus.ids[step:]
        near = corpus.article[:-step] == corpus.article[step:]
        for word, context in ((left, right), (right, left)):
            use = near & (word < n) & (context < contexts)
            weight = np.full(int(use.sum()), 1 / step, dtype=np.float32)
            together = together + sparse.csr_array((weight, (word[use], context[use])), shape=(n, contexts))
    rows: Floats = np.asarray(together.sum(axis=1)).ravel()
    columns = np.asarray(together.sum(axis=0)).ravel() ** 0.75  # Levy et al.: tames rare contexts
    cells = together.tocoo()
    value = np.log(cells.data * columns.sum() / (rows[cells.row] * columns[cells.col]))
    good = value > 0
    # Twice the precision of what is kept: sums in another order, as on another number of threads, round to the same.
    ppmi = sparse.csr_array((value[good].astype(float), (cells.row[good], cells.col[good])), shape=(n, contexts))
    u, s, _ = randomized_svd(ppmi, min(dimensions, n - 1, contexts - 1), n_iter=4, random_state=_SEED)
    vectors = u * np.sqrt(s)
    length = np.linalg.norm(vectors, axis=1, keepdims=True)
    out: Doubles = vectors / np.where(length > 0, length, 1)
    return out


def _leaning(corpus: Corpus, sides: dict[str, int]) -> tuple[Floats, tuple[Any, Any, Any]]:
    """Weights of words and pairs in a logistic regression of sentences on the side of their outlet."""
    from scipy import sparse
    from sklearn.linear_model import SGDClassifier

    n = len(corpus.words)
    speaks = np.array([w in _SPEAKING or (any(c.isalpha() for c in w) and "0" not in w) for w in corpus.words])
    usable = np.append(np.where(speaks & (corpus.capitals <= _NAME), np.arange(n), n), n).astype(np.int32)
    side_of = np.array([sides.get(outlet, 0) for outlet in corpus.outlets])
    use = side_of[corpus.article] != 0
    if len({*side_of[side_of != 0]}) < 2:
        raise ValueError("the collection needs articles of both straight and opinion outlets; check their names")
    ids, sentence, article = usable[corpus.ids[use]], corpus.sentence[use], corpus.article[use]
    starts = np.flatnonzero(np.diff(sentence, prepend=-1))
    row = np.cumsum(np.diff(sentence, prepend=-1) != 0) - 1
    y = side_of[article[starts]]
    outlet = np.unique(np.array(corpus.outlets), return_inverse=True)[1][article[starts]]
    size = np.bincount(outlet)
    weight = 1 / np.sqrt(size[outlet])  # a large outlet counts for more, but not by its size
    for side in (-1, 1):
        weight[y == side] /= weight[y == side].sum()
    weight *= len(y) / 2
    pair = ids[:-1].astype(np.int64) * (n + 1) + ids[1:]
    good = (row[:-1] == row[1:]) & (ids[:-1] < n) & (ids[1:] < n)
    found, count = np.unique(pair[good], return_counts=True)
    spread = np.unique(np.stack([pair[good], outlet[row[:-1][good]]]), axis=1)[0]
    n_outlets = np.bincount(np.searchsorted(found, spread), minlength=len(found))
    kept = found[(count >= 40) & (n_outlets >= 4)]  # a phrase of one house says who wrote, not how
    at = np.searchsorted(kept, pair[good])
    hit = np.zeros(len(at), dtype=bool) if not len(kept) else kept[np.minimum(at, len(kept) - 1)] == pair[good]
    known = ids < n
    data = np.ones(int(known.sum()) + int(hit.sum()), dtype=np.float32)
    rows = np.concatenate([row[known], row[:-1][good][hit]]).astype(np.int32)
    columns = np.concatenate([ids[known], n + at[hit]]).astype(np.int32)
    matrix = sparse.csr_array((data, (rows, columns)), shape=(len(starts), n + len(kept)))
    matrix.data[:] = 1
    length = np.sqrt(np.maximum(np.diff(matrix.indptr), 1))
    matrix.data /= np.repeat(length, np.diff(matrix.indptr)).astype(np.float32)
    model = SGDClassifier(loss="log_loss", alpha=3e-6, max_iter=6, tol=None, average=True, random_state=_SEED)
    model.fit(matrix, y, sample_weight=weight)
    weights = model.coef_[0].astype(np.float32)
    seen = np.zeros(n, dtype=bool)
    seen[np.unique(ids[known])] = True
    return np.where(seen, weights[:n], 0), (kept // (n + 1), kept % (n + 1), weights[n:])


def _read_valence(path: Path) -> dict[str, float]:
    out = {}
    with path.open(encoding="utf-8", newline="") as handle:
        for row in csv.reader(handle, delimiter="\t", quoting=csv.QUOTE_NONE):
            if len(row) >= 2:
                out[normal_form(row[0])] = float(row[1])
    return out


def _spread(words: list[str], vectors: Doubles, valence: dict[str, float]) -> Doubles:
    """Valence of every word: the lexicon's own, else what ridge regression on the vectors expects."""
    from sklearn.linear_model import RidgeCV

    known = np.array([word in valence for word in words])
    own = np.array([valence.get(word, 0.0) for word in words])
    if known.sum() < 10:
        return own
    # Words outside the lexicon are mostly neutral: a share of frequent ones stands for them at 0.
    neutral = np.flatnonzero(~known)[: int(known.sum())]
    train = np.concatenate([np.flatnonzero(known), neutral])
    model = RidgeCV(alphas=np.logspace(-2, 3, 11)).fit(vectors[train], own[train])
    expected = model.predict(vectors)
    out: Doubles = np.where(known, own, expected)
    return out
