"""Times in sources: Last night Ann Lee said; and sources that are nothing else: recent days have seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from framing.lexicons.words import words
from framing.quotes.attribution import Attribution
from framing.text import Document
from framing.text.grammar import Tree

__all__ = ["cut_times", "drop_time_sources"]

_SAID = frozenset(["DT", "PRP", "PRP$"])
_MONTHS = frozenset("January February July September October November December".split())  # no given names
_PREPOSITIONS = frozenset("on in during over throughout".split())
_MIDDLE = frozenset("the past first".split())


def cut_times(doc: Document, found: Sequence[Attribution]) -> list[Attribution]:
    """Leave the times before and behind a source out of it: [Last night] Ann Lee; Ann Lee [on Monday].

    Parameters
    ----------
    doc : Document
    found : sequence of Attribution

    Returns
    -------
    list of Attribution
        A source that is nothing but times stays.

    Examples
    --------
    >>> text = "Last night Ann Lee said it rained."
    >>> one = Attribution(((0, 18),), ((19, 23),), ((24, 33),), 0.9)
    >>> cut_times(Document(text), [one])[0].source
    ((11, 18),)
    """
    starts, ends, tree = doc.tokens.start, doc.tokens.end, doc.tree
    out = []
    for item in found:
        pieces = []
        for start, end in item.source:
            first, after = np.searchsorted(starts, [start, end]).tolist()
            begin = _behind_times(tree, first, after)
            stop = _before_times(tree, begin, after)
            if begin < stop and (begin, stop) != (first, after):
                start, end = int(starts[begin]), int(ends[stop - 1])
            if begin < stop or len(item.source) == 1:
                pieces.append((start, end))
        out.append(replace(item, source=tuple(pieces)) if pieces and tuple(pieces) != item.source else item)
    return out


def _behind_times(tree: Tree, first: int, after: int) -> int:
    """The token of a source behind the times and adverbs with which it begins; the first where it begins with none."""
    times = [k for k in range(first, after) if _is_time(tree, k)]
    at = first
    while at < after and (at in times or _leads(tree, at, any(k in times for k in (at - 1, at + 1, at + 2)))):
        at += 1
    time = next((k for k in range(first, at) if k in times), -1)
    if time < 0:  # Later Ann Lee said: the adverb of the verb
        adverbs = all(tree.relations[k] == "advmod" and not first <= tree.heads[k] < after for k in range(first, at))
        return at if adverbs and at < after else first
    comma = at < after and tree.lower[at] == ","
    at += comma
    if at >= after:
        return after
    tag, name = tree.tags[at], tree.words[at][0].isupper()
    if tag in ("POS", "IN", "CC") or tag[0] == "V":
        return first
    told = comma or at - first > 1 or tree.words[at - 1].islower()
    if tag in _SAID or (told and name) or any(not first <= tree.heads[k] < after for k in range(first, at)):
        return at
    named = name and at + 1 < after and tree.words[at + 1][0].isupper()
    return at if named and words("quotes.time_names").isdisjoint(tree.lower[at:after]) else first


def _is_time(tree: Tree, k: int) -> bool:
    """Whether a token is a time; a month that is also a name only behind a word that leads to one."""
    word = tree.words[k]
    before = tree.lower[k - 1] if k else ""
    if word in words("quotes.time_heads") or (word.lower() in words("quotes.days_at_hand") and not before.isalnum()):
        return True
    led = before in ("in", "on", "last", "this") or before.isdigit()
    return word[0].isupper() and (word in _MONTHS or (led and word.lower() in words("quotes.times")))


def _leads(tree: Tree, k: int, beside: bool) -> bool:
    """Whether a token leads to a time, or stands beside one: later, on, last; two days, a week, March 3."""
    if tree.lower[k] in words("quotes.before_times"):
        return True
    amount = tree.lower[k] in words("quotes.amounts") and tree.words[k + 1 : k + 2] and tree.words[k + 1].islower()
    return beside and (tree.tags[k] == "CD" or bool(amount))


def _before_times(tree: Tree, first: int, after: int) -> int:
    """The token at which the times end a source that hang on its noun or on the verb: not *the memo filed Friday*."""
    k, time = after, -1
    while k - first > 1 and (_is_time(tree, k - 1) or tree.lower[k - 1] in _MIDDLE or _leads(tree, k - 1, k == time)):
        k -= 1
        time = k if _is_time(tree, k) else time
    if time < 0:
        return after
    k -= k - first > 1 and tree.lower[k - 1] in _PREPOSITIONS
    head = tree.heads[time]
    inside = first <= head < time and first <= tree.heads[head] < after
    bare = not any(tree.tags[j][:2] in ("NN", "PR", "DT", "CD") for j in range(first, k))  # Recent days
    if inside or bare or tree.tags[k - 1] in ("IN", "TO", "POS", "DT") or tree.tags[k - 1][0] == "V":
        return after
    return k - (tree.lower[k - 1] == "," and k - first > 1)


def drop_time_sources(doc: Document, found: Sequence[Attribution]) -> list[Attribution]:
    """Leave out attributions whose source has a time as its head, since no time says anything.

    Parameters
    ----------
    doc : Document
    found : sequence of Attribution

    Returns
    -------
    list of Attribution

    Examples
    --------
    >>> text = "The last weeks showed that it grew."
    >>> one = Attribution(((0, 14),), ((15, 21),), ((22, 34),), 0.9)
    >>> drop_time_sources(Document(text), [one])
    []
    """
    times, starts = words("quotes.time_heads"), doc.tokens.start

    def is_time(start: int, end: int) -> bool:
        first, after = np.searchsorted(starts, [start, end]).tolist()
        return first < after and doc.tree.words[doc.tree.head_of(first, after)] in times

    return [item for item in found if len(item.source) != 1 or not is_time(*item.source[0])]
