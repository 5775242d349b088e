"""The tokens of one article and the mentions found on them so far."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

from framing.actors.detect.mention import Mention
from framing.actors.words.nouns import given_names
from framing.text import Document
from framing.text.grammar import Tree

__all__ = ["CLITICS", "Page"]

#: Possessive clitics.
CLITICS = frozenset(["'s", "'"])
_OPENERS = frozenset(['"', "“", "‘", "``", "«", "•", "—", "–", "''"])


class Page:
    """Tokens of an article with the mentions on them.

    Parameters
    ----------
    doc : Document

    Attributes
    ----------
    words, lower : list of str
        Tokens; in lower case with straight apostrophes.
    starts, ends, sentence : list of int
    begins : list of bool
        Whether a token begins a sentence, a quotation or an item, where a capital tells nothing.
    title : int
        Number of tokens of a headline that writes most words with a capital; 0 where there is none.
    lead_in : int
        Number of tokens of headline and deck, however they are written: short paragraphs of one sentence at the top.
    at : dict of int to Mention
        Mention by its head token.
    holder : list of Mention or None
        For each token the mention that it belongs to; of nested ones the inner.
    mentions : list of Mention
    groups : list of Mention
        Those of the mentions that stand for several named together.
    by_head : dict
        By number of an entity and by head: its mentions, with their place among them. Filled once they are linked.
    """

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.words = doc.tokens.words
        self.lower = "\0".join(self.words).lower().replace("’", "'").split("\0") if self.words else []
        self.starts: list[int] = doc.tokens.start.tolist()
        self.ends: list[int] = doc.tokens.end.tolist()
        self.sentence: list[int] = doc.token_sentence.tolist()
        before = zip(self.sentence, [-1, *self.sentence], ["", *self.words])
        self.begins: list[bool] = [own != last or word in _OPENERS for own, last, word in before]
        self.title = self._title()
        self.lead_in = self._lead_in()
        self.at: dict[int, Mention] = {}
        self.holder: list[Mention | None] = [None] * len(self.words)
        self.mentions: list[Mention] = []
        self.groups: list[Mention] = []
        self.by_head: dict[int, dict[int, list[tuple[int, Mention]]]] = {}

    @cached_property
    def tree(self) -> Tree:
        """Trees of the sentences."""
        return self.doc.tree

    def text_of(self, mention: Mention) -> str:
        """Words of a mention."""
        return self.doc.text[self.starts[mention.first] : self.ends[mention.last - 1]]

    def mention_at(self, k: int) -> Mention | None:
        """The mention that a token heads; else that in which it stands."""
        return self.at.get(k) or self.holder[k]

    def put(self, mention: Mention) -> None:
        """Add a mention."""
        mention.sentence = self.sentence[mention.head]
        self.mentions.append(mention)
        self.at[mention.head] = mention
        holder = self.holder
        for k in range(mention.first, mention.last):
            if holder[k] is None:
                holder[k] = mention

    def sort(self) -> None:
        """Mentions by their first token; longer ones first."""
        self.mentions.sort(key=lambda m: (m.first << 20) - m.last)

    @cached_property
    def beside(self) -> dict[int, list[Mention]]:
        """Mentions by the identity of the one that they stand in apposition to; asked once attachments are found."""
        out: dict[int, list[Mention]] = {}
        for mention in self.mentions:
            if mention.apposed is not None:
                out.setdefault(id(mention.apposed), []).append(mention)
        return out

    @cached_property
    def forms(self) -> frozenset[str]:
        """All words as they are written."""
        return frozenset(self.words)

    @cached_property
    def small(self) -> frozenset[str]:
        """Words that occur in small letters."""
        return frozenset(word for word in set(self.words) if word.islower())

    @cached_property
    def inner(self) -> frozenset[str]:
        """Words that occur with a capital where none is due, below the headline."""
        return frozenset(
            word
            for k, word in enumerate(self.words[self.title :], self.title)
            if word != self.lower[k] and word[0].isupper() and (not self.begins[k] or word in given_names())
        )

    def _lead_in(self) -> int:
        paragraphs = self.doc.paragraphs
        end = 0
        for (start, stop), most in zip(paragraphs[: max(len(paragraphs) - 1, 0)][:2], (200, 130)):
            if stop - start > most:
                break
            end = stop
        return bisect_left(self.starts, end) if end else 0

    def _title(self) -> int:
        paragraphs = self.doc.paragraphs
        if len(paragraphs) < 2:
            return 0
        end = paragraphs[0][1]
        if end - paragraphs[0][0] > 250:
            return 0
        size = next((k for k, start in enumerate(self.starts) if start >= end), len(self.starts))
        if not size or self.sentence[size - 1] != self.sentence[0]:
            return 0
        long = [word for word in self.words[:size] if len(word) > 3 and word[0].isalpha()]
        high = sum(1 for word in long if word[0].isupper())
        least = 4 if self.words[size - 1] == "." else 3
        return size if len(long) >= least and high >= 0.7 * len(long) else 0
