"""What a sentence says about one of the actors in it, as numbers. The actor's own name is never looked at."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from framing.frames.background import Background
from framing.text import Document, lemma
from framing.text.pos import TAGS

__all__ = ["REGIONS", "Sentence", "surroundings", "target_numbers", "target_words"]

#: Number of mean vectors with which :func:`target_numbers` ends.
REGIONS = 5

Floats = npt.NDArray[np.float64]
_NEGATIONS = frozenset(
    "not n't never no without hardly neither nor cannot nobody nothing fail fails failed deny denied denies".split()
)
_BREAKS = frozenset(
    ", ; : — – - ( ) but while although though because who which that when whereas despite after before".split()
)
_NAMES = ("NNP", "NNPS")
_NEAR = 55  # characters to each side
_TURN = -0.7  # what a negation does to the tone of the four words after it
_TAGS = np.array(TAGS, dtype=object)


class Sentence:
    """A sentence read once for all its targets.

    Parameters
    ----------
    text : str
    background : Background, optional
    """

    def __init__(self, text: str, background: Background | None) -> None:
        document = Document(text)
        self.text = text
        self.start, self.end = document.tokens.start, document.tokens.end
        self.words = document.tokens.words
        self.lower = [word.lower() for word in self.words]
        self.tags = _TAGS[document.tag_numbers].tolist()
        self.lemmas = [lemma(word) for word in self.words]
        self.negation = np.array([word in _NEGATIONS for word in self.lower], dtype=bool)
        self.clause = np.cumsum([word in _BREAKS for word in self.lower]) if self.words else np.zeros(0, dtype=int)
        turn = np.ones(len(self.words))
        for i in np.flatnonzero(self.negation):
            turn[i + 1 : i + 5] *= _TURN
        self.turn = turn
        self.recent = np.array([self.negation[max(0, i - 4) : i].any() for i in range(len(self.words))], dtype=bool)
        n = len(self.words)
        self.tones: list[Floats] = []
        self.vectors = np.zeros((n, 0), dtype=np.float32)
        if background is not None:
            ids = background.ids(self.words)
            valence = background.valence[ids].astype(float)
            self.tones = [np.where(np.abs(valence) > 0.6, valence, 0.0), background.leaning[ids].astype(float)]
            self.tones.append(np.where(background.own_valence[ids], valence, 0.0))
            self.vectors = background.vectors[ids]
        self.quoted = '"' in text or "“" in text

    def place(self, start: int, end: int) -> tuple[int, int]:
        """First token of the target and the one after its last.

        Raises
        ------
        ValueError
            If no token lies in the span.
        """
        at = np.flatnonzero((self.end > start) & (self.start < end))
        if not len(at):
            raise ValueError(f"the span {start}-{end} holds no word of {self.text!r}")
        return int(at[0]), int(at[-1]) + 1


def _verbs(sentence: Sentence, first: int, last: int) -> tuple[int | None, int | None]:
    """The next verb after the target, and the last before it, where they are near."""
    tags = sentence.tags
    after = next((i for i in range(last, min(last + 8, len(tags))) if tags[i].startswith("VB")), None)
    before = next((i for i in range(first - 1, max(first - 6, -1), -1) if tags[i].startswith("VB")), None)
    return after, before


def surroundings(text: str, start: int, end: int) -> str:
    """The characters near the target, and a fixed word in its place.

    Parameters
    ----------
    text : str
    start, end : int
        Span of the target.

    Returns
    -------
    str

    Examples
    --------
    >>> surroundings("Voters praised Ann Lee.", 15, 22)
    'Voters praised Xx .'
    """
    return f"{text[max(0, start - _NEAR) : start].rstrip()} Xx {text[end : end + _NEAR].lstrip()}"


def target_words(sentence: Sentence, first: int, last: int) -> dict[str, float]:
    """Words around the target by side, distance, clause and role; names count by their place alone.

    Parameters
    ----------
    sentence : Sentence
    first, last : int
        Tokens of the target.

    Returns
    -------
    dict of str to float
    """
    out: dict[str, float] = {}

    def add(name: str, value: float) -> None:
        out[name] = out.get(name, 0.0) + value

    lemmas, tags = sentence.lemmas, sentence.tags
    here = sentence.clause[first]
    for i in range(len(lemmas)):
        if first <= i < last:
            continue
        distance = first - i if i < first else i - last + 1
        side = "L" if i < first else "R"
        word = lemmas[i]
        if tags[i] in _NAMES:
            if distance > 3:
                continue
            word = "<name>"
        decay = distance**-0.5
        add(f"w={word}", decay)
        add(f"{side}={word}", decay)
        if distance <= 3:
            out[f"{side}{distance}={word}"] = 1.0
        if sentence.clause[i] == here:
            out[f"c={word}"] = 1.0
        if sentence.recent[i]:
            add(f"n={word}", decay)
    after, before = _verbs(sentence, first, last)
    if after is not None:
        out[f"subject={lemmas[after]}"] = 1.0
    if before is not None:
        out[f"object={lemmas[before]}"] = 1.0
    if first > 0:
        out[f"before={tags[first - 1]}"] = 1.0
        out[f"preposition={sentence.lower[first - 1]}"] = 1.0
    if last < len(tags):
        out[f"after={tags[last]}"] = 1.0
    return out


def target_numbers(sentence: Sentence, first: int, last: int) -> Floats:
    """Tone by side, distance and clause, turned by negations; the target's role; mean vectors of what surrounds it.

    Parameters
    ----------
    sentence : Sentence
    first, last : int
        Tokens of the target.

    Returns
    -------
    ndarray, shape (n_features,)
    """
    n = len(sentence.words)
    at = np.arange(n)
    inside = (at >= first) & (at < last)
    distance = np.where(at < first, first - at, np.where(at >= last, at - last + 1, 1)).astype(float)
    out = ~inside
    left, right, same = at < first, at >= last, out & (sentence.clause == sentence.clause[first])
    near = out & (distance <= 4)
    decay = distance**-0.5
    regions = np.stack([left, right, same, out, out & (distance <= 3), out & (distance <= 6)])
    weights = regions * decay
    after, before = _verbs(sentence, first, last)
    tags, lower = sentence.tags, sentence.lower
    passive = after is not None and (
        tags[after] == "VBN" or (sentence.lemmas[after] == "be" and after + 1 < n and tags[after + 1] == "VBN")
    )
    values: list[Any] = [
        passive,
        first > 0 and lower[first - 1] == "by",
        last < n and lower[last] in ("'s", "’s", "'"),
        last - first == 1 and tags[first].startswith("PRP"),
        np.log(n),
        first / n,
        sentence.quoted,
        sentence.negation.any(),
        (same & sentence.negation).any(),
        sentence.negation[max(0, first - 4) : last + 6].any(),
    ]
    parts = [np.array(values, dtype=float)]
    for tone in sentence.tones:
        turned = tone * sentence.turn
        up, down = np.maximum(turned, 0), np.minimum(turned, 0)
        parts.append(weights @ np.column_stack([turned, up, down]))
        shown = np.where(regions, turned, 0.0)
        parts += [shown.max(axis=1), shown.min(axis=1)]
        parts.append(np.array([tone[i] if i is not None else 0.0 for i in (after, before)]))
    if sentence.vectors.shape[1]:
        for region in (left, right, near, same, out):
            weight = region * decay
            parts.append(weight @ sentence.vectors / (weight.sum() + 1e-6))
    return np.concatenate([np.ravel(part) for part in parts])
