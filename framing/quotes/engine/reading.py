"""Readings of candidates: the labels of the second stage, and beside them what rules propose for the same cues."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from framing.quotes.engine.candidate_windows import Windows, linked, windows
from framing.quotes.engine.roles import LABELS
from framing.quotes.engine.token_columns import Ints, Sheet
from framing.quotes.rules.said_reports import Proposal

__all__ = ["CONTENT", "CUE", "ROLE_OF", "SOURCE", "Reading", "add_proposals", "labels_of"]

CUE, SOURCE, CONTENT = 1, 2, 3
#: Role of each label of :data:`framing.quotes.engine.roles.LABELS`.
ROLE_OF = np.array([0, CUE, SOURCE, SOURCE, SOURCE, CONTENT, CONTENT, CONTENT], dtype=np.int8)
Floats = npt.NDArray[np.floating]
Bytes = npt.NDArray[np.int8]


@dataclass(frozen=True)
class Reading:
    """What was read for the candidates.

    Attributes
    ----------
    view : Windows
    labels : ndarray of int8, shape (m,)
        Best labels, or those of a proposal.
    log_probability : ndarray of float, shape (k,)
        Of the best labels of each window.
    content, source : ndarray of float, shape (m,)
        Probability that a token is part of the content, of the source.
    proposer : ndarray of int8, shape (k,)
        Who proposes it: 0 the second stage, 1 a rule by the verb's own subject, 2 a rule by another verb's subject.
    shared : ndarray of float, shape (k, 2)
        Share of source and content of the other reading of the same head that it has too; -1 where there is none.
    """

    view: Windows
    labels: Bytes
    log_probability: Floats
    content: Floats
    source: Floats
    proposer: Bytes
    shared: Floats


def labels_of(role: Bytes, first: Ints) -> Bytes:
    """Label tokens by their roles: where the pieces of source and content begin and end.

    Parameters
    ----------
    role : ndarray of int8, shape (m,)
        Windows end to end.
    first : ndarray of int64, shape (k + 1,)
        Where each window begins.

    Returns
    -------
    ndarray of int8, shape (m,)

    Examples
    --------
    >>> [LABELS[n] for n in labels_of(np.array([2, 1, 0, 3, 3, 3], dtype=np.int8), np.array([0, 6]))]
    ['SE', 'C', 'O', 'QB', 'QI', 'QE']
    """
    edge = np.zeros(len(role) + 1, dtype=np.bool_)
    edge[first] = True
    changes = role[1:] != role[:-1]
    begins, ends = edge[:-1] | np.concatenate([[True], changes]), edge[1:] | np.concatenate([changes, [True]])
    out = role.copy()
    for number, name in ((SOURCE, "S"), (CONTENT, "Q")):
        begin, inner, end = (LABELS.index(name + part) for part in "BIE")
        out[role == number] = inner
        out[(role == number) & begins] = begin
        out[(role == number) & ends] = end
    return out


def add_proposals(
    sheet: Sheet, reading: Reading, margin: npt.NDArray[np.float32], proposals: Iterable[tuple[int, Proposal]]
) -> Reading:
    """Add what rules propose to the readings of a sheet.

    A proposal is judged by the probabilities of the second stage for the same cue. It is left out where the cue finder
    had no candidate, and where it says what the second stage says.

    Parameters
    ----------
    sheet : Sheet
    reading : Reading
        Of the second stage, heads ascending.
    margin : ndarray of float32, shape (n,)
        What the first stage says of every token. Where a proposal has the subject of another verb, the source of the
        likely cue before it in the sentence is taken instead.
    proposals : iterable of (int, Proposal)
        Each with the number of its document.

    Returns
    -------
    Reading
        The same readings with the proposals behind them.
    """
    view = reading.view
    place = {head: k for k, head in enumerate(view.head.tolist())}
    shared = reading.shared.copy()
    owner, proposer, roles, shared_by_rules = [], [], [], []
    for document, one in proposals:
        offset = int(sheet.first[document])
        k = place.get(one.head + offset)
        if k is None:
            continue
        own = slice(view.first[k], view.first[k + 1])
        read, role = ROLE_OF[reading.labels[own]], np.zeros(own.stop - own.start, dtype=np.int8)
        start = offset - view.start[k]
        source = np.arange(*one.source) + start
        if one.shared:
            source = _source_before(sheet, reading, margin, k, one.cue[0] + offset, source)
        role[max(one.content[0] + start, 0) : max(one.content[1] + start, 0)] = CONTENT
        role[source[(source >= 0) & (source < len(role))]] = SOURCE
        role[max(one.cue[0] + start, 0) : max(one.cue[1] + start, 0)] = CUE
        shared[k] = _shared(read, role)
        if CONTENT in role and not np.array_equal(role, read):
            owner.append(k)
            proposer.append(1 + one.shared)
            roles.append(role)
            shared_by_rules.append(_shared(role, read))
    whole = windows(np.concatenate([view.head, view.head[owner]]).astype(np.int64), *linked(sheet))
    sizes = np.diff(whole.first)[len(view.head) :]
    behind = np.concatenate([np.zeros(0, np.int64), *(np.arange(view.first[k], view.first[k + 1]) for k in owner)])
    role = np.concatenate([np.zeros(0, dtype=np.int8), *roles])
    return Reading(
        whole,
        np.concatenate([reading.labels, labels_of(role, np.concatenate([[0], np.cumsum(sizes, dtype=np.int64)]))]),
        np.concatenate([reading.log_probability, reading.log_probability[owner]]),
        np.concatenate([reading.content, reading.content[behind]]),
        np.concatenate([reading.source, reading.source[behind]]),
        np.concatenate([reading.proposer, np.array(proposer, dtype=np.int8)]),
        np.concatenate([shared, np.array(shared_by_rules).reshape(-1, 2)]),
    )


def _source_before(
    sheet: Sheet, reading: Reading, margin: npt.NDArray[np.float32], k: int, cue: int, otherwise: Ints
) -> Ints:
    """Give the source of the likely cue before a row in its sentence, as places in the window of a candidate."""
    view = reading.view
    for other in range(k - 1, -1, -1):
        if sheet.sentence[view.head[other]] != sheet.sentence[cue]:
            break
        own = slice(view.first[other], view.first[other + 1])
        source: Ints = view.token[own][ROLE_OF[reading.labels[own]] == SOURCE] - view.start[k]
        if margin[view.head[other]] > 0 and view.head[other] < cue and len(source):
            return source
    return otherwise


def _shared(role: Bytes, other: Bytes) -> list[float]:
    """Share of the tokens in each of two roles of another reading that are in it here too."""
    return [
        float(np.mean(role[other == number] == number)) if number in other else -1.0 for number in (SOURCE, CONTENT)
    ]
