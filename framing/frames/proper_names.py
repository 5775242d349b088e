"""Terms inside the names of laws, bodies and works: *the Espionage Act*, *Endowment for International Peace*.

A name is the choice of who gave it, not of who writes it down. Documents and matches enter, the matches that are no
parts of such names leave.
"""

from __future__ import annotations

from collections.abc import Sequence

from framing.lexicons import Match
from framing.lexicons.words import words
from framing.text import Document

__all__ = ["drop_names"]

_FARTHEST = 6  # tokens between a term and the noun by which it is known for a name
_TITLE = 0.7  # share of capitals from which a sentence is written like a title


def drop_names(document: Document, matches: Sequence[Match]) -> list[Match]:
    """Leave out the terms that are part of the name of a law, body or work.

    Terms that name somebody stay (frames ``label_…``), and so does what stands in titles, where all is written with
    capitals.

    Parameters
    ----------
    document : Document
    matches : sequence of Match

    Returns
    -------
    list of Match

    Examples
    --------
    >>> from framing.lexicons import Entry, Lexicon, Matcher
    >>> matcher = Matcher(Lexicon("mine", "1.0.0", (Entry("e", "espionage", "aggression"),)))
    >>> doc = Document("He broke the Espionage Act by espionage.")
    >>> [match.start for match in drop_names(doc, matcher.match(doc))]
    [30]
    """
    return [match for match in matches if match.entry.frame.startswith("label_") or not _in_name(document, match)]


def _in_name(document: Document, match: Match) -> bool:
    tokens = document.tokens.words
    own = tokens[match.first : match.after]
    links = words("frames.names.links")
    if not own[0][:1].isupper() or not all(_capital(word) or word in links for word in own):
        return False
    number = document.token_sentence
    here = int(number[match.first])
    begin, end = match.first, match.after
    while begin > 0 and number[begin - 1] == here and match.first - begin < _FARTHEST:
        begin -= 1
    opens = begin == match.first or not any(word[:1].isalnum() for word in tokens[begin : match.first])
    while end < len(tokens) and number[end] == here and end - match.after < _FARTHEST:
        end += 1
    after = _run(tokens[match.after : end], frozenset() if opens else links)
    before = _run(tokens[begin : match.first][::-1], links)
    heads = words("frames.names.heads")
    return any(word.lower() in heads for word in (*before, *after)) and not _like_a_title(document, match.first)


def _run(tokens: Sequence[str], links: frozenset[str]) -> list[str]:
    """Words of a name that go on from a place: with capitals, and no more than two small ones between them."""
    out: list[str] = []
    small = 0
    for word in tokens:
        if _capital(word):
            out.append(word)
            small = 0
        elif word in links and small < 2:
            small += 1
        else:
            break
    return out


def _capital(word: str) -> bool:
    return word[:1].isupper() and not word.isupper()


def _like_a_title(document: Document, token: int) -> bool:
    """Whether the sentence of a token, or its line, is written with capitals throughout."""
    number = document.token_sentence
    around = [word for word, k in zip(document.tokens.words, number) if k == number[token] and word[:1].isalpha()]
    return sum(word[:1].isupper() for word in around) >= _TITLE * len(around) and len(around) > 3
