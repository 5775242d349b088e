"""One text with everything that the ground floor knows of it, each part computed once and on demand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from framing.characters import storable
from framing.text.marks import Quotation, find_quotations
from framing.text.sentences import paragraph_spans, sentence_spans
from framing.text.tags import TAGS
from framing.text.tokens import Tokens, tokenize

if TYPE_CHECKING:
    from framing.text.grammar import Tree

_TAGS = np.array(TAGS, dtype=object)

__all__ = ["Document", "parse_documents", "parse_sentences", "tag_documents"]


class _SomeSentences:
    """Some sentences of a document, as the parser reads them."""

    def __init__(self, document: Document, sentences: Collection[int]) -> None:
        numbers = document.token_sentence
        self.places = np.flatnonzero(np.isin(numbers, np.fromiter(sentences, dtype=np.int32)))
        own, words = document.tokens, document.tokens.words
        self.tokens = Tokens(own.start[self.places], own.end[self.places], [words[k] for k in self.places.tolist()])
        self.token_sentence = numbers[self.places]


class Document:
    """A text, its tokens, paragraphs, sentences and quotations.

    Parameters
    ----------
    text : str
        Characters that cannot be stored become U+FFFD, so that offsets are those of the text given.

    Examples
    --------
    >>> doc = Document("“We won,” he said. She left.")
    >>> doc.token_sentence.tolist()
    [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1]
    """

    def __init__(self, text: str) -> None:
        self.text = storable(text)

    @cached_property
    def tokens(self) -> Tokens:
        """Tokens with offsets."""
        return tokenize(self.text)

    @cached_property
    def tag_numbers(self) -> npt.NDArray[np.uint8]:
        """Part-of-speech tag of each token as its place in :data:`framing.text.tags.TAGS`, shape (n_tokens,)."""
        return self._parse[0]

    @cached_property
    def tags(self) -> list[str]:
        """Part-of-speech tag of each token, of the Penn Treebank."""
        names: list[str] = _TAGS[self.tag_numbers].tolist()
        return names

    @cached_property
    def _parse(self) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.int32], npt.NDArray[np.uint8]]:
        from framing.text.grammar import load_parser

        return load_parser().parse([self])[0]

    @property
    def is_parsed(self) -> bool:
        """Whether the document has its parse already."""
        return "_parse" in self.__dict__

    @cached_property
    def tree(self) -> Tree:
        """Heads and relations of the tokens, and what is read off them."""
        from framing.text.grammar import Tree, load_parser

        _, heads, relations = self._parse
        names = np.array(load_parser().relation_names, dtype=object)
        return Tree(self.tokens.words, self.tags, heads.tolist(), names[relations].tolist())

    @cached_property
    def paragraphs(self) -> list[tuple[int, int]]:
        """Spans of the paragraphs."""
        return paragraph_spans(self.text)

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Spans of the sentences."""
        return sentence_spans(self.text, self.paragraphs)

    @cached_property
    def quotations(self) -> list[Quotation]:
        """What stands in quotation marks."""
        return find_quotations(self.text, self.paragraphs)

    @cached_property
    def token_sentence(self) -> npt.NDArray[np.int32]:
        """Number of the sentence of each token, shape (n_tokens,)."""
        return self._number(self.sentences)

    @cached_property
    def token_paragraph(self) -> npt.NDArray[np.int32]:
        """Number of the paragraph of each token, shape (n_tokens,)."""
        return self._number(self.paragraphs)

    def sentence(self, number: int) -> Document:
        """One of the sentences as a document of its own, which takes its parse along where both have the same tokens.

        Parameters
        ----------
        number : int

        Returns
        -------
        Document

        Examples
        --------
        >>> Document("It rained. She left early.").sentence(1).tree.words
        ['She', 'left', 'early', '.']
        """
        start, end = self.sentences[number]
        out = Document(self.text[start:end])
        first, after = np.searchsorted(self.token_sentence, [number, number + 1]).tolist()
        same = out.tokens.words == self.tokens.words[first:after] and len(out.sentences) == 1
        if self.is_parsed and same:
            tags, heads, relations = self._parse
            own = heads[first:after]
            out._parse = tags[first:after], np.where(own < 0, own, own - np.int32(first)), relations[first:after]
        return out

    def sentence_number(self, place: int) -> int:
        """Number of the last sentence that begins at a place of the text or before it; -1 where none does.

        Parameters
        ----------
        place : int

        Returns
        -------
        int

        Examples
        --------
        >>> Document("It rained. She left.").sentence_number(12)
        1
        """
        return bisect_right(self.sentences, (place, len(self.text))) - 1

    def keep_parse_only(self) -> None:
        """Drop all that was computed but the text and its parse; it is computed again when it is asked for."""
        for name in self.__dict__.keys() - {"text", "_parse"}:
            del self.__dict__[name]

    def _number(self, spans: list[tuple[int, int]]) -> npt.NDArray[np.int32]:
        starts = np.array([start for start, _ in spans], dtype=np.int32)
        numbers: npt.NDArray[np.int32] = (np.searchsorted(starts, self.tokens.start, side="right") - 1).astype(np.int32)
        return numbers


def tag_documents(documents: Sequence[Document]) -> None:
    """Tag many short texts at once, several times as fast as one by one; the tags are the same.

    Parameters
    ----------
    documents : sequence of Document
        Their :attr:`Document.tag_numbers` are filled.

    Examples
    --------
    >>> documents = [Document("It rained."), Document("She left.")]
    >>> tag_documents(documents)
    >>> documents[1].tags
    ['PRP', 'VBD', '.']
    """
    from framing.text.grammar import load_parser

    for document, numbers in zip(documents, load_parser().tag(documents)):
        document.tag_numbers = numbers


def parse_documents(documents: Sequence[Document]) -> None:
    """Parse some documents at once, faster than one by one where they are short; the trees are the same.

    Parameters
    ----------
    documents : sequence of Document
        What :attr:`Document.tree` and :attr:`Document.tags` are made of is filled.

    Examples
    --------
    >>> documents = [Document("It rained."), Document("She left.")]
    >>> parse_documents(documents)
    >>> documents[1].tree.relations
    ['nsubj', 'root', 'punct']
    """
    from framing.text.grammar import load_parser

    new = [document for document in documents if not document.is_parsed]
    for document, found in zip(new, load_parser().parse(new) if new else ()):
        document._parse = found


def parse_sentences(documents: Sequence[Document], wanted: Sequence[Collection[int]]) -> list[Tree]:
    """Trees of documents of which only some sentences are looked at; a document that is parsed gives its own.

    Parameters
    ----------
    documents : sequence of Document
    wanted : sequence of collection of int
        Numbers of the sentences of each document.

    Returns
    -------
    list of Tree
        In other sentences each token is a root without a tag. Nothing is left with the documents.

    Examples
    --------
    >>> tree = parse_sentences([Document("It rained. She left.")], [{1}])[0]
    >>> tree.tags, tree.relations
    (['', '', '', 'PRP', 'VBD', '.'], ['', '', '', 'nsubj', 'root', 'punct'])
    """
    from framing.text.grammar import Tree, load_parser

    parser = load_parser()
    new = {k: _SomeSentences(document, wanted[k]) for k, document in enumerate(documents) if not document.is_parsed}
    found = dict(zip(new, parser.parse(list(new.values())) if new else ()))
    names = np.array(parser.relation_names, dtype=object)
    out = []
    for k, document in enumerate(documents):
        if k not in new:
            out.append(document.tree)
            continue
        n, places, (own_tags, own_heads, own_relations) = len(document.tokens), new[k].places, found[k]
        tags, relations = np.full(n, "", dtype=object), np.full(n, "", dtype=object)
        heads = np.full(n, -1, dtype=np.int32)
        if len(places):
            tags[places], relations[places] = _TAGS[own_tags], names[own_relations]
            heads[places] = np.where(own_heads < 0, -1, places[own_heads])
        out.append(Tree(document.tokens.words, tags.tolist(), heads.tolist(), relations.tolist()))
    return out
