"""Training of the engine: every stage learns from what the stage before says of articles that it has not seen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np
import numpy.typing as npt
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

from framing.quotes.engine.boosted_trees import train_trees
from framing.quotes.engine.candidate_windows import Windows, linked, windows
from framing.quotes.engine.choose import select
from framing.quotes.engine.cue_finder import CUE_BITS, candidates, cue_slots
from framing.quotes.engine.engine_model import Model, read
from framing.quotes.engine.reading import CUE, Reading, add_proposals
from framing.quotes.engine.roles import ASKED_NOT, LABELS, ROLE_BITS, RoleReader
from framing.quotes.engine.token_columns import Flags, Ints, Sheet
from framing.quotes.engine.token_relations import Relations
from framing.quotes.engine.verifier import verifier_measures
from framing.quotes.engine.word_columns import STRENGTH_BITS, Vocabulary
from framing.quotes.rules.said_clauses import Clauses
from framing.quotes.rules.said_reports import propose_reports
from framing.text import Document
from framing.text.hashing import LinearTable
from framing.training.quotes.optimise import Pace, train_chain, train_logistic
from framing.training.quotes.quote_labels import GoldRows, align, choose_heads, label_windows, verdicts
from framing.training.quotes.word_clusters import cluster_words
from framing.validity.shipped.polnear import GoldArticle

__all__ = ["train"]

FOLDS = 5
NET = -3.2  # least log-odds of a candidate that the later stages learn from …
ASKED = -2.5  # … and of one that they are asked about: on PolNeAR dev as good, with a quarter fewer candidates
_LOWEST, _FLAT = -3.0, 0.002
_KEEP = {"cues": 400_000, "roles": 600_000}
_CUES = Pace(rounds=3, rate=0.02, batch=256)
_ROLES = Pace(rounds=4, rate=0.02, batch=16)
_STRENGTHS = np.array([0.01, 0.03, 0.08, 0.15, 0.25, 0.4, 0.6, 0.8])
Floats = npt.NDArray[np.float32]
Slots = npt.NDArray[np.int32]
Say = Callable[[str], None]


def train(
    articles: Sequence[GoldArticle], unlabelled: Iterable[str] = (), *, seed: int = 1, say: Say = lambda line: None
) -> Model:
    """Train all stages.

    Parameters
    ----------
    articles : sequence of GoldArticle
        At least five.
    unlabelled : iterable of str
        More news text, for the word clusters.
    seed : int
    say : callable
        Takes a line about the progress.

    Returns
    -------
    Model
        The same for the same input.

    Raises
    ------
    ValueError
        If there are too few articles or attributions to learn from.
    """
    if len(articles) < FOLDS or sum(len(a.attributions) for a in articles) < FOLDS:
        raise ValueError(f"training needs at least {FOLDS} articles with attributions, got {len(articles)}")
    say("clustering words")
    texts = [article.text for article in articles]
    with threadpool_limits(limits=1):  # sums in one order, whatever the machine
        words, clusters = cluster_words([*unlabelled, *texts])
    vocabulary = Vocabulary(words, clusters, np.zeros(1 << STRENGTH_BITS, dtype=np.uint8))
    say("reading articles")
    sheet = Sheet([Document(text) for text in texts], vocabulary)
    return _Training(sheet, align(sheet, [a.attributions for a in articles]), vocabulary, seed, say).model()


class _Training:
    """One run over one sheet."""

    def __init__(self, sheet: Sheet, gold: list[GoldRows], vocabulary: Vocabulary, seed: int, say: Say) -> None:
        self.sheet, self.gold, self.vocabulary, self.seed, self.say = sheet, gold, vocabulary, seed, say
        self.fold: Ints = np.arange(len(sheet.documents)) % FOLDS
        self.in_cue = np.zeros(sheet.size, dtype=np.bool_)
        for one in gold:
            self.in_cue[one.cue] = True

    def model(self) -> Model:
        self.heads = self._strengths()
        relations = Relations(self.sheet)
        margin, cue_weights, cue_bias = self._cues(relations)
        reader = RoleReader(self.sheet, relations, margin)
        reading, role_weights, links = self._roles(reader, np.flatnonzero(margin > NET))
        self.say("training the verifier")
        documents = enumerate(self.sheet.documents)
        proposals = ((k, one) for k, doc in documents for one in propose_reports(Clauses(doc)))
        reading = add_proposals(self.sheet, reading, margin, proposals)
        right = verdicts(self.sheet, reading, self.gold)
        measures = verifier_measures(self.sheet, reading, margin)
        fold = self.fold[self.sheet.document[reading.view.head]]
        score = np.zeros(len(right), dtype=np.float32)  # of each reading, by trees that have not seen its article
        for f in range(FOLDS):
            trees = train_trees(measures[fold != f], right[fold != f], seed=self.seed)
            score[fold == f] = trees.score(measures[fold == f])
        slope, shift = calibrate(score, right)
        return Model(
            self.vocabulary,
            LinearTable.compress(cue_weights, _KEEP["cues"]),
            LinearTable.compress(role_weights, _KEEP["roles"]),
            train_trees(measures, right, seed=self.seed),
            links,
            {
                "cue_bias": cue_bias,
                "net": ASKED,
                "threshold": self._threshold(reading, score, right),
                "slope": slope,
                "shift": shift,
            },
        )

    def _strengths(self) -> Ints:
        """Set the sheet's cue strengths, each fold's from the other folds; choose the heads of the cues."""
        sheet = self.sheet
        kinds = Vocabulary.kinds(sheet.columns["lemma"], sheet.tag)
        fold = self.fold[sheet.document]

        def count(flags: Flags) -> Ints:
            return np.bincount(kinds[flags], minlength=1 << STRENGTH_BITS)

        cue, seen = count(self.in_cue), count(np.ones(sheet.size, dtype=np.bool_))
        for f in range(FOLDS):
            some = fold == f
            sheet.columns["strength"][some] = _steps(cue - count(some & self.in_cue), seen - count(some))[kinds[some]]
        self.vocabulary.strengths = _steps(cue, seen)
        return choose_heads(sheet, self.gold, (cue / (seen + 1.0))[kinds])

    def _cues(self, relations: Relations) -> tuple[Floats, Floats, float]:
        """Margins from models that have not seen the article; weights and bias of a model that has seen all."""
        self.say("training the cue finder")
        rows = np.flatnonzero(candidates(self.sheet))
        features = np.stack(cue_slots(self.sheet, relations, rows), axis=1)
        is_head = np.zeros(self.sheet.size, dtype=np.bool_)
        is_head[self.heads] = True
        # The other words of a cue are neither right nor wrong.
        usable, right = (~self.in_cue | is_head)[rows], is_head[rows].astype(np.float32)
        fold = self.fold[self.sheet.document[rows]]
        margin = np.full(self.sheet.size, ASKED_NOT, dtype=np.float32)
        for f in range(FOLDS):
            some, other = fold == f, usable & (fold != f)
            weights, bias = train_logistic(features[other], right[other], CUE_BITS, _CUES, seed=self.seed)
            margin[rows[some]] = weights[features[some], 0].sum(axis=1) + bias
        weights, bias = train_logistic(features[usable], right[usable], CUE_BITS, _CUES, seed=self.seed)
        return margin, weights, bias

    def _roles(self, reader: RoleReader, heads: Ints) -> tuple[Reading, Floats, Floats]:
        """Readings of all candidates by models that have not seen the article, and a model that has seen all."""
        view = windows(self.heads, *linked(self.sheet))
        features, labels = np.stack(reader.slots(view), axis=1), label_windows(view, self.gold)
        own_fold = self.fold[[one.document for one in self.gold]]
        fold = self.fold[self.sheet.document[heads]]
        parts: list[Reading] = []
        for f in range(FOLDS):
            self.say(f"training the role reader, part {f + 1} of {FOLDS + 1}")
            weights, links = self._chain(features, labels, view.first, view.place, own_fold != f)
            table = LinearTable.compress(weights, _KEEP["roles"])
            parts.append(read(reader, heads[fold == f], table, links))
        self.say(f"training the role reader, part {FOLDS + 1} of {FOLDS + 1}")
        weights, links = self._chain(features, labels, view.first, view.place, np.ones(len(own_fold), dtype=np.bool_))
        return _join(windows(heads, *linked(self.sheet)), fold, parts), weights, links

    def _chain(
        self, features: Slots, labels: npt.NDArray[np.int8], first: Ints, place: Ints, some: Flags
    ) -> tuple[Floats, Floats]:
        rows = np.repeat(some, np.diff(first))
        sizes = np.diff(first)[some]
        own_first = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(sizes)])
        heads = own_first[:-1] + (place - first[:-1])[some]
        return train_chain(
            features[rows], labels[rows], own_first, heads, LABELS, CUE, ROLE_BITS, _ROLES, seed=self.seed
        )

    def _threshold(self, reading: Reading, score: Floats, right: Flags) -> float:
        """The highest threshold whose F1 over the cross-validated scores is next to the best one.

        F1 is flat around its best; of the thresholds that are as good, the highest gives the fewest wrong readings.
        """
        kept = np.array(select(reading, score, _LOWEST), dtype=np.int64)  # best first
        if not len(kept):
            return 0.0
        f1 = 2 * np.cumsum(right[kept]) / (np.arange(1, len(kept) + 1) + len(self.gold))
        place = int(np.flatnonzero(f1 >= f1.max() - _FLAT)[0])
        self.say(f"cross-validated F1 of attribution in training {f1[place]:.3f}")
        return float(score[kept[place]])


def _join(view: Windows, fold: Ints, parts: list[Reading]) -> Reading:
    """One reading of all candidates from the readings of each fold's."""
    m, k = len(view.token), len(view.head)
    labels, path = np.zeros(m, dtype=np.int8), np.zeros(k)
    content, source = np.zeros(m), np.zeros(m)
    for f, part in enumerate(parts):
        rows = fold[view.owner] == f
        labels[rows], content[rows], source[rows] = part.labels, part.content, part.source
        path[fold == f] = part.log_probability
    return Reading(view, labels, path, content, source, np.zeros(k, dtype=np.int8), np.full((k, 2), -1.0))


def _steps(cue: npt.NDArray[np.integer], seen: npt.NDArray[np.integer]) -> npt.NDArray[np.uint8]:
    """How often lemma and class were cues, as a step from 0 (never) to 8."""
    steps: npt.NDArray[np.uint8] = (np.searchsorted(_STRENGTHS, cue / (seen + 1.0), side="right") * (cue > 0)).astype(
        np.uint8
    )
    return steps


def calibrate(score: Floats, right: Flags) -> tuple[float, float]:
    """Slope and shift that turn scores into probabilities.

    Parameters
    ----------
    score : ndarray of float32, shape (k,)
    right : ndarray of bool, shape (k,)

    Returns
    -------
    slope, shift : float

    References
    ----------
    Platt, J. (1999). Probabilistic outputs for support vector machines. Advances in Large Margin Classifiers, 61-74.

    Examples
    --------
    >>> scores = np.repeat(np.array([-2, 0, 2], dtype=np.float32), 100)
    >>> right = np.concatenate([np.arange(100) < n for n in (12, 50, 88)])
    >>> [round(x, 1) + 0.0 for x in calibrate(scores, right)]
    [1.0, 0.0]
    """
    design = np.stack([score.astype(np.float64), np.ones(len(score))], axis=1)
    beta = np.array([1.0, 0.0])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-design @ beta))
        curve = (design * (chance * (1 - chance))[:, None]).T @ design + 1e-6 * np.eye(2)
        beta += np.linalg.solve(curve, design.T @ (right - chance))
    return float(beta[0]), float(beta[1])
