"""The parser: tags, heads and relations of the tokens of a run of documents, in one pass."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from framing.text.background import Background, load_background
from framing.text.grammar.lexemes import Lexemes
from framing.text.grammar.network import Network
from framing.text.grammar.parser_file import read_parser
from framing.text.grammar.tree_decoding import all_heads
from framing.text.tokens import Tokens

__all__ = ["Parser", "load_parser"]

_TOGETHER = 1_500  # tokens that go through the network at once: what fits the processor's cache
_LONGEST = 200  # a longer sentence (a table, a list) is read in pieces
_STEP = 32  # rows are filled up to a multiple of this, so that a sentence's scores don't depend on its neighbours
_GRAIN = 8  # sentences are filled up to a multiple of this
Numbers = npt.NDArray[np.uint8]
Places = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float32]


class Tokenized(Protocol):
    """What the parser reads: a :class:`framing.text.Document`, or whatever has tokens and sentences."""

    @property
    def tokens(self) -> Tokens:
        """Tokens with offsets."""

    @property
    def token_sentence(self) -> Places:
        """Number of the sentence of each token, shape (n_tokens,)."""


class Parser:
    """A network with the words that it knows.

    Parameters
    ----------
    weights : mapping of str to ndarray
    meta : dict
        `tags`, `relations` (lists of names), `background` (check sum of the word vectors) and how it was trained.
    background : Background
        Word vectors.

    Attributes
    ----------
    tag_names, relation_names : list of str
        A number is a place in them.

    Examples
    --------
    >>> from framing.text import Document
    >>> document = Document("The officials denied it.")
    >>> parser = load_parser()
    >>> tags, heads, relations = parser.parse([document])[0]
    >>> [parser.relation_names[number] for number in relations]
    ['det', 'nsubj', 'root', 'dobj', 'punct']
    >>> heads.tolist()
    [1, 2, -1, 2, 2]
    """

    def __init__(self, weights: dict[str, Any], meta: dict[str, Any], background: Background) -> None:
        if meta["background"] != background.checksum:
            raise ValueError(
                "the parser was trained with other word vectors than the background model has; `framing train parser` "
                "trains it anew"
            )
        self.meta = meta
        self.tag_names: list[str] = meta["tags"]
        self.relation_names: list[str] = meta["relations"]
        self.network = Network(weights)
        self._vectors = background.vectors
        self._vocabulary = background.index
        self._n_own = len(weights["embed_own"]) - 1
        self._begin()

    def _begin(self) -> None:
        self._lexemes = Lexemes(self._vocabulary, self._n_own)
        self._states = np.zeros((0, self.network.width), dtype=np.float32)
        self._known = 0

    def _first(self, words: Sequence[str]) -> tuple[Floats, Places]:
        """First states of the word forms among some words, worked out once a form, and the form of each word."""
        if self._lexemes.full:
            self._begin()
        rows = self._lexemes.rows(words)
        known = len(self._lexemes)
        if known > self._known:
            columns = self._lexemes.columns[self._known : known]
            # Each new form in a block of one size: its state must not depend on the forms that came with it.
            filled = np.resize(columns, (-(-len(columns) // _STEP) * _STEP, columns.shape[1]))
            new = self.network.words(filled, self._vectors)[: len(columns)]
            if known > len(self._states):
                longer = np.zeros((2 * known, self.network.width), dtype=np.float32)
                longer[: self._known] = self._states[: self._known]
                self._states = longer
            self._states[self._known : known] = new
            self._known = known
        forms, own = np.unique(rows, return_inverse=True)
        # Filled up like the rows of a block, for the same reason.
        return self._states[np.resize(forms, -(-len(forms) // _STEP) * _STEP)], own.astype(np.int32)

    def tag(self, documents: Sequence[Tokenized]) -> list[Numbers]:
        """Numbers of the tags of the tokens of each document, without the trees: half the time of :meth:`parse`.

        Parameters
        ----------
        documents : sequence of Document

        Returns
        -------
        list of ndarray of uint8, shape (n_tokens,)
        """
        return [tags for tags, _, _ in self._run(documents, trees=False)]

    def parse(self, documents: Sequence[Tokenized]) -> list[tuple[Numbers, Places, Numbers]]:
        """Tags, heads and relations of the tokens of each document.

        Parameters
        ----------
        documents : sequence of Document

        Returns
        -------
        list of tuple
            Tags, shape (n_tokens,), in :attr:`tag_names`; heads, places in the document, -1 for a root; relations,
            in :attr:`relation_names`.
        """
        return self._run(documents, trees=True)

    def _run(self, documents: Sequence[Tokenized], trees: bool) -> list[tuple[Numbers, Places, Numbers]]:
        words = [word for document in documents for word in document.tokens.words]
        sizes = [len(document.tokens) for document in documents]
        n = len(words)
        tags, relations = np.zeros(n, dtype=np.uint8), np.zeros(n, dtype=np.uint8)
        heads = np.full(n, -1, dtype=np.int32)
        begins = _sentence_begins(documents, sizes)
        states, rows = self._first(words)
        lent = self.network.lend(states)
        for first, last in _blocks(begins):
            part = slice(int(begins[first]), int(begins[last]))
            found = self._block(states, lent, rows[part], begins[first : last + 1] - begins[first], trees)
            tags[part] = found[0]
            if trees:
                heads[part] = np.where(found[1] < 0, -1, found[1] + part.start)
                relations[part] = found[2]
        out, start = [], 0
        for size in sizes:
            own = slice(start, start + size)
            out.append((tags[own], np.where(heads[own] < 0, -1, heads[own] - start).astype(np.int32), relations[own]))
            start += size
        return out

    def _block(
        self, states: Floats, lent: Floats, forms: Places, begins: Places, trees: bool
    ) -> tuple[Numbers, Places, Numbers]:
        """Some sentences; `begins` has the place of each first token, and the number of tokens."""
        n, lengths, network = len(forms), np.diff(begins), self.network
        size = -(-n // _STEP) * _STEP
        sentence = np.full(size, len(lengths))
        sentence[:n] = np.repeat(np.arange(len(lengths)), lengths)
        rows = np.zeros(size, dtype=np.int64)  # behind the last sentence stand rows that nobody reads
        rows[:n] = forms
        state = network.mix(states, lent, rows, sentence)
        tags = network.tags(state)[:n].argmax(axis=1).astype(np.uint8)
        if not trees:
            return tags, np.zeros(0, dtype=np.int32), tags
        dependent, head, label_dependent, label_head = network.ends(state)
        above = np.full(size, -1, dtype=np.int64)
        grain = -(-lengths // _GRAIN) * _GRAIN
        for padded in np.unique(grain).tolist():
            members = np.flatnonzero(grain == padded)
            own = np.arange(padded)
            inside = own < lengths[members][:, None]
            at = np.where(inside, begins[members][:, None] + own, 0)
            scores = network.arcs(dependent[at], head[at])
            np.copyto(scores[:, :, 1:], -np.inf, where=~inside[:, None, :])
            heads = all_heads(scores, lengths[members])
            above[at[inside]] = np.where(heads == 0, -1, heads - 1 + begins[members][:, None])[inside]
        relations = network.relations(label_dependent, label_head, above)[:n].argmax(axis=1).astype(np.uint8)
        return tags, above[:n].astype(np.int32), relations


def _sentence_begins(documents: Sequence[Tokenized], sizes: list[int]) -> Places:
    """Place of the first token of each sentence in the run of documents, and the number of tokens."""
    parts, start = [], 0
    for document, size in zip(documents, sizes):
        if size:
            own = np.flatnonzero(np.diff(document.token_sentence, prepend=-1))
            ends = np.append(own[1:], size)
            long = np.flatnonzero(ends - own > _LONGEST).tolist()
            cuts = [np.arange(own[k] + _LONGEST, ends[k], _LONGEST) for k in long]
            parts.append(np.sort(np.concatenate([own, *cuts])) + start)
        start += size
    return np.concatenate([*parts, [start]]).astype(np.int32)


def _blocks(begins: Places) -> list[tuple[int, int]]:
    """Runs of sentences with some thousand tokens in all, as first and last + 1."""
    out, first = [], 0
    for k in range(1, len(begins)):
        if k == len(begins) - 1 or begins[k + 1] - begins[first] > _TOGETHER:
            out.append((first, k))
            first = k
    return out


@cache
def load_parser(path: Path | None = None, background: Path | None = None) -> Parser:
    """Read a parser, once.

    Parameters
    ----------
    path : pathlib.Path, optional
        The shipped one when absent.
    background : pathlib.Path, optional
        Background model with the word vectors that it was trained with; the shipped one when absent.

    Returns
    -------
    Parser

    Raises
    ------
    FileNotFoundError
        If there is no such file.
    ValueError
        If the file is no parser, or was trained with other word vectors than those at hand.
    """
    source = files("framing.text").joinpath("model/parser.npz") if path is None else path
    weights, meta = read_parser(source)
    return Parser(weights, meta, load_background(background))
