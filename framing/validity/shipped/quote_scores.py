"""How well found attributions agree with marked ones, article by article.

Spans are compared without white space, quotation marks at their ends and closing punctuation, so that a full stop or a
mark more or less costs nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from framing.lexicons.words import words
from framing.quotes.attribution import Attribution

__all__ = ["SPEECH", "TYPES", "is_speech", "score_article", "type_of"]

TYPES = ("direct", "indirect", "mixed")
_DOUBLE = '"“”„‟«»＂'
_MARKS = _DOUBLE + "'‘’‚‛`"
_TRAIL = ".,;:!?…-–—―"
_SPACE = " \t\n\r\f\v\u00a0\u2002\u2003\u2009\u200a\u202f\u3000"
_MARKED = re.compile(f"[{_DOUBLE}‘]|''|``")
_WORD = re.compile(r"\w+(?:[-'.’]\w+)*")
_SOLID = re.compile(r"\S+")
_STEMS = words("quotes.scored.stems")
_NOT_ING = ("write", "quote", "criticise")
#: Words of speech: an attribution whose cue has one counts in the narrow scope.
SPEECH: frozenset[str] = frozenset(
    {stem + end for stem in _STEMS for end in ("", "s", "es", "d", "ed", "ing")}
    | {stem[:-1] + "ing" for stem in _STEMS if stem.endswith("e") and stem not in _NOT_ING}
    | words("quotes.scored.forms")
)
Spans = Iterable[tuple[int, int]]
Mask = tuple[tuple[int, int], ...]


def is_speech(text: str, attribution: Attribution) -> bool:
    """Whether the cue has a word of speech.

    Parameters
    ----------
    text : str
    attribution : Attribution

    Returns
    -------
    bool

    Examples
    --------
    >>> is_speech("Lee vowed to win.", Attribution(((0, 3),), ((4, 9),), ((10, 16),), 1.0))
    True
    """
    words = " ".join(text[start:end] for start, end in attribution.cue).lower()
    return not SPEECH.isdisjoint(re.findall("[a-z]+", words))


def _merged(text: str, spans: Spans) -> list[tuple[int, int]]:
    """Pieces in order; those with only white space between them are one."""
    out: list[tuple[int, int]] = []
    for start, end in sorted((max(0, s), min(len(text), e)) for s, e in spans if e > s):
        if out and not text[out[-1][1] : start].strip():
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def type_of(text: str, spans: Spans) -> str:
    """Type of a content by its marks: direct, indirect or mixed.

    Parameters
    ----------
    text : str
    spans : iterable of (start, end)

    Returns
    -------
    str
        ``direct`` if a mark opens and one closes it, inside or right next to it; ``indirect`` if it has none.

    Examples
    --------
    >>> text = "He said “no” and that “yes” meant no."
    >>> [type_of(text, [span]) for span in ((9, 11), (8, 36), (32, 36))]
    ['direct', 'mixed', 'indirect']
    """
    parts = _merged(text, spans)
    body = "".join(text[start:end] for start, end in parts)
    start = parts[0][0] + len(body) - len(body.lstrip())
    end = parts[-1][1] - len(body) + len(body.rstrip())
    before, after, beyond = text[start - 1 : start] if start else "", text[end : end + 1], text[end + 1 : end + 2]
    tail = text[start:end].rstrip(_TRAIL)[-1:]
    opens = text[start : start + 1] in tuple(_MARKS) or before in tuple(_DOUBLE + "‘")
    closes = tail in tuple(_MARKS) or after in tuple(_DOUBLE) or (after in tuple(_TRAIL) and beyond in tuple(_DOUBLE))
    if opens and closes:
        return "direct"
    marked = _MARKED.search(body) or before in tuple(_DOUBLE) or after in tuple(_DOUBLE)
    return "mixed" if marked else "indirect"


class _Ruler:
    """Counts the characters of a text without its white space."""

    def __init__(self, text: str) -> None:
        self.text = text
        solid = np.zeros(len(text) + 1, dtype=np.int64)
        for match in _SOLID.finditer(text):
            solid[match.start() + 1 : match.end() + 1] = 1
        self.before = np.cumsum(solid).tolist()
        self.words = sorted(self.before[match.start()] for match in _WORD.finditer(text))

    def mask(self, spans: Spans) -> Mask:
        """Trimmed pieces in characters that are not white space; touching ones are joined."""
        out: list[tuple[int, int]] = []
        for start, end in _merged(self.text, spans):
            part = self.text[start:end].rstrip(_MARKS + _TRAIL + _SPACE)
            left = len(part) - len(part.lstrip(_MARKS + _SPACE))
            if len(part) <= left:
                continue
            first, last = self.before[start + left], self.before[start + len(part)]
            if out and first <= out[-1][1]:
                out[-1] = (out[-1][0], max(last, out[-1][1]))
            elif last > first:
                out.append((first, last))
        return tuple(out)


def _size(mask: Mask) -> int:
    return sum(end - start for start, end in mask)


def _common(one: Mask, two: Mask) -> int:
    return sum(max(0, min(b, d) - max(a, c)) for a, b in one for c, d in two)


@dataclass(frozen=True)
class _Prepared:
    source: Mask
    cue: Mask
    content: Mask
    type: str


def _prepare(ruler: _Ruler, attributions: Iterable[Attribution]) -> list[_Prepared]:
    masks = ((a, ruler.mask(a.content)) for a in attributions)
    return [
        _Prepared(ruler.mask(a.source), ruler.mask(a.cue), content, type_of(ruler.text, a.content))
        for a, content in masks
        if content
    ]


def _pairs(scored: list[tuple[tuple[float, ...], int, int]]) -> list[tuple[int, int]]:
    """One-to-one pairs, best first, then by the gold's order."""
    gold: set[int] = set()
    found: set[int] = set()
    out = []
    for _, g, p in sorted(scored, key=lambda item: (tuple(-x for x in item[0]), item[1])):
        if g not in gold and p not in found:
            gold.add(g)
            found.add(p)
            out.append((g, p))
    return out


def score_article(text: str, gold: Sequence[Attribution], found: Sequence[Attribution]) -> Counter[str]:
    """Counts of one article, by type and in all.

    Parameters
    ----------
    text : str
    gold, found : sequence of Attribution

    Returns
    -------
    Counter
        Keys like ``"all/match"``, ``"direct/exact"``: gold, pred (how many), match (contents half in common, one to
        one, best first), exact, attrib (a match with meeting sources, or none on both sides), source (same source),
        cue, soft_p and soft_r (share of each predicted and gold content that its partner covers), word_gold, word_pred,
        word_both (words inside any content).

    References
    ----------
    Johansson, R. and Moschitti, A. (2010). Syntactic and semantic structure for opinion expression detection. CoNLL,
    67-76. (soft)

    Examples
    --------
    >>> text = "He said it rained."
    >>> gold = Attribution(((0, 2),), ((3, 7),), ((8, 18),), 1.0)
    >>> counts = score_article(text, [gold], [Attribution((), ((3, 7),), ((8, 17),), 0.9)])
    >>> counts["all/exact"], counts["indirect/attrib"]
    (1, 0)
    """
    ruler = _Ruler(text)
    left, right = _prepare(ruler, gold), _prepare(ruler, found)
    counts: Counter[str] = Counter()
    overlaps = []
    for g, one in enumerate(left):
        for p, two in enumerate(right):
            common = _common(one.content, two.content)
            if common:
                overlaps.append((common, common / (_size(one.content) + _size(two.content) - common), g, p))
    soft = _pairs([((common, ratio), g, p) for common, ratio, g, p in overlaps])
    match = _pairs([((ratio,), g, p) for _, ratio, g, p in overlaps if ratio >= 0.5])
    types = [one.type for one in right]
    for g, p in soft + match:  # a prediction with a partner has its partner's type
        types[p] = left[g].type

    def add(kind: str, **values: float) -> None:
        for name, value in values.items():
            for row in ("all", kind):
                counts[f"{row}/{name}"] += value  # type: ignore[assignment]

    for one in left:
        add(one.type, gold=1)
    for kind in types:
        add(kind, pred=1)
    for g, p in soft:
        common = _common(left[g].content, right[p].content)
        add(left[g].type, soft_p=common / _size(right[p].content), soft_r=common / _size(left[g].content))
    for g, p in match:
        one, two = left[g], right[p]
        add(
            one.type,
            match=1,
            exact=int(one.content == two.content),
            source=int(one.source == two.source),
            attrib=int(_meet(one.source, two.source)),
            cue=int(_meet(one.cue, two.cue)),
        )
    predicted = _inside(ruler.words, [one.content for one in right])
    for kind in ("all", *TYPES):
        own = _inside(ruler.words, [one.content for one in left if kind in ("all", one.type)])
        counts[f"{kind}/word_gold"], counts[f"{kind}/word_both"] = len(own), len(own & predicted)
    counts["all/word_pred"], counts["words"] = len(predicted), len(ruler.words)
    return counts


def _meet(one: Mask, two: Mask) -> bool:
    return bool(_common(one, two)) or not (one or two)


def _inside(words: list[int], masks: Iterable[Mask]) -> set[int]:
    """Words whose first character stands in one of the masks."""
    places = np.array(words, dtype=np.int64)
    out: set[int] = set()
    for start, end in {piece for mask in masks for piece in mask}:
        first, last = np.searchsorted(places, [start, end]).tolist()
        out.update(range(first, last))
    return out
