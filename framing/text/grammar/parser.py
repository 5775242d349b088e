"""The parser: tags, heads and relations of the tokens of a run of documents, in one pass."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from framing.text.background import Background, load_background
from framing.text.grammar.decoding import best_heads
from framing.text.grammar.lexemes import Lexemes
from framing.text.grammar.network import PAD, Network

if TYPE_CHECKING:
    from framing.text.document import Document

__all__ = ["Parser", "load_parser"]

_TOGETHER = 1_500  # tokens that go through the network at once: what fits the processor's cache
_LONGEST = 200  # a longer sentence (a table, a list) is read in pieces
_STEP = 32  # rows are filled up to a multiple of this, so that a sentence's scores don't depend on its neighbours
_GRAIN = 8  # sentences are filled up to a multiple of this
Numbers = npt.NDArray[np.uint8]
Places = npt.NDArray[np.int32]


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

    def _first(self, words: Sequence[str]) -> npt.NDArray[np.float32]:
        """First states of words, worked out once a word form."""
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
        states: npt.NDArray[np.float32] = self._states[rows]
        return states

    def tag(self, documents: Sequence[Document]) -> list[Numbers]:
        """Numbers of the tags of the tokens of each document, without the trees: half the time of :meth:`parse`.

        Parameters
        ----------
        documents : sequence of Document

        Returns
        -------
        list of ndarray of uint8, shape (n_tokens,)
        """
        return [tags for tags, _, _ in self._run(documents, trees=False)]

    def parse(self, documents: Sequence[Document]) -> list[tuple[Numbers, Places, Numbers]]:
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

    def _run(self, documents: Sequence[Document], trees: bool) -> list[tuple[Numbers, Places, Numbers]]:
        words = [word for document in documents for word in document.tokens.words]
        sizes = [len(document.tokens) for document in documents]
        n = len(words)
        tags, relations = np.zeros(n, dtype=np.uint8), np.zeros(n, dtype=np.uint8)
        heads = np.full(n, -1, dtype=np.int32)
        begins = _sentence_begins(documents, sizes)
        for first, last in _blocks(begins):
            part = slice(int(begins[first]), int(begins[last]))
            found = self._block(words[part], begins[first : last + 1] - begins[first], trees)
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

    def _block(self, words: list[str], begins: Places, trees: bool) -> tuple[Numbers, Places, Numbers]:
        """Some sentences; `begins` has the place of each first token, and the number of tokens."""
        n, lengths = len(words), np.diff(begins)
        sentence = np.repeat(np.arange(len(lengths)), lengths)
        row = np.arange(n) + PAD * (sentence + 1)
        size = -(-(n + PAD * (len(lengths) + 1)) // _STEP) * _STEP
        state = np.zeros((size, self.network.width), dtype=np.float32)
        state[row] = self._first(words)
        empty = np.ones(size, dtype=bool)
        empty[row] = False
        state = self.network.mix(state, empty)
        tags = self.network.tags(state)[row].argmax(axis=1).astype(np.uint8)
        if not trees:
            return tags, np.zeros(0, dtype=np.int32), tags
        dependent, head, root = self.network.ends(state)
        dependent, head = dependent[row], head[row]
        heads = np.full(n, -1, dtype=np.int32)
        grain = -(-lengths // _GRAIN) * _GRAIN
        for padded in np.unique(grain):
            members = np.flatnonzero(grain == padded)
            at = begins[members][:, None] + np.arange(padded)
            inside = np.arange(padded) < lengths[members][:, None]
            at = np.where(inside, at, 0)
            scores = self.network.arcs(dependent[at], head[at], root)
            scores[:, :, 1:] = np.where(inside[:, None, :], scores[:, :, 1:], -np.inf)
            for k, member in enumerate(members.tolist()):
                length = int(lengths[member])
                own = best_heads(scores[k, :length, : length + 1])
                begin = int(begins[member])
                heads[begin : begin + length] = np.where(own == 0, -1, own - 1 + begin)
        above = np.full(size, -1, dtype=np.int64)
        above[row] = np.where(heads < 0, -1, row[heads])
        relations = self.network.relations(state, above)[row].argmax(axis=1).astype(np.uint8)
        return tags, heads, relations


def _sentence_begins(documents: Sequence[Document], sizes: list[int]) -> Places:
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
def load_parser(path: Path | None = None) -> Parser:
    """Read a parser, once.

    Parameters
    ----------
    path : pathlib.Path, optional
        The shipped one when absent.

    Returns
    -------
    Parser

    Raises
    ------
    ValueError
        If it was trained with other word vectors than those at hand.
    """
    source = files("framing.text").joinpath("model/parser.npz") if path is None else path
    with source.open("rb") as stream, np.load(stream, allow_pickle=False) as data:
        arrays = {name: data[name] for name in data.files}
    meta = json.loads(bytes(arrays.pop("meta")))
    background = load_background()
    if background is None:
        raise ValueError("the parser needs the background model; `framing train background` makes one")
    return Parser(unpack(arrays), meta, background)


def unpack(arrays: dict[str, npt.NDArray[Any]]) -> dict[str, npt.NDArray[np.float32]]:
    """Weights from 8 bits and one scale a column."""
    return {
        name.removesuffix(".codes"): values.astype(np.float32) * arrays[name.removesuffix("codes") + "scale"]
        if name.endswith(".codes")
        else values.astype(np.float32)
        for name, values in arrays.items()
        if not name.endswith(".scale")
    }


def pack(weights: dict[str, npt.NDArray[np.float32]]) -> dict[str, npt.NDArray[Any]]:
    """Weights in 8 bits with one scale a column; see :func:`unpack`."""
    out: dict[str, npt.NDArray[Any]] = {}
    for name, values in weights.items():
        if values.ndim == 1:
            out[name] = values.astype(np.float32)
            continue
        scale = np.maximum(np.abs(values).max(axis=0), 1e-8) / 127
        out[f"{name}.codes"] = np.rint(values / scale).astype(np.int8)
        out[f"{name}.scale"] = scale.astype(np.float32)
    return out
