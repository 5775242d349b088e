"""Word by word: what two versions of a statement share, and what one cut, swapped or moved out of the marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from framing.compare.statements.segments import Word

__all__ = ["align", "operations"]

_RUN = 0.4  # what it adds that the pair before is aligned too: runs hold together


def _likeness(one: Word, two: Word) -> float:
    """How well two words match: 1 the same, 0 not at all."""
    if one.form == two.form:
        return 1.0
    if one.key == two.key:
        return 0.9
    if one.content and two.content and min(len(one.key), len(two.key)) >= 5:
        shared = 0
        for x, y in zip(one.key, two.key):
            if x != y:
                break
            shared += 1
        # advise, adviser, advising: one stem, another ending
        if shared >= 5 and shared >= 0.7 * max(len(one.key), len(two.key)):
            return 0.6
    return 0.0


def align(
    a: Sequence[Word], b: Sequence[Word], weight: Mapping[str, float] | None = None
) -> tuple[list[tuple[int, int]], float]:
    """Best alignment in order.

    Parameters
    ----------
    a, b : sequence of Word
    weight : mapping of key to float, optional
        How much a content word says; 1 where it is not given. Function words weigh 0.25.

    Returns
    -------
    pairs : list of (place in a, place in b)
    score : float
        Weight of the aligned content words.

    References
    ----------
    Needleman, S. B. and Wunsch, C. D. (1970). A general method applicable to the search for similarities in the amino
    acid sequence of two proteins. Journal of Molecular Biology 48(3), 443-453.
    """
    worth = weight or {}

    def value(word: Word) -> float:
        return worth.get(word.key, 1.0) if word.content else 0.25

    width = len(b) + 1
    best = [[0.0] * width for _ in range(len(a) + 1)]
    ending = [[-1.0] * width for _ in range(len(a) + 1)]
    for i, one in enumerate(a, 1):
        above, row, run, before = best[i - 1], best[i], ending[i], ending[i - 1]
        gain = value(one)
        for j, two in enumerate(b, 1):
            top = row[j - 1] if row[j - 1] > above[j] else above[j]
            like = _likeness(one, two)
            if like:
                last = max(above[j - 1], before[j - 1] + _RUN) if before[j - 1] >= 0 else above[j - 1]
                run[j] = last + like * max(gain, value(two))
                if run[j] > top:
                    top = run[j]
            row[j] = top
    pairs = _trace(best, ending)
    pairs = _held(pairs, a, b)
    score = sum(_likeness(a[i], b[j]) * max(value(a[i]), value(b[j])) for i, j in pairs if a[i].content)
    return pairs, score


def _trace(best: list[list[float]], ending: list[list[float]]) -> list[tuple[int, int]]:
    pairs = []
    i, j = len(best) - 1, len(best[0]) - 1
    running = False
    while i and j:
        if running or (ending[i][j] >= 0 and best[i][j] == ending[i][j]):
            pairs.append((i - 1, j - 1))
            # Stay in the run where that is what made this pair's score.
            running = ending[i - 1][j - 1] >= 0 and ending[i - 1][j - 1] + _RUN >= best[i - 1][j - 1]
            i, j = i - 1, j - 1
        elif best[i - 1][j] >= best[i][j - 1]:
            i -= 1
        else:
            j -= 1
    return pairs[::-1]


def _held(pairs: list[tuple[int, int]], a: Sequence[Word], b: Sequence[Word]) -> list[tuple[int, int]]:
    """Without function words that no content word beside them holds in place."""
    kept = {place for place, (i, _) in enumerate(pairs) if a[i].content}
    for order in (range(len(pairs)), range(len(pairs) - 1, -1, -1)):
        for place in order:
            for other in (place - 1, place + 1):
                if place not in kept and other in kept:
                    i, j = pairs[place]
                    k, m = pairs[other]
                    if abs(i - k) == 1 or abs(j - m) == 1:
                        kept.add(place)
    return [pair for place, pair in enumerate(pairs) if place in kept]


def operations(
    a: Sequence[Word],
    b: Sequence[Word],
    pairs: Sequence[tuple[int, int]],
    texts: tuple[str, str],
    starts: tuple[int, int] = (0, 0),
) -> list[dict[str, Any]]:
    """The alignment as a list of stretches from left to right.

    Parameters
    ----------
    a, b : sequence of Word
    pairs : sequence of (place in a, place in b)
    texts : (str, str)
        The two articles, or stretches of them.
    starts : (int, int)
        Where these begin in the articles.

    Returns
    -------
    list of dict
        op: `same`; `unmarked` (the same words, inside marks in a, outside in b); `marked` (the reverse); `varied`
        (another form of the word, or a number in digits); `changed` (other words); `cut` (only in a); `added` (only in
        b). a, b: spans in the articles or None; a_text, b_text: their words.
    """
    raw: list[tuple[str, int, int, int, int]] = []
    i = j = 0
    for k, m in [*pairs, (len(a), len(b))]:
        if k > i or m > j:
            raw.append(("changed" if k > i and m > j else "cut" if k > i else "added", i, k, j, m))
        if k < len(a):
            raw.append((_kind(a[k], b[m]), k, k + 1, m, m + 1))
        i, j = k + 1, m + 1
    merged: list[tuple[str, int, int, int, int]] = []
    for step in raw:
        if merged and merged[-1][0] == step[0] and step[0] not in ("changed", "cut", "added"):
            merged[-1] = (step[0], merged[-1][1], step[2], merged[-1][3], step[4])
        else:
            merged.append(step)
    return [_stretch(op, a[i:k], b[j:m], texts, starts) for op, i, k, j, m in merged]


def _kind(one: Word, two: Word) -> str:
    if one.form != two.form:
        return "varied"
    if one.marked == two.marked:
        return "same"
    return "unmarked" if one.marked else "marked"


def _stretch(
    op: str, a: Sequence[Word], b: Sequence[Word], texts: tuple[str, str], starts: tuple[int, int]
) -> dict[str, Any]:
    out: dict[str, Any] = {"op": op}
    for name, part, text, first in zip("ab", (a, b), texts, starts):
        out[name] = [part[0].start, part[-1].end] if part else None
        out[f"{name}_text"] = text[part[0].start - first : part[-1].end - first] if part else ""
    return out
