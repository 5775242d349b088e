"""The trained model and its first two stages: margins of the tokens, then a reading for each candidate."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from framing.quotes.engine.boosted_trees import Trees
from framing.quotes.engine.candidate_windows import linked, windows
from framing.quotes.engine.cue_finder import candidates, cue_slots
from framing.quotes.engine.label_decoding import hold, marginals, viterbi
from framing.quotes.engine.reading import CUE, Reading
from framing.quotes.engine.roles import ASKED_NOT, RoleReader
from framing.quotes.engine.token_columns import Ints, Sheet
from framing.quotes.engine.token_relations import Relations
from framing.quotes.engine.verifier import verifier_measures
from framing.quotes.engine.word_columns import Vocabulary
from framing.text.hashing import LinearTable

__all__ = ["Model", "read"]

_WINDOW_TOKENS = 40_000
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Model:
    """A trained model.

    Attributes
    ----------
    vocabulary : Vocabulary
    cues, roles : LinearTable
    trees : Trees
        Of the verifier.
    links : ndarray of float32, shape (9, 9)
        Scores of one label of the second stage after another; the last row and column are the border.
    settings : dict of str to float
        ``cue_bias``, ``net`` (least log-odds of a candidate), ``threshold`` (least score of what is kept), ``slope``
        and ``shift`` (calibration: confidence = 1 / (1 + exp(-(slope * score + shift)))).
    """

    vocabulary: Vocabulary
    cues: LinearTable
    roles: LinearTable
    trees: Trees
    links: Floats
    settings: dict[str, float]

    def margins(self, sheet: Sheet, relations: Relations) -> Floats:
        """Log-odds of the first stage for each token, shape (n,); very small where it was not asked."""
        out = np.full(sheet.size, ASKED_NOT, dtype=np.float32)
        rows = np.flatnonzero(candidates(sheet))
        if len(rows):
            out[rows] = self.cues.score(cue_slots(sheet, relations, rows))[:, 0] + self.settings["cue_bias"]
        return out

    def read(self, reader: RoleReader, heads: Ints) -> Reading:
        """Second stage for all candidates of a sheet."""
        return read(reader, heads, self.roles, self.links)

    def verify(self, sheet: Sheet, reading: Reading, margin: Floats) -> Floats:
        """Score of each reading, shape (k,): high when source and content are right."""
        return self.trees.score(verifier_measures(sheet, reading, margin))


def read(reader: RoleReader, heads: Ints, table: LinearTable, links: Floats) -> Reading:
    """Read source and content of each candidate.

    Parameters
    ----------
    reader : RoleReader
    heads : ndarray of int64, shape (k,)
        Rows of the candidates, ascending.
    table : LinearTable
    links : ndarray of float32, shape (n_labels + 1, n_labels + 1)

    Returns
    -------
    Reading
    """
    begin, end = linked(reader.sheet)
    whole = windows(heads, begin, end)
    parts = []
    for some in _portions(np.diff(whole.first), _WINDOW_TOKENS):
        view = windows(heads[some], begin, end)
        scores = table.score(reader.slots(view))
        hold(scores, view.place, CUE)
        labels, best = viterbi(scores, view.first, links)
        chance, _, norm = marginals(scores, view.first, links)
        parts.append((labels, best - norm, chance[:, 5:].sum(axis=1), chance[:, 2:5].sum(axis=1)))
    labels, path, content, source = (np.concatenate(column) for column in zip(*parts))
    k = len(heads)
    return Reading(whole, labels, path, content, source, np.zeros(k, dtype=np.int8), np.full((k, 2), -1.0))


def _portions(sizes: Ints, most: int) -> Iterator[slice]:
    """Slices of neighbours whose sizes add up to about `most`."""
    start, held = 0, 0
    for place, size in enumerate(sizes.tolist()):
        if held and held + size > most:
            yield slice(start, place)
            start, held = place, 0
        held += size
    if held:
        yield slice(start, len(sizes))
