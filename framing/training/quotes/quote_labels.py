"""Targets of training: gold attributions as rows, heads of cues, labels, and verdicts on readings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from framing.quotes.attribution import Attribution
from framing.quotes.engine.candidate_windows import Windows
from framing.quotes.engine.reading import CONTENT, CUE, ROLE_OF, SOURCE, Reading, labels_of
from framing.quotes.engine.token_columns import NOUN, VERB, Flags, Ints, Sheet, is_tag

__all__ = ["GoldRows", "align", "choose_heads", "label_windows", "verdicts"]

_WORD = re.compile(r"\w")
_PRIOR = 0.02


@dataclass(frozen=True)
class GoldRows:
    """One attribution as rows of a sheet."""

    document: int
    source: Ints
    cue: Ints
    content: Ints


def align(sheet: Sheet, attributions: Sequence[Sequence[Attribution]]) -> list[GoldRows]:
    """Attributions as rows; those without a cue or content that reaches a token are left out.

    Parameters
    ----------
    sheet : Sheet
    attributions : sequence of sequence of Attribution
        For each document of the sheet.

    Returns
    -------
    list of GoldRows
    """
    out = []
    for number, (document, own) in enumerate(zip(sheet.documents, attributions)):
        starts, ends, offset = document.tokens.start, document.tokens.end, int(sheet.first[number])

        def rows(
            spans: tuple[tuple[int, int], ...],
            starts: npt.NDArray[np.int32] = starts,
            ends: npt.NDArray[np.int32] = ends,
            offset: int = offset,
        ) -> Ints:
            found: set[int] = set()
            for begin, end in spans:
                first, last = np.searchsorted(ends, begin, side="right"), np.searchsorted(starts, end, side="left")
                found.update(range(int(first) + offset, int(last) + offset))
            return np.array(sorted(found), dtype=np.int64)

        for one in own:
            gold = GoldRows(number, rows(one.source), rows(one.cue), rows(one.content))
            if len(gold.cue) and len(gold.content):
                out.append(gold)
    return out


def choose_heads(sheet: Sheet, gold: Sequence[GoldRows], rate: npt.NDArray[np.floating]) -> Ints:
    """The one token of each cue that stands for it: the most cue-like one, verbs before nouns before the rest.

    Parameters
    ----------
    sheet : Sheet
    gold : sequence of GoldRows
    rate : ndarray of float, shape (n,)
        How often lemma and word class of each token were part of a cue.

    Returns
    -------
    ndarray of int64, shape (n_gold,)
    """
    tag = sheet.tag
    worth = np.where(is_tag(tag, VERB), 1.0, np.where(is_tag(tag, NOUN), 0.4, 0.05))
    worth = np.where(is_tag(tag, ("JJ", "IN", "RB")), 0.2, worth) * (rate + _PRIOR)
    return np.array([one.cue[np.argmax(worth[one.cue])] for one in gold], dtype=np.int64)


def label_windows(view: Windows, gold: Sequence[GoldRows]) -> npt.NDArray[np.int8]:
    """Gold labels of the windows' tokens; window k is that of ``gold[k]``.

    Parameters
    ----------
    view : Windows
    gold : sequence of GoldRows

    Returns
    -------
    ndarray of int8, shape (m,)
    """
    role = np.zeros(len(view.token), dtype=np.int8)
    for k, one in enumerate(gold):
        start, end, first = view.start[k], view.end[k], view.first[k]
        for rows, number in ((one.content, CONTENT), (one.source, SOURCE), (one.cue, CUE)):
            near = rows[(rows >= start) & (rows < end)]
            role[first + near - start] = number
    return labels_of(role, view.first)


def verdicts(sheet: Sheet, reading: Reading, gold: Sequence[GoldRows]) -> Flags:
    """Tell which readings are right: half of the content common with a gold one, and sources that meet or are absent.

    Where several readings match one gold attribution, those whose head is in its cue count, if there are any.

    Parameters
    ----------
    sheet : Sheet
    reading : Reading
    gold : sequence of GoldRows

    Returns
    -------
    ndarray of bool, shape (k,)
    """
    weight = np.array(
        [len(word) if _WORD.search(word) else 0 for d in sheet.documents for word in d.tokens.words], dtype=np.float64
    )
    at: dict[int, list[int]] = {}
    for number, one in enumerate(gold):
        for row in one.content.tolist():
            at.setdefault(row, []).append(number)
    size = [float(weight[one.content].sum()) for one in gold]
    view, role = reading.view, ROLE_OF[reading.labels]
    right = np.zeros(len(view.head), dtype=np.bool_)
    matched: dict[int, list[tuple[int, bool]]] = {}
    for k in range(len(view.head)):
        rows, own = (x[view.first[k] : view.first[k + 1]] for x in (view.token, role))
        content = rows[own == CONTENT]
        common: dict[int, float] = {}
        for row in content.tolist():
            for number in at.get(row, ()):
                common[number] = common.get(number, 0.0) + weight[row]
        total = float(weight[content].sum())
        ratio, best = max(((c / (total + size[g] - c + 1e-9), g) for g, c in common.items()), default=(0.0, -1))
        if ratio < 0.5:
            continue
        source, gold_source = rows[own == SOURCE], gold[best].source
        right[k] = bool(np.isin(source, gold_source).any()) or not (len(source) or len(gold_source))
        if right[k]:
            matched.setdefault(best, []).append((k, int(view.head[k]) in gold[best].cue))
    for several in matched.values():
        if any(inside for _, inside in several):
            right[[k for k, inside in several if not inside]] = False
    return right
