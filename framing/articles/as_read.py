"""Articles as read: what the verbs have worked out about the texts of one table so far, handed from verb to verb.

The first verb that parses a text leaves the parse with the table of articles; the next one takes it from there, so
that ``extract_quotes``, ``find_mentions``, ``resolve_actors``, ``find_frames`` and the comparisons parse a text once.
It goes with the table (:attr:`pandas.DataFrame.attrs`) and with those that are cut from it, and ends with them.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import pandas as pd

from framing.text import Document, Folded, Tokens, fold, parse_documents, parse_sentences, tokenize

if TYPE_CHECKING:
    from framing.text.grammar import Tree

__all__ = ["ArticlesAsRead", "as_read", "read_whole", "uncollected"]

T = TypeVar("T")
_KEY = "as_read"  # of the table's attrs
_MOST = 20_000  # texts kept: some 30 KB each; the texts after these are read anew by each verb
_TOGETHER = 8  # texts parsed at a time: as fast as more


class ArticlesAsRead(dict[str, Any]):
    """Parsed texts of a table of articles, and what else was found out about them.

    Parameters
    ----------
    whole : bool
        Keep all that is computed of a document, not only its parse: faster, for tables of some dozen articles.

    Notes
    -----
    It is an empty dict to whoever writes a table with its ``attrs`` to a file, and to another process.

    Examples
    --------
    >>> read = ArticlesAsRead()
    >>> read.document("It rained.") is read.document("It rained.")
    True
    """

    def __init__(self, whole: bool = False) -> None:
        super().__init__()
        self._whole = whole
        self._documents: dict[str, Document] = {}
        self._found: dict[Hashable, tuple[Any, Any]] = {}
        self._folded: dict[str, Folded | None] = {}

    def __deepcopy__(self, memo: Any) -> ArticlesAsRead:
        return self  # pandas copies the attrs of a table with every cut

    def __reduce__(self) -> Any:
        return ArticlesAsRead, (self._whole,)

    def document(self, text: str) -> Document:
        """Return the document of a text.

        Parameters
        ----------
        text : str

        Returns
        -------
        Document
        """
        document = self._documents.get(text)
        if document is None:
            document = Document(text)
            if len(self._documents) < _MOST:
                self._documents[text] = document
        return document

    def tokens(self, text: str) -> Tokens:
        """Return the tokens of a text: those of its document where there is one; else nothing of it is kept.

        Parameters
        ----------
        text : str

        Returns
        -------
        Tokens
        """
        document = self._documents.get(text)
        if document is None:
            return tokenize(text)
        tokens = document.tokens
        self.done_with(document)
        return tokens

    def folded(self, text: str) -> Folded | None:
        """Return a text with plain characters, or None where it is read as it is.

        Parameters
        ----------
        text : str

        Returns
        -------
        Folded or None
        """
        if text not in self._folded:
            found = fold(text)
            if len(self._folded) >= _MOST:
                return found
            self._folded[text] = found
        return self._folded[text]

    def documents(self, texts: Iterable[str]) -> Iterator[Document]:
        """Return the documents of texts in order, parsed some at a time.

        What was computed of a document beside its parse is dropped when the next one is asked for.

        Parameters
        ----------
        texts : iterable of str

        Yields
        ------
        Document
        """
        texts = list(texts)
        for first in range(0, len(texts), _TOGETHER):
            part = [self.document(text) for text in texts[first : first + _TOGETHER]]
            parse_documents(part)
            for document in part:
                yield document
                self.done_with(document)

    def trees(
        self, texts: Iterable[str], wanted: Callable[[Document], Collection[int]]
    ) -> Iterator[tuple[Document, Tree]]:
        """Return the documents of texts in order, with trees of those of their sentences that are looked at.

        Where a text is not parsed yet, the others are not parsed either, and nothing is kept.

        Parameters
        ----------
        texts : iterable of str
        wanted : callable
            Of a document, the numbers of the sentences.

        Yields
        ------
        (Document, Tree)
        """
        texts = list(texts)
        for first in range(0, len(texts), _TOGETHER):
            part = [self.document(text) for text in texts[first : first + _TOGETHER]]
            trees = parse_sentences(part, [() if document.is_parsed else wanted(document) for document in part])
            for document, tree in zip(part, trees):
                yield document, tree
                self.done_with(document)

    def done_with(self, document: Document) -> None:
        """Drop what was computed of a document beside its parse.

        Parameters
        ----------
        document : Document
        """
        if not self._whole:
            document.keep_parse_only()

    def once(self, name: Hashable, key: Any, make: Callable[[], T]) -> T:
        """Return what `make` gives, made anew only where `key` is another than before.

        Parameters
        ----------
        name : hashable
            What it is, of which article.
        key : object
            All that it depends on; compared by equality.
        make : callable

        Returns
        -------
        object
        """
        held = self._found.get(name)
        if held is not None and held[0] == key:
            found: T = held[1]
            return found
        found = make()
        if held is not None or len(self._found) < _MOST:
            self._found[name] = key, found
        return found


def as_read(articles: pd.DataFrame) -> ArticlesAsRead:
    """Return what was worked out about the articles of a table; empty at first.

    Parameters
    ----------
    articles : pandas.DataFrame
        Keeps it in its ``attrs``.

    Returns
    -------
    ArticlesAsRead

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a", "b"], "text": ["It rained.", "It snowed."]})
    >>> as_read(articles[articles["article_id"] == "b"]) is as_read(articles)
    False
    >>> as_read(articles[articles["article_id"] == "b"]) is as_read(articles)
    True
    """
    held = articles.attrs.get(_KEY)
    if not isinstance(held, ArticlesAsRead):
        held = articles.attrs[_KEY] = ArticlesAsRead()
    return held


def read_whole(articles: pd.DataFrame) -> pd.DataFrame:
    """Return the same articles with nothing worked out yet, all of which is to be kept: for a part of a long run.

    Parameters
    ----------
    articles : pandas.DataFrame

    Returns
    -------
    pandas.DataFrame
    """
    part = articles.copy(deep=False)
    part.attrs = {**articles.attrs, _KEY: ArticlesAsRead(whole=True)}
    return part


@contextmanager
def uncollected() -> Iterator[None]:
    """Let Python not search for circular garbage meanwhile.

    The search walks all that is in memory: models, word lists, and what has been worked out about the articles so far.
    It costs a tenth of the time, and more for an article of many than for one of few.

    Examples
    --------
    >>> with uncollected():
    ...     gc.isenabled()
    False
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
