"""Trees that another parser gave, laid on the package's own tokens and sentences."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from framing.text import Document
from framing.text.grammar.relations import RELATIONS
from framing.text.tags import TAGS

__all__ = ["RELATION_NAMES", "ROOT", "TREES", "UNKNOWN", "SilverArticle", "SilverSentence", "read_silver"]

Numbers = npt.NDArray[np.int32]
#: Relations by number.
RELATION_NAMES: tuple[str, ...] = tuple(sorted(RELATIONS))
#: Head of a root, and of a token whose head is not known. A tag or relation that is not known is -1.
ROOT, UNKNOWN = -1, -2
#: Name of the file with the trees.
TREES = "corenlp_tokens.tsv.gz"
_COLUMNS = ("sentence", "index", "begin", "end", "tag", "name", "head", "relation")


@dataclass
class SilverSentence:
    """A sentence with silver answers, as the training takes it.

    Attributes
    ----------
    words : list of str, length n
    heads : ndarray of int32, shape (n,)
        Counted from 1 within the sentence; 0 is the root, -1 not known.
    relations, tags : ndarray of int32, shape (n,)
        Places in :data:`RELATION_NAMES` and :data:`framing.text.tags.TAGS`; -1 is not known.
    """

    words: list[str]
    heads: Numbers
    relations: Numbers
    tags: Numbers


@dataclass
class SilverArticle:
    """An article with silver answers for its tokens.

    Attributes
    ----------
    name : str
    document : Document
    heads : ndarray of int32, shape (n_tokens,)
        Places in the document; :data:`ROOT` or :data:`UNKNOWN`. A head outside our sentence is not known.
    relations, tags : ndarray of int32, shape (n_tokens,)
        Places in :data:`RELATION_NAMES` and :data:`framing.text.tags.TAGS`; -1 is not known.
    given : int
        Tokens of the other parser, aligned or not.
    given_arcs : int
        Those among them that are not punctuation.
    """

    name: str
    document: Document
    heads: Numbers
    relations: Numbers
    tags: Numbers
    given: int
    given_arcs: int

    @property
    def sentence_begins(self) -> Numbers:
        """Place of the first token of each sentence, and the number of tokens."""
        own = np.flatnonzero(np.diff(self.document.token_sentence, prepend=-1))
        return np.append(own, len(self.document.tokens)).astype(np.int32)

    def sentences(self) -> Iterator[SilverSentence]:
        """The sentences in order.

        Yields
        ------
        SilverSentence
        """
        begins = self.sentence_begins.tolist()
        for first, after in zip(begins, begins[1:]):
            part = slice(first, after)
            heads = self.heads[part]
            inside = np.where(heads == UNKNOWN, -1, np.where(heads == ROOT, 0, heads - first + 1)).astype(np.int32)
            yield SilverSentence(self.document.tokens.words[part], inside, self.relations[part], self.tags[part])


def read_silver(folder: Path) -> list[SilverArticle]:
    """Read articles with the trees that CoreNLP gave them.

    Parameters
    ----------
    folder : Path
        With ``text/NAME.txt`` and ``corenlp_tokens.tsv.gz``: a line ``# NAME`` an article, then a line a token with
        sentence, index in the sentence, begin and end (code points of the text), part of speech, kind of name, index
        of the head (0: the root) and relation, separated by tabs.

    Returns
    -------
    list of SilverArticle
        By name.

    Raises
    ------
    FileNotFoundError
        If the trees or a text are not there.
    ValueError
        If a line cannot be read; it says which.
    """
    rows = _read_rows(folder / TREES)
    if not rows:
        raise ValueError(f"{folder / TREES} names no article: a line '# NAME' begins each")
    return [_laid(name, folder / "text" / f"{name}.txt", own) for name, own in sorted(rows.items())]


def _read_rows(path: Path) -> dict[str, list[list[str]]]:
    if not path.exists():
        raise FileNotFoundError(f"{path} is missing: the folder needs text/ and the trees in {TREES}")
    articles: dict[str, list[list[str]]] = {}
    current: list[list[str]] | None = None
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for number, line in enumerate(stream, 1):
            if line.startswith("# "):
                current = articles[line[2:].strip()] = []
                continue
            row = line.rstrip("\n").split("\t")
            if current is None:
                raise ValueError(f"{path}, line {number}: a token before the first line '# NAME'")
            if len(row) != len(_COLUMNS) or not all(row[k].isdecimal() for k in (2, 3)):
                raise ValueError(f"{path}, line {number}: expected {', '.join(_COLUMNS)} with tabs between")
            current.append(row)
    return articles


def _laid(name: str, path: Path, rows: list[list[str]]) -> SilverArticle:
    """Lay the rows of an article on the tokens of its text."""
    try:
        document = Document(path.read_bytes().decode("utf-8"))
    except FileNotFoundError:
        raise FileNotFoundError(f"{path} is missing, but {TREES} has its trees") from None
    tokens, sentence = document.tokens, document.token_sentence
    place = {span: i for i, span in enumerate(zip(tokens.start.tolist(), tokens.end.tolist()))}
    own = {(row[0], row[1]): place.get((int(row[2]), int(row[3]))) for row in rows}
    n = len(tokens)
    heads = np.full(n, UNKNOWN, dtype=np.int32)
    relations, tags = np.full(n, -1, dtype=np.int32), np.full(n, -1, dtype=np.int32)
    for row in rows:
        i = own[row[0], row[1]]
        if i is None:
            continue
        tags[i] = _TAG.get(row[4], -1)
        relations[i] = _RELATION.get(row[7], -1)
        above = own.get((row[0], row[6]))
        if row[6] == "0":
            heads[i] = ROOT
        elif above is not None and sentence[above] == sentence[i]:
            heads[i] = above
    arcs = sum(row[7] != "punct" for row in rows)
    return SilverArticle(name, document, heads, relations, tags, len(rows), arcs)


_TAG = {name: number for number, name in enumerate(TAGS)}
_RELATION = {name: number for number, name in enumerate(RELATION_NAMES)}
