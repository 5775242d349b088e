"""Part-of-speech tags of the Penn Treebank, by two passes of a linear model over the words around.

The first pass tags every token from the spelling of the words around it, all tokens of a text at once; the second one
reads also the tags that the first gave to the neighbours.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from framing.text.hashing import Hashes, LinearTable, mix
from framing.text.wordforms import LOWER, SHAPE, SUFFIX2, SUFFIX3, WordForms

if TYPE_CHECKING:
    from framing.text.document import Document

__all__ = ["TAGS", "Frame", "PosTagger", "first_pass", "second_pass", "tagger"]

#: The tags; a tag's number is its place.
TAGS: tuple[str, ...] = tuple(
    """# $ '' , -LRB- -RRB- . : CC CD DT EX FW IN JJ JJR JJS LS MD NN NNP NNPS NNS PDT POS PRP PRP$ RB RBR RBS RP SYM
    TO UH VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB ``""".split()
)
BITS = 19
_PAD = 3
_TOGETHER = 20_000  # tokens that are tagged at once
_BORDER = np.uint32(0xB07DE2)


class Frame:
    """Columns of numbers laid out with room between sentences, so that neighbours are slices.

    Parameters
    ----------
    sentence : ndarray of int, shape (n,)
        Number of the sentence of each token, never falling.
    """

    def __init__(self, sentence: npt.NDArray[np.integer]) -> None:
        self.at = np.arange(len(sentence), dtype=np.int64) + _PAD * (sentence.astype(np.int64) + 1)
        self.size = int(self.at[-1]) + _PAD + 1 if len(sentence) else 2 * _PAD

    def lay(self, column: Hashes) -> Hashes:
        """The column with a border value between sentences."""
        out = np.full(self.size, _BORDER, dtype=np.uint32)
        out[self.at] = column
        return out

    def near(self, laid: Hashes, offset: int) -> Hashes:
        """Value `offset` tokens on, for each token."""
        values: Hashes = laid[self.at + offset]
        return values


def first_pass(frame: Frame, columns: Hashes, bits: int = BITS) -> list[npt.NDArray[np.int32]]:
    """Features of the first pass.

    Parameters
    ----------
    frame : Frame
    columns : ndarray of uint32, shape (n, 4)
        Rows of :class:`framing.text.wordforms.WordForms`.
    bits : int

    Returns
    -------
    list of ndarray of int32, shape (n,)
        Slots, one array a template.
    """
    word, shape = frame.lay(columns[:, LOWER]), frame.lay(columns[:, SHAPE])
    end2, end3 = frame.lay(columns[:, SUFFIX2]), frame.lay(columns[:, SUFFIX3])
    w = {k: frame.near(word, k) for k in (-2, -1, 0, 1, 2)}
    s = {k: frame.near(shape, k) for k in (-1, 0, 1)}
    e2 = frame.near(end2, 0)
    e = {k: frame.near(end3, k) for k in (-1, 0, 1)}
    templates: list[tuple[Hashes, ...]] = [
        (w[0],),
        (w[0], s[0]),
        (w[-1],),
        (w[1],),
        (w[-2],),
        (w[2],),
        (w[-1], w[0]),
        (w[0], w[1]),
        (w[-1], w[1]),
        (w[-2], w[-1]),
        (w[1], w[2]),
        (e[0], s[0]),
        (e2, s[0]),
        (s[-1], s[0], s[1]),
        (e[-1], e[0]),
        (e[0], e[1]),
        (w[-1], e[0]),
        (e[0], w[1]),
    ]
    return [mix(number, template, bits) for number, template in enumerate(templates)]


def second_pass(
    frame: Frame, columns: Hashes, tags: npt.NDArray[np.uint8], bits: int = BITS
) -> list[npt.NDArray[np.int32]]:
    """Features that the second pass adds: the neighbours' tags of the first pass.

    Parameters
    ----------
    frame : Frame
    columns : ndarray of uint32, shape (n, 4)
    tags : ndarray of uint8, shape (n,)
        Numbers in :data:`TAGS`.
    bits : int

    Returns
    -------
    list of ndarray of int32, shape (n,)
    """
    laid = frame.lay(tags.astype(np.uint32))
    t = {k: frame.near(laid, k) for k in (-3, -2, -1, 0, 1, 2, 3)}
    w, e, s = columns[:, LOWER], columns[:, SUFFIX3], columns[:, SHAPE]
    templates: list[tuple[Hashes, ...]] = [
        (t[-1], t[0], t[1]),
        (t[-2], t[-1], t[0]),
        (t[0], t[1], t[2]),
        (t[-1], t[1], w),
        (t[-1], w),
        (t[1], w),
        (t[-1], e, s),
        (t[1], e, s),
        (t[-2], t[-1], w),
        (t[1], t[2], w),
        (t[-3], t[-2], t[-1], t[0]),
        (t[0], t[1], t[2], t[3]),
        (t[-2], t[-1], t[0], t[1], t[2]),
    ]
    return [mix(100 + number, template, bits) for number, template in enumerate(templates)]


class PosTagger:
    """The tagger with its two tables of weights.

    Parameters
    ----------
    first, second : LinearTable

    Examples
    --------
    >>> from framing.text import Document
    >>> tagger().tag(Document("The officials denied it."))
    ['DT', 'NNS', 'VBD', 'PRP', '.']
    """

    def __init__(self, first: LinearTable, second: LinearTable) -> None:
        self.first, self.second = first, second
        self._forms = WordForms()

    def numbers(self, document: Document) -> npt.NDArray[np.uint8]:
        """Numbers of the tags in :data:`TAGS`.

        Parameters
        ----------
        document : Document

        Returns
        -------
        ndarray of uint8, shape (n_tokens,)
        """
        return self.numbers_of([document])[0]

    def numbers_of(self, documents: Sequence[Document]) -> list[npt.NDArray[np.uint8]]:
        """Numbers of the tags of many texts, some thousand tokens at a time; see :meth:`numbers`."""
        sizes = [len(document.tokens) for document in documents]
        out: list[npt.NDArray[np.uint8]] = []
        start = 0
        while start < len(documents):
            end, n = start + 1, sizes[start]
            while end < len(documents) and n + sizes[end] <= _TOGETHER:
                n += sizes[end]
                end += 1
            out += self._together(documents[start:end], sizes[start:end])
            start = end
        return out

    def _together(self, documents: Sequence[Document], sizes: list[int]) -> list[npt.NDArray[np.uint8]]:
        words = [word for document in documents for word in document.tokens.words]
        if not words:
            return [np.zeros(0, dtype=np.uint8) for _ in documents]
        n_before = np.cumsum([0, *(len(document.sentences) + 1 for document in documents)])
        sentence = np.concatenate([d.token_sentence + n for d, n in zip(documents, n_before)])
        rows = self._forms.rows(words)  # may make the columns longer
        tags = self.predict(Frame(sentence), self._forms.columns[rows])
        return np.split(tags, np.cumsum(sizes)[:-1])

    def predict(self, frame: Frame, columns: Hashes) -> npt.NDArray[np.uint8]:
        """Tags from the tokens' spelling; see :meth:`numbers`."""
        slots = first_pass(frame, columns)
        tags = self.first.score(slots).argmax(axis=1).astype(np.uint8)
        slots += second_pass(frame, columns, tags)
        best: npt.NDArray[np.uint8] = self.second.score(slots).argmax(axis=1).astype(np.uint8)
        return best

    def tag(self, document: Document) -> list[str]:
        """Tags of the tokens.

        Parameters
        ----------
        document : Document

        Returns
        -------
        list of str, one for each token
        """
        return [TAGS[number] for number in self.numbers(document).tolist()]


@cache
def tagger() -> PosTagger:
    """The shipped tagger, read once.

    Returns
    -------
    PosTagger
    """
    with (
        files("framing.text").joinpath("model/pos.npz").open("rb") as stream,
        np.load(stream, allow_pickle=False) as data,
    ):
        arrays = {name: data[name] for name in data.files}
    return PosTagger(LinearTable.from_arrays(arrays, "first"), LinearTable.from_arrays(arrays, "second"))
