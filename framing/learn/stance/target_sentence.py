"""Read sentences for the targets in them, with all names hidden: what is known of an actor must not judge it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

import numpy as np
import numpy.typing as npt

from framing.learn.stance.target_name import rename_target
from framing.learn.stance.target_roles import target_roles
from framing.lexicons.words import words
from framing.text import Document, parse_documents
from framing.text.background import Background
from framing.text.tags import TAGS

__all__ = ["Sentence", "Target", "read_targets"]

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
_NAMES = [TAGS.index("NNP"), TAGS.index("NNPS")]
_NOUNS = [TAGS.index("NN"), TAGS.index("NNS"), *_NAMES]
_TAGS = np.array(TAGS, dtype=object)
_TURN = -0.7  # what a negation does to the tone of the four words after it
_CLEAR = 0.6  # size from which an expected valence counts


class Sentence:
    """A sentence read once for all its targets.

    Parameters
    ----------
    document : Document
    background : Background, optional

    Attributes
    ----------
    names : ndarray of bool, shape (n_tokens,)
        Proper names; they have neither tone nor vector.
    clause : ndarray of int, shape (n_tokens,)
        Place of the predicate that each token stands under, -1 without one.
    turn : ndarray, shape (n_tokens,)
        What negations make of the tone.
    quoted : ndarray of bool, shape (n_tokens,)
        Inside quotation marks.
    valence, own_valence, leaning : ndarray, shape (n_tokens,)
    vectors : ndarray, shape (n_tokens, d)
    """

    def __init__(self, document: Document, background: Background | None) -> None:
        self.start, self.end = document.tokens.start, document.tokens.end
        self.tree = document.tree
        self.words, self.lower, self.lemmas = document.tokens.words, self.tree.lower, self.tree.lemmas
        self.numbers = document.tag_numbers
        self.tags: list[str] = _TAGS[self.numbers].tolist()
        self.names = np.isin(self.numbers, _NAMES)
        negations = words("frames.stance.negations")
        self.negation = np.array([word in negations for word in self.lower], dtype=bool)
        self.clause = np.array(self.tree.predicates, dtype=np.int64)
        n = len(self.words)
        self.turn, self.recent = np.ones(n), np.zeros(n, dtype=bool)
        for i in np.flatnonzero(self.negation):
            self.turn[i + 1 : i + 5] *= _TURN
            self.recent[i + 1 : i + 5] = True
        self.quoted = _inside_marks(self.words)
        self.has_background = background is not None
        self.valence = self.own_valence = self.leaning = np.zeros(n)
        self.vectors = np.zeros((n, 0), dtype=np.float32)
        if background is not None:
            ids = background.ids(self.words)
            ids[self.names] = len(background.words)
            self.valence = background.valence[ids].astype(float)
            self.own_valence = np.where(background.own_valence[ids], self.valence, 0.0)
            self.leaning = background.leaning[ids].astype(float)
            self.vectors = background.vectors[ids]

    @cached_property
    def tones(self) -> Floats:
        """Clear valence, leaning, and valence of the lexicon's own words, as negations leave them: (n_tokens, 3)."""
        clear = np.where(np.abs(self.valence) > _CLEAR, self.valence, 0.0)
        return np.stack([clear, self.leaning, self.own_valence], axis=1) * self.turn[:, None]

    def target(self, start: int, end: int) -> Target:
        """The target with a span."""
        at = np.flatnonzero((self.end > start) & (self.start < end))
        return Target(self, int(at[0]), int(at[-1]) + 1)


class Target:
    """An actor that stands in a sentence.

    Parameters
    ----------
    sentence : Sentence
    first, last : int
        Its tokens are ``[first, last)``.

    Attributes
    ----------
    inside : ndarray of bool, shape (n_tokens,)
        The target's own tokens.
    hidden : ndarray of bool, shape (n_tokens,)
        These, and its words where they stand once more.
    side : ndarray of int, shape (n_tokens,)
        -1 to the left, 1 to the right, 0 inside.
    distance : ndarray of int, shape (n_tokens,)
        In tokens; 1 for a neighbour and inside.
    steps : ndarray of int, shape (n_tokens,)
        Along the tree.
    head, phrase : int
        Its head, and that of the noun phrase that it stands in.
    roles : ndarray of bool, shape (n_tokens, n_roles)
        As :func:`framing.learn.stance.target_roles.target_roles` has them.
    """

    def __init__(self, sentence: Sentence, first: int, last: int) -> None:
        self.sentence, self.first, self.last = sentence, first, last
        at = np.arange(len(sentence.words))
        self.side = np.where(at < first, -1, np.where(at >= last, 1, 0))
        self.inside = self.side == 0
        self.distance = np.where(self.side < 0, first - at, np.where(self.side > 0, at - last + 1, 1))
        own = {sentence.lower[i] for i in range(first, last) if sentence.numbers[i] in _NOUNS}
        self.head = sentence.tree.head_of(first, last)
        self.phrase = sentence.tree.noun_head(self.head)
        self.steps = np.array(sentence.tree.distances(first, last))
        self.roles = target_roles(sentence.tree, first, last, self.phrase)
        self.hidden = self.inside | np.array([word in own for word in sentence.lower], dtype=bool)


def _inside_marks(words: list[str]) -> Flags:
    """Whether each token stands between quotation marks."""
    out, inside = np.zeros(len(words), dtype=bool), False
    for i, word in enumerate(words):
        if word == '"':
            inside = not inside
        elif word in ("“", "``"):
            inside = True
        elif word in ("”", "''"):
            inside = False
        else:
            out[i] = inside
    return out


def read_targets(
    rows: Iterable[tuple[str, int, int]],
    background: Background | None,
    parsed: Mapping[str, Document] | None = None,
) -> list[Target]:
    """Read targets, each sentence once.

    Parameters
    ----------
    rows : iterable of (text, start, end)
    background : Background, optional
    parsed : mapping of str to Document, optional
        Texts that are parsed already; a text in which a name has to be hidden is parsed anew.

    Returns
    -------
    list of Target

    Raises
    ------
    ValueError
        If a span holds no word of its text.

    Examples
    --------
    >>> target = read_targets([("Voters praised Ann Lee.", 15, 22)], None)[0]
    >>> target.sentence.words[: target.first]
    ['Voters', 'praised']
    """
    rows = [rename_target(text, int(start), int(end)) for text, start, end in rows]
    known = parsed or {}
    documents = {text: known[text] if text in known else Document(text) for text, _, _ in rows}
    parse_documents(list(documents.values()))
    sentences = {text: Sentence(document, background) for text, document in documents.items()}
    return [sentences[text].target(start, end) for text, start, end in rows]
